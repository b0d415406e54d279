import type { RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { COLUMNS, type Column } from '../../utils/counter/columns.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { SortKey } from '../../utils/dossier/lists.ts';
import type { DossierSummary } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { showDate, showFee } from '../format.ts';

export interface RowsHandle {
  focus: (index: number) => void;
}

/** Heights of a row, px; the style sheet holds the same. */
const WIDE = 46;
const NARROW = 76;
/** Rows drawn above and below what is seen. */
const SPARE = 8;

const SORT_OF: Partial<Record<Column, SortKey>> = {
  code: 'code',
  procedure: 'procedure',
  people: 'person',
  received: 'received',
  due: 'due',
  updated: 'updated',
};

const peopleOf = ({ people, portal }: DossierSummary): string =>
  people
    .map(({ fullName, personalId }) => fullName ?? personalId ?? '')
    .filter(Boolean)
    .join(', ') ||
  (portal?.applicant ?? '');

const procedureOf = (model: DeskModel, { procedureCode, portal }: DossierSummary): string =>
  model.shelf.nameOf(procedureCode) || (portal?.procedureName ?? t('page.noProcedure'));

const Due = ({ model, summary }: { model: DeskModel; summary: DossierSummary }) => {
  if (summary.closed) return <span class="small muted">{t(`book.outcome.${summary.closed.outcome}`)}</span>;
  const due = model.shelf.dueOf(summary);
  return due ? <span class={`small tone-${due.tone}`}>{due.text}</span> : null;
};

const cell = (model: DeskModel, summary: DossierSummary, column: Column) => {
  switch (column) {
    case 'code':
      return (
        <strong>
          {summary.pinned ? (
            <span>
              ★ <span class="sr-only">{t('book.pinned')} </span>
            </span>
          ) : null}
          {summary.code ?? t('dossier.noCode')}
        </strong>
      );
    case 'procedure':
      return procedureOf(model, summary);
    case 'people':
      return peopleOf(summary);
    case 'received':
      return showDate(summary.receivedAt?.slice(0, 10));
    case 'due':
      return <Due model={model} summary={summary} />;
    case 'tags':
      return summary.tags.slice(0, 5).map((tag) => `#${tag} `);
    case 'fee':
      return summary.fee ? showFee(summary.fee) : '';
    case 'notes':
      return summary.notes ? String(summary.notes) : '';
    case 'updated':
      return showDate(summary.updatedAt.slice(0, 10));
  }
};

const Card = ({ model, summary }: { model: DeskModel; summary: DossierSummary }) => (
  <>
    <span class="row">
      <span class="grow">{cell(model, summary, 'code')}</span>
      <Due model={model} summary={summary} />
    </span>
    <span class="small line">{procedureOf(model, summary)}</span>
    <span class="small muted line">{peopleOf(summary)}</span>
  </>
);

interface Props {
  model: DeskModel;
  rows: readonly DossierSummary[];
  narrow: boolean;
  handle: RefObject<RowsHandle | null>;
}

/** The rows that are seen, out of any number. Arrows, Home, End and Page move between them, space chooses, Enter opens. */
export const Rows = ({ model, rows, narrow, handle }: Props) => {
  const { shelf, bulk } = model;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(900);
  const [wanted, setWanted] = useState<number | null>(null);
  const height = narrow ? NARROW : WIDE;
  const columns = COLUMNS.filter((column) => column === 'code' || model.columns.value.includes(column));

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSeen(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const focus = (index: number): void => {
    const element = box.current;
    if (!element || index < 0 || index >= rows.length) return;
    const [from, until] = [index * height, (index + 1) * height];
    if (from < element.scrollTop) element.scrollTop = from;
    else if (until > element.scrollTop + element.clientHeight) element.scrollTop = until - element.clientHeight;
    setTop(element.scrollTop);
    setWanted(index);
  };
  useImperativeHandle(handle, () => ({ focus }));
  // The row may have to be drawn before it can have the focus; the next key must already meet it.
  useLayoutEffect(() => {
    if (wanted === null) return;
    box.current?.querySelector<HTMLElement>(`[data-index="${wanted}"]`)?.focus({ preventScroll: true });
    setWanted(null);
  }, [wanted]);

  const onKey = (event: KeyboardEvent) => {
    const at = Number((event.currentTarget as HTMLElement).dataset.index ?? Number.NaN);
    if (Number.isNaN(at)) return;
    const page = Math.max(1, Math.floor(seen / height) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: Math.min(rows.length - 1, at + page),
      PageUp: Math.max(0, at - page),
    }[event.key];
    const summary = rows[at];
    if (to === -1) document.querySelector<HTMLInputElement>('.desk-list input[type=search]')?.focus();
    else if (to !== undefined) focus(to);
    else if (event.key === ' ' && summary) bulk.choose([summary.id], !shelf.chosen.value.has(summary.id));
    else return;
    event.preventDefault();
  };

  const first = Math.max(0, Math.floor(top / height) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + seen) / height) + SPARE);
  const opened = model.dossier.dossier.value?.id;
  const { key, down } = shelf.sort.value;
  return (
    <>
      {narrow ? null : (
        <div class="row-grid headings">
          <span class="sr-only">{t('book.sortBy')}</span>
          <span class="cells">
            {columns.map((column) => {
              const by = SORT_OF[column];
              return (
                <span key={column} class={`cell c-${column}`}>
                  {by ? (
                    <button
                      type="button"
                      class="plain small"
                      aria-pressed={key === by}
                      onClick={() => {
                        shelf.sortBy.value = {
                          key: by,
                          down: key === by ? !down : by === 'updated' || by === 'received',
                        };
                      }}
                    >
                      {t(`book.column.${column}`)} {key === by ? (down ? '↓' : '↑') : ''}
                    </button>
                  ) : (
                    <span class="small muted">{t(`book.column.${column}`)}</span>
                  )}
                </span>
              );
            })}
          </span>
        </div>
      )}
      <div
        class="rows"
        ref={box}
        data-testid="rows"
        data-count={rows.length}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <ul style={{ height: `${rows.length * height}px` }}>
          {rows.slice(first, last).map((summary, offset) => {
            const index = first + offset;
            const code = summary.code ?? t('dossier.noCode');
            return (
              <li
                key={summary.id}
                class={`row-grid ${summary.id === opened ? 'on' : ''}`}
                style={{ top: `${index * height}px`, height: `${height}px` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <label class="pick">
                  <span class="sr-only">{t('book.pick', { code })}</span>
                  <input
                    type="checkbox"
                    checked={shelf.chosen.value.has(summary.id)}
                    onChange={(event) => bulk.choose([summary.id], event.currentTarget.checked)}
                  />
                </label>
                <a
                  class={narrow ? 'cards' : 'cells'}
                  href={`#/ho-so/${summary.id}`}
                  data-testid="dossier-row"
                  data-index={index}
                  onKeyDown={onKey}
                  aria-current={summary.id === opened ? 'true' : undefined}
                >
                  {narrow ? (
                    <Card model={model} summary={summary} />
                  ) : (
                    columns.map((column) => (
                      <span key={column} class={`cell c-${column}`}>
                        {cell(model, summary, column)}
                      </span>
                    ))
                  )}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
};
