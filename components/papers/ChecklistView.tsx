import { useEffect, useRef, useState } from 'preact/hooks';
import { isShort, short, toggle } from '../../utils/checklist/checklist.ts';
import type { PortalOffer } from '../../utils/checklist/portal-offers.ts';
import {
  type Checklist,
  type ChecklistRow,
  PAPER_STATES,
  type PaperDetail,
  type PaperState,
  reasonsFor,
} from '../../utils/checklist/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { fold } from '../../utils/text/fold.ts';
import { PaperDetailForm } from './PaperDetailForm.tsx';

interface Props {
  checklist: Checklist;
  /** States that the portal's page of this dossier offers, by paper; seen at that moment. */
  offers?: ReadonlyMap<string, PortalOffer>;
  onSet: (paperId: string, state: PaperState | null) => void;
  onDetail: (paperId: string, detail: PaperDetail) => void;
  /** Absent when there is nothing to take back. */
  onUndo?: (() => void) | undefined;
}

/** First letter of the Vietnamese word: Có, Thiếu, Sai, Miễn, Không áp dụng. */
const LETTERS: Record<string, PaperState> = { c: 'have', t: 'missing', s: 'wrong', m: 'exempt', k: 'not-applicable' };
const TONE: Record<PaperState, string> = {
  have: 'ok',
  missing: 'bad',
  wrong: 'bad',
  exempt: 'ok',
  'not-applicable': 'muted',
};

const pieces = ({ originals, copies }: { originals: number; copies: number }): string =>
  [originals ? t('checklist.originals', { n: originals }) : '', copies ? t('checklist.copies', { n: copies }) : '']
    .filter(Boolean)
    .join(', ');

const move = (from: HTMLElement, step: 1 | -1) => {
  const rows = [...(from.closest('.checklist')?.querySelectorAll<HTMLElement>('[data-paper]') ?? [])];
  rows[rows.indexOf(from) + step]?.focus();
};

/** What stands beside the name: reason and note of the officer, and how many pieces are short. */
const Beside = ({ row }: { row: ChecklistRow }) => {
  const { reason, note } = row.detail;
  const why = reason && reasonsFor(row.state).includes(reason) ? t(`paper.reason.${reason}`) : '';
  const said = [why, note?.trim()].filter(Boolean).join(' · ');
  return (
    <>
      {said ? <p class="small">{said}</p> : null}
      {isShort(row) ? <p class="small tone-bad">{t('checklist.short', { pieces: pieces(short(row)) })}</p> : null}
    </>
  );
};

/** What the portal says of this paper; the officer takes it over, or does not. */
const Offer = ({ row, offer, onSet }: { row: ChecklistRow; offer: PortalOffer } & Pick<Props, 'onSet'>) => (
  <p class="row small" data-testid="portal-offer">
    <span class="grow muted">
      {t(`checklist.portal.${offer.state}`)}
      {fold(offer.name) === fold(row.name) ? '' : `: “${offer.name}”`}
    </span>
    <button
      type="button"
      class="small"
      aria-label={`${t('checklist.portal.take', { state: t(`paper.${offer.state}`) })}: ${row.name}`}
      onClick={() => onSet(row.paperId, offer.state)}
    >
      {t('checklist.portal.take', { state: t(`paper.${offer.state}`) })}
    </button>
  </p>
);

const Row = ({
  row,
  offer,
  first,
  open,
  onOpen,
  onKey,
  onSet,
  onDetail,
}: {
  row: ChecklistRow;
  offer: PortalOffer | undefined;
  first: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onKey: (event: KeyboardEvent) => void;
} & Pick<Props, 'onSet' | 'onDetail'>) => (
  <li
    data-paper={row.paperId}
    tabIndex={first ? 0 : -1}
    aria-label={`${row.name}: ${row.state ? t(`paper.${row.state}`) : t('paper.none')}`}
    onKeyDown={onKey}
  >
    {row.case ? <p class="small muted">{row.case}</p> : null}
    <p>
      {row.name}
      {row.when ? <span class="small muted"> ({row.when})</span> : null}
    </p>
    <p class="row small">
      <span class="grow">
        {row.state ? <strong class={`tone-${TONE[row.state]}`}>{t(`paper.${row.state}`)} · </strong> : null}
        <span class="muted">
          {t(`paper.kind.${row.kind}`)}
          {pieces(row) ? ` · ${pieces(row)}` : ''}
        </span>
        {row.office === undefined ? null : (
          <span class="muted" data-testid="row-by-office">
            {' '}
            ({[t('status.office'), row.office].filter(Boolean).join(': ')})
          </span>
        )}
        {row.unverified ? <span class="tone-warn"> ({t('status.unverified')})</span> : null}
      </span>
      {PAPER_STATES.map((state) => (
        <button
          type="button"
          key={state}
          class={`state ${row.state === state ? `on tone-${TONE[state]}` : ''}`}
          aria-pressed={row.state === state}
          aria-label={t(`paper.${state}`)}
          title={t(`paper.${state}`)}
          tabIndex={-1}
          onClick={() => onSet(row.paperId, row.state === state ? null : state)}
        >
          {t(`paper.${state}.letter`)}
        </button>
      ))}
      <button
        type="button"
        class="state"
        aria-expanded={open}
        aria-label={t('paper.detail')}
        title={t('paper.detail')}
        tabIndex={-1}
        data-testid="paper-detail"
        onClick={() => onOpen(!open)}
      >
        …
      </button>
    </p>
    <Beside row={row} />
    {offer ? <Offer row={row} offer={offer} onSet={onSet} /> : null}
    {open ? (
      <PaperDetailForm row={row} onDetail={(detail) => onDetail(row.paperId, detail)} onClose={() => onOpen(false)} />
    ) : null}
  </li>
);

/**
 * Papers of the procedure. Keyboard first: arrows move, space ticks, a letter sets each state (again: its next reason), Delete clears, Enter opens what
 * is written beside a paper, Ctrl+Z takes the last change back. Papers of another case than the chosen one stand folded at the end.
 */
export const ChecklistView = ({ checklist, offers, onSet, onDetail, onUndo }: Props) => {
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const asked = useRef<string | null>(null);
  const { rows } = checklist;
  const here = rows.filter(({ need, state }) => need !== 'not' || state);
  const elsewhere = rows.filter(({ need, state }) => need === 'not' && !state);

  // The form closes with Escape: the keys go on where they were.
  useEffect(() => {
    if (open !== null || asked.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-paper="${CSS.escape(asked.current)}"]`)?.focus();
    asked.current = null;
  }, [open]);

  /** A state that stands already goes on to its next reason, after the last to none. */
  const letter = (row: ChecklistRow, state: PaperState) => {
    const reasons = reasonsFor(state);
    if (row.state !== state || !reasons.length) return onSet(row.paperId, state);
    const { reason, ...rest } = row.detail;
    const next = reasons[reason ? reasons.indexOf(reason) + 1 : 0];
    return onDetail(row.paperId, next ? { ...rest, reason: next } : rest);
  };

  const onKey = (row: ChecklistRow) => (event: KeyboardEvent) => {
    const at = event.currentTarget as HTMLElement;
    const key = event.key.toLowerCase();
    if (key === 'z' && (event.ctrlKey || event.metaKey) && event.target === at) onUndo?.();
    else if (event.target !== at || event.ctrlKey || event.altKey || event.metaKey) return;
    else if (event.key === 'ArrowDown') move(at, 1);
    else if (event.key === 'ArrowUp') move(at, -1);
    else if (event.key === ' ') onSet(row.paperId, toggle(row.state));
    else if (event.key === 'Delete' || event.key === 'Backspace') onSet(row.paperId, null);
    else if (event.key === 'Enter') {
      asked.current = row.paperId;
      setOpen(row.paperId);
    } else if (LETTERS[key]) letter(row, LETTERS[key]);
    else return;
    event.preventDefault();
  };
  const draw = (row: ChecklistRow, first: boolean) => (
    <Row
      key={row.paperId}
      row={row}
      offer={offers?.get(row.paperId)}
      first={first}
      open={open === row.paperId}
      onOpen={(next) => setOpen(next ? row.paperId : null)}
      onKey={onKey(row)}
      onSet={onSet}
      onDetail={onDetail}
    />
  );
  return (
    <section class="checklist stack" ref={list}>
      <p class="row">
        <strong class="grow" data-testid="checklist-count">
          {t('checklist.count', { done: checklist.done, total: checklist.total })}
        </strong>
        {onUndo ? (
          <button type="button" data-testid="papers-undo" title="Ctrl+Z" onClick={onUndo}>
            {t('checklist.undo')}
          </button>
        ) : null}
      </p>
      <p class="small muted no-print">{t('checklist.keys')}</p>
      <ul>{here.map((row, index) => draw(row, index === 0))}</ul>
      {elsewhere.length ? (
        <details>
          <summary class="small muted">{t('checklist.elsewhere', { n: elsewhere.length })}</summary>
          <ul>{elsewhere.map((row) => draw(row, false))}</ul>
        </details>
      ) : null}
    </section>
  );
};
