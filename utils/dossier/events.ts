import type { PaperDetail, PaperState } from '../checklist/types.ts';
import type { Citizen } from '../citizen/types.ts';
import type { ClockEntry } from '../deadline/types.ts';
import type { Role } from '../match/types.ts';
import { tidy } from '../text/fold.ts';
import type { Channel, DossierEvent, PortalRow } from './types.ts';

/** What every event bears. `id` is random and unique; `at` is ISO with an offset ("2026-11-23T09:10:00.000+07:00"). */
export interface Stamp {
  id: string;
  dossierId: string;
  at: string;
}

type People = { role: Role; citizen: Citizen }[];

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** @throws RangeError: a moment without an offset means another time on another machine. */
const moment = (iso: string): string => {
  if (!ISO.test(iso) || Number.isNaN(Date.parse(iso))) throw new RangeError('not a moment with an offset');
  return iso;
};

const stamped = ({ id, dossierId, at }: Stamp): Stamp => ({ id, dossierId, at: moment(at) });

/** Opens a dossier, or corrects its procedure. `host`: the portal's host name, '' when written by hand. */
export const opened = (stamp: Stamp, procedureCode: string, host: string): DossierEvent => ({
  ...stamped(stamp),
  type: 'opened',
  procedureCode,
  host,
});

/** Mã hồ sơ as the portal shows it. */
export const codeSet = (stamp: Stamp, code: string): DossierEvent => ({
  ...stamped(stamp),
  type: 'code-set',
  code: tidy(code),
});

/** All people in their roles; replaces the earlier list. */
export const peopleSet = (stamp: Stamp, people: People): DossierEvent => ({
  ...stamped(stamp),
  type: 'people-set',
  people,
});

/** Moment and channel of reception. */
export const received = (stamp: Stamp, receivedAt: string, channel: Channel): DossierEvent => ({
  ...stamped(stamp),
  type: 'received',
  receivedAt: moment(receivedAt),
  channel,
});

/** Which of the procedure's limits applies. */
export const limitChosen = (stamp: Stamp, limitId: string): DossierEvent => ({
  ...stamped(stamp),
  type: 'limit-chosen',
  limitId,
});

/** State of one paper; null takes the tick back. */
export const paperSet = (stamp: Stamp, paperId: string, state: PaperState | null): DossierEvent => ({
  ...stamped(stamp),
  type: 'paper-set',
  paperId,
  state,
});

/** Answer that picks the case; null takes it back. */
export const caseChosen = (stamp: Stamp, question: string, when: string | null): DossierEvent => ({
  ...stamped(stamp),
  type: 'case-chosen',
  question,
  when,
});

/** Reason, note (NFC) and counts of one paper; replaces what was there. */
export const paperDetail = (stamp: Stamp, paperId: string, detail: PaperDetail): DossierEvent => ({
  ...stamped(stamp),
  type: 'paper-detail',
  paperId,
  detail: detail.note === undefined ? detail : { ...detail, note: detail.note.normalize('NFC') },
});

/** The whole text of a note, NFC; '' removes the note. */
export const noteWritten = (stamp: Stamp, noteId: string, text: string): DossierEvent => ({
  ...stamped(stamp),
  type: 'note-written',
  noteId,
  text: text.normalize('NFC'),
});

/** A fill was committed: how many fields were filled and left, never what. */
export const filled = (stamp: Stamp, host: string, filledFields: number, left: number): DossierEvent => ({
  ...stamped(stamp),
  type: 'filled',
  host,
  filled: filledFields,
  left,
});

/** Moment at which the result was there. */
export const result = (stamp: Stamp, resultAt: string): DossierEvent => ({
  ...stamped(stamp),
  type: 'result',
  resultAt: moment(resultAt),
});

/** What an officer's list shows of the dossier now. */
export const captured = (stamp: Stamp, host: string, row: PortalRow): DossierEvent => ({
  ...stamped(stamp),
  type: 'captured',
  host,
  row,
});

/** An entry of the clock, its correction under the same id, or its undoing. `at` of the entry is when it happened. */
export const clockSet = (stamp: Stamp, entryId: string, entry: Omit<ClockEntry, 'id'> | null): DossierEvent => ({
  ...stamped(stamp),
  type: 'clock-set',
  entryId,
  entry: entry && { ...entry, at: moment(entry.at) },
});

/** What is known when a dossier is saved for the first time. */
export interface Draft {
  dossierId: string;
  procedureCode: string;
  host: string;
  code?: string;
  people?: People;
  received?: { receivedAt: string; channel: Channel };
  limitId?: string;
  filled?: { filled: number; left: number };
}

/**
 * The first events of a dossier, all of the moment `at`.
 * @param newId a fresh random id at each call.
 */
export const newDossier = (draft: Draft, at: string, newId: () => string): DossierEvent[] => {
  const stamp = (): Stamp => ({ id: newId(), dossierId: draft.dossierId, at });
  const { procedureCode, host, code, people, limitId } = draft;
  return [
    opened(stamp(), procedureCode, host),
    ...(code ? [codeSet(stamp(), code)] : []),
    ...(people ? [peopleSet(stamp(), people)] : []),
    ...(draft.received ? [received(stamp(), draft.received.receivedAt, draft.received.channel)] : []),
    ...(limitId ? [limitChosen(stamp(), limitId)] : []),
    ...(draft.filled ? [filled(stamp(), host, draft.filled.filled, draft.filled.left)] : []),
  ];
};
