import { listText } from '../utils/i18n/page-list.ts';
import type { Chip } from '../utils/lists/chips.ts';
import { honestClick } from './honest.ts';
import { type RowChip, saidOf } from './overlay-chips.ts';

const FILTERS = ['all', 'bad', 'warn', 'paused', 'differs'] as const;
type Filter = (typeof FILTERS)[number];
const LABELS = {
  all: 'page.listAll',
  bad: 'page.listLate',
  warn: 'page.listSoon',
  paused: 'page.listPaused',
  differs: 'page.listDiffers',
} as const;

const holds = (filter: Filter, { tone, paused, differs, due }: Chip): boolean =>
  filter === 'all' || (filter === 'paused' ? paused : filter === 'differs' ? differs : tone === filter && due !== '');

/** Nearest due first; what has no due stands last, in the page's order. */
const byDue = (rows: readonly RowChip[]): RowChip[] =>
  rows.toSorted((a, b) => (a.chip.due || '9').localeCompare(b.chip.due || '9'));

interface Ports {
  /** Brings the row into view. */
  go: (row: RowChip) => void;
  open: (row: RowChip) => void;
}

/**
 * The rows of the page by our due date, with filters: a list of our own instead of rows moved about, because a portal draws its table anew from
 * its own order whenever it likes, and recycles rows while it scrolls. The focus stays on the one button: arrows choose (↑ ↓ the row, ← → the filter), Enter goes to the
 * row, Shift+Enter opens the dossier in the panel, Esc closes. Holds codes and dates, no names.
 */
export const dueList = (root: HTMLElement, host: HTMLElement, { go, open }: Ports) => {
  let rows: RowChip[] = [];
  let shown: RowChip[] = [];
  let filter: Filter = 'all';
  let active = 0;
  let closed = false;
  let expanded = false;

  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const box = make('div', 'due');
  const panel = make('div', 'due-panel');
  const filters = make('div', 'due-filters');
  const list = make('ul');
  const detail = make('p', 'due-why');
  const foot = make('div', 'due-foot');
  const toggle = make('button', 'due-toggle');
  const close = make('button', 'close', '×');
  for (const element of [toggle, close]) element.type = 'button';
  list.id = 'due-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', listText('page.listTitle'));
  detail.setAttribute('aria-live', 'polite');
  toggle.setAttribute('role', 'combobox');
  toggle.setAttribute('aria-haspopup', 'listbox');
  toggle.setAttribute('aria-controls', list.id);
  close.setAttribute('aria-label', listText('page.listClose'));
  panel.append(filters, list, detail, make('p', 'due-keys', listText('page.listKeys')));
  foot.append(toggle, close);
  box.append(panel, foot);

  const mark = (): void => {
    for (const [index, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(index === active));
    const row = shown[active];
    if (row && expanded) toggle.setAttribute('aria-activedescendant', `due-${active}`);
    else toggle.removeAttribute('aria-activedescendant');
    detail.textContent = row?.chip.why.join(' · ') ?? '';
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };

  const click = (element: HTMLElement, run: (event: MouseEvent) => void): void =>
    element.addEventListener('click', (event) => {
      if (honestClick(event, host)) run(event);
    });

  const draw = (): void => {
    const counts = FILTERS.map((each) => rows.filter(({ chip }) => holds(each, chip)).length);
    const text = [
      listText('page.listTitle'),
      ...([1, 2] as const).flatMap((n) => (counts[n] ? listText(LABELS[FILTERS[n]], { n: counts[n] }) : [])),
    ];
    toggle.textContent = text.join(' · ');
    toggle.setAttribute('aria-expanded', String(expanded));
    panel.hidden = !expanded;
    box.hidden = closed || rows.length === 0;
    if (!expanded) return;
    filters.replaceChildren(
      ...FILTERS.map((each, index) => {
        const button = make('button', each === filter ? 'on' : '', listText(LABELS[each], { n: counts[index]! }));
        button.type = 'button';
        button.tabIndex = -1;
        button.setAttribute('aria-pressed', String(each === filter));
        click(button, () => choose(each));
        return button;
      }),
    );
    shown = byDue(rows.filter(({ chip }) => holds(filter, chip)));
    active = Math.min(active, Math.max(0, shown.length - 1));
    list.replaceChildren(
      ...shown.map((row, index) => {
        const item = make('li', row.chip.tone);
        item.id = `due-${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-label', `${row.chip.code}: ${saidOf(row.chip)}`);
        item.append(make('span', 'code', row.chip.code), make('span', row.chip.note ? 'note' : '', row.chip.text));
        click(item, (event) => {
          active = index;
          mark();
          (event.shiftKey ? open : go)(row);
        });
        return item;
      }),
    );
    mark();
  };
  const choose = (next: Filter): void => {
    filter = next;
    active = 0;
    draw();
  };
  const expand = (on: boolean): void => {
    expanded = on;
    draw();
  };

  const step = (to: number): void => {
    if (expanded) active = Math.min(Math.max(to, 0), shown.length - 1);
    else expand(true);
  };
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: () => step(active + 1),
    ArrowUp: () => step(active - 1),
    Home: () => step(0),
    End: () => step(shown.length - 1),
    ArrowRight: () => choose(FILTERS[(FILTERS.indexOf(filter) + 1) % FILTERS.length]!),
    ArrowLeft: () => choose(FILTERS.at(FILTERS.indexOf(filter) - 1)!),
    Escape: () => expand(false),
    Enter: ({ shiftKey }) => {
      const row = shown[active];
      if (!expanded) expand(true);
      else if (row) (shiftKey ? open : go)(row);
    },
  };
  toggle.addEventListener('keydown', (event) => {
    const run = keys[event.key];
    if (!event.isTrusted || !run) return;
    event.preventDefault();
    event.stopPropagation(); // the portal has shortcuts of its own
    run(event);
    mark();
  });
  click(toggle, () => expand(!expanded));
  click(close, () => {
    closed = true;
    draw();
  });
  root.append(box);

  return {
    show: (next: RowChip[], dark: boolean): void => {
      rows = next;
      box.classList.toggle('dark', dark);
      draw();
    },
  };
};
