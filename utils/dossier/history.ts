import { inOrder } from './order.ts';
import type { DossierEvent } from './types.ts';

/**
 * The history of a dossier in lines: what changed when. A key and its values, for the sentence `history.<key>` in the locale file; what
 * names people or texts is given apart, because it is shown as text and never as part of a sentence.
 */
export const HISTORY_KEYS = [
  'opened',
  'code-set',
  'codes-set',
  'people-set',
  'received',
  'limit-chosen',
  'paper-set',
  'paper-cleared',
  'paper-detail',
  'case-chosen',
  'case-cleared',
  'note-new',
  'note-changed',
  'note-removed',
  'note-pinned',
  'note-unpinned',
  'filled',
  'result',
  'clock-set',
  'clock-cleared',
  'captured',
  'papers-listed',
  'tags-set',
  'pinned',
  'unpinned',
  'closed',
  'reopened',
  'fee-set',
  'fee-cleared',
  'merged',
  'unmerged',
  'merged-into',
  'unmerged-from',
  'unknown',
] as const;
export type HistoryKey = (typeof HISTORY_KEYS)[number];

export interface HistoryLine {
  id: string;
  at: string;
  key: HistoryKey;
  /** Of another dossier that was merged into this one. */
  ofOther: boolean;
  params: Record<string, string | number>;
  /** What stands beside the sentence: a code, names, tags. */
  detail: string;
  /** What the officer wrote beside a paper. */
  said?: string;
  /** A note's text as it was written then; it can be brought back. */
  note?: { noteId: string; text: string };
}

type Told = Pick<HistoryLine, 'key'> & Partial<Pick<HistoryLine, 'params' | 'detail' | 'note' | 'said'>>;

const tell = (event: DossierEvent, begun: Set<string>): Told => {
  switch (event.type) {
    case 'opened':
      return { key: 'opened', detail: event.procedureCode };
    case 'code-set':
      return { key: 'code-set', detail: event.code };
    case 'codes-set':
      return { key: 'codes-set', detail: event.codes.join(', ') };
    case 'people-set': {
      const names = event.people.map(({ citizen }) => citizen.fullName ?? citizen.personalId ?? '');
      return { key: 'people-set', params: { n: event.people.length }, detail: names.filter(Boolean).join(', ') };
    }
    case 'received':
      return { key: 'received', detail: event.receivedAt };
    case 'limit-chosen':
      return { key: 'limit-chosen', detail: event.limitId };
    case 'paper-set':
      return event.state === null
        ? { key: 'paper-cleared', detail: event.paperId }
        : { key: 'paper-set', params: { state: event.state }, detail: event.paperId };
    case 'paper-detail':
      return { key: 'paper-detail', detail: event.paperId, ...(event.detail.note && { said: event.detail.note }) };
    case 'case-chosen':
      return event.when === null
        ? { key: 'case-cleared', detail: event.question }
        : { key: 'case-chosen', detail: `${event.question}: ${event.when}` };
    case 'note-written': {
      const known = begun.has(event.noteId);
      begun.add(event.noteId);
      const key = !event.text.trim() ? 'note-removed' : known ? 'note-changed' : 'note-new';
      return { key, note: { noteId: event.noteId, text: event.text } };
    }
    case 'note-pinned':
      return { key: event.on ? 'note-pinned' : 'note-unpinned' };
    case 'filled':
      return { key: 'filled', params: { n: event.filled, left: event.left }, detail: event.host };
    case 'result':
      return { key: 'result', detail: event.resultAt };
    case 'clock-set':
      return event.entry
        ? { key: 'clock-set', params: { clock: event.entry.type }, detail: event.entry.at }
        : { key: 'clock-cleared' };
    case 'captured':
      return { key: 'captured', detail: [event.row.status, event.row.step].filter(Boolean).join(' · ') || event.host };
    case 'papers-listed':
      return { key: 'papers-listed', params: { n: event.papers.length }, detail: event.host };
    case 'tags-set':
      return { key: 'tags-set', detail: event.tags.map((tag) => `#${tag}`).join(' ') };
    case 'pinned':
      return { key: event.on ? 'pinned' : 'unpinned' };
    case 'closed':
      return event.outcome ? { key: 'closed', params: { outcome: event.outcome } } : { key: 'reopened' };
    case 'fee-set':
      return event.fee ? { key: 'fee-set', params: { fee: event.fee.amount } } : { key: 'fee-cleared' };
    case 'merged':
      return { key: 'merged' };
    case 'unmerged':
      return { key: 'unmerged' };
    case 'merged-into':
      return { key: event.into === null ? 'unmerged-from' : 'merged-into' };
    default:
      return { key: 'unknown' }; // written by a newer version
  }
};

/** Pauses of typing write a note many times; within this long only its last text is a line. */
const ONE_SITTING_MS = 10 * 60_000;
/** Letters that a correction takes away at most: a syllable. Where more are gone (a phone number, all of it), the text before keeps its line. */
const CORRECTED = 7;

/** Letters of the earlier text that lie between what the two have in common at their beginnings and at their ends. */
const gone = (earlier: string, later: string): number => {
  const most = Math.min(earlier.length, later.length);
  let head = 0;
  while (head < most && earlier[head] === later[head]) head++;
  let tail = 0;
  while (tail < most - head && earlier.at(-1 - tail) === later.at(-1 - tail)) tail++;
  return earlier.length - head - tail;
};

const sameSitting = (earlier: HistoryLine, later: HistoryLine): boolean =>
  earlier.note !== undefined &&
  earlier.note.noteId === later.note?.noteId &&
  earlier.key !== 'note-removed' &&
  later.key === 'note-changed' &&
  Date.parse(later.at) - Date.parse(earlier.at) < ONE_SITTING_MS &&
  gone(earlier.note.text, later.note.text) <= CORRECTED;

const linesOf = (events: readonly DossierEvent[], ofOther: boolean): HistoryLine[] => {
  const begun = new Set<string>();
  const lines: HistoryLine[] = [];
  for (const event of inOrder(events)) {
    if (event.type === 'merged') lines.push(...linesOf(event.events, true));
    const { key, params = {}, detail = '', ...beside } = tell(event, begun);
    const line: HistoryLine = { id: event.id, at: event.at, key, ofOther, params, detail, ...beside };
    const before = lines.at(-1);
    if (before && sameSitting(before, line)) lines[lines.length - 1] = { ...line, key: before.key };
    else lines.push(line);
  }
  return lines;
};

/** Newest first; the history of a dossier that was merged in stands among it. */
export const historyOf = (events: readonly DossierEvent[]): HistoryLine[] => {
  const seen = new Set<string>();
  return linesOf(events, false)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
};
