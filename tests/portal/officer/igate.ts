import { asked, count, el } from './dom.ts';
import { dossiers, type Listed } from './dossiers.ts';

const HEADS = ['Số hồ sơ', 'Thủ tục', 'Người nộp', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Trạng thái', 'Thao tác'];
const COLUMNS = ['code', 'procedure', 'applicant', 'applied', 'appointment', 'status', 'action'];
const PAGE = 20;
const all = dossiers(count);

const texts = (listed: Listed): string[] => [
  listed.code,
  listed.procedure,
  listed.name,
  listed.received,
  listed.appointment,
  listed.status,
  '⋮',
];
const row = (listed: Listed): HTMLElement =>
  el(
    'tr',
    { 'mat-row': '', role: 'row', class: 'mat-row cdk-row' },
    ...texts(listed).map((text, n) => {
      const column = COLUMNS[n];
      const attributes = { role: 'gridcell', class: `mat-cell cdk-cell cdk-column-${column} mat-column-${column}` };
      if (column === 'action') return el('td', attributes, el('button', { class: 'mat-menu-trigger' }, text));
      return el('td', attributes, column === 'code' ? el('a', { href: '#' }, text) : text);
    }),
  );
const body = el('tbody');
const head = el(
  'thead',
  {},
  el(
    'tr',
    { 'mat-header-row': '', role: 'row', class: 'mat-header-row' },
    ...HEADS.map((text, n) =>
      el('th', { role: 'columnheader', class: `mat-header-cell mat-column-${COLUMNS[n]}` }, text),
    ),
  ),
);
const table = el('table', { 'mat-table': '', role: 'grid', class: 'mat-table cdk-table' }, head, body);
const holder = document.querySelector('.searchtbl')!;
if (asked.has('narrow')) holder.classList.add('narrow');

if (asked.has('virtual')) {
  // Recycles: the same elements and text nodes show other dossiers as it scrolls.
  const HEIGHT = 42;
  const SHOWN = 12;
  const before = el('tr', { class: 'spacer' });
  const after = el('tr', { class: 'spacer' });
  const rows = all.slice(0, SHOWN).map(row);
  body.append(before, ...rows, after);
  const viewport = el('div', { class: 'viewport cdk-virtual-scroll-viewport' }, table);
  const draw = () => {
    const first = Math.min(Math.floor(viewport.scrollTop / HEIGHT), all.length - SHOWN);
    before.style.height = `${first * HEIGHT}px`;
    after.style.height = `${(all.length - SHOWN - first) * HEIGHT}px`;
    rows.forEach((element, n) => {
      const words = texts(all[first + n]!);
      [...element.children].forEach((cell, column) => {
        const holds = column === 0 || column === 6 ? cell.firstChild! : cell;
        if (holds.firstChild!.nodeValue !== words[column]) holds.firstChild!.nodeValue = words[column]!;
      });
    });
  };
  viewport.addEventListener('scroll', draw);
  holder.append(viewport);
  draw();
} else {
  let at = 0;
  const size = asked.has('all') ? all.length : PAGE;
  const show = () => body.replaceChildren(...all.slice(at, at + size).map(row));
  const button = (text: string, label: string, by: number) => {
    const element = el('button', { 'aria-label': label, id: by > 0 ? 'next' : 'previous' }, text);
    element.addEventListener('click', () => {
      at = Math.min(Math.max(0, at + by), Math.max(0, all.length - size));
      show();
    });
    return element;
  };
  holder.append(table, el('mat-paginator', {}, button('‹', 'Trang trước', -size), button('›', 'Trang sau', size)));
  show();
}
