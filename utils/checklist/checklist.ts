import type { Channel } from '../dossier/types.ts';
import type { Paper, Procedure } from '../procedure/types.ts';
import { type Cases, needOf, questionsOf } from './cases.ts';
import type { Checklist, ChecklistRow, PaperDetail, PaperState } from './types.ts';

const SETTLED: readonly PaperState[] = ['have', 'exempt', 'not-applicable'];

/** What the officer wrote down beside the states: by paper, and the answers that picked the case. */
export interface Beside {
  details?: Readonly<Record<string, PaperDetail>> | undefined;
  cases?: Cases | undefined;
}

/** A row that the officer must settle: always needed, or by the chosen case; another one counts once it has a state. */
export const counts = ({ need, state }: ChecklistRow): boolean =>
  need === 'always' || need === 'case' || state !== undefined;

/** Pieces that are still to come of a paper that lies here; nothing was counted: nothing is short. */
export const short = (row: ChecklistRow): { originals: number; copies: number } => ({
  originals: row.state === 'have' ? Math.max(0, row.originals - (row.detail.originals ?? row.originals)) : 0,
  copies: row.state === 'have' ? Math.max(0, row.copies - (row.detail.copies ?? row.copies)) : 0,
});
export const isShort = (row: ChecklistRow): boolean => short(row).originals + short(row).copies > 0;

const settled = (row: ChecklistRow): boolean => row.state !== undefined && SETTLED.includes(row.state) && !isShort(row);

const own = <T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  of && Object.hasOwn(of, key) ? of[key] : undefined;

/**
 * The papers of one dossier with their states, in the catalogue's order. Papers of another way of submission (the paper form of
 * an online dossier) are left out, unless the officer marked them. States of papers that the procedure no longer has stay
 * in the dossier and are not shown.
 */
export const buildChecklist = (
  procedure: Pick<Procedure, 'papers' | 'questions'>,
  states: Readonly<Record<string, PaperState>>,
  channel: Channel = 'counter',
  { details, cases = {} }: Beside = {},
): Checklist => {
  const questions = questionsOf(procedure, channel);
  const rowOf = ({
    id,
    name,
    kind,
    originals,
    copies,
    when,
    channels,
    case: part,
    status,
    basis,
  }: Paper): ChecklistRow => {
    const state = own(states, id);
    // The way of submission is known by now: what depended on nothing else is simply needed.
    const condition = channels ? undefined : when;
    return {
      paperId: id,
      name,
      kind,
      originals,
      copies,
      ...(condition !== undefined ? { when: condition } : {}),
      // Where the part is the case, `when` says so already.
      ...(part && !when?.startsWith(part) ? { case: part } : {}),
      ...(status === 'unverified' ? { unverified: true } : {}),
      ...(status === 'office' ? { office: basis ?? '' } : {}),
      need: needOf(condition, questions, cases),
      ...(state ? { state } : {}),
      detail: own(details, id) ?? {},
    };
  };
  const rows = procedure.papers
    .filter((paper) => !paper.channels || paper.channels.includes(channel) || own(states, paper.id))
    .map(rowOf);
  const counted = rows.filter(counts);
  return { rows, done: counted.filter(settled).length, total: counted.length };
};

/**
 * What the space bar makes of a state: not looked at → có → thiếu → not looked at. From sai, được miễn, không áp dụng it goes to có:
 * the paper came after all. null = not looked at, as the dossier's event writes it.
 */
export const toggle = (state: PaperState | null | undefined): PaperState | null => {
  if (state === 'have') return 'missing';
  return state === 'missing' ? null : 'have';
};

/** "5/7 giấy tờ". */
export const progressText = ({ done, total }: Pick<Checklist, 'done' | 'total'>): string => `${done}/${total} giấy tờ`;

/** Needed papers without a state. A supplement request must be complete the first time, so none may be left when it is written. */
export const notLookedAt = ({ rows }: Checklist): ChecklistRow[] =>
  rows.filter((row) => counts(row) && row.state === undefined);

/** What the citizen must still bring: marked thiếu or sai, or fewer pieces than needed. */
export const toBring = ({ rows }: Checklist): ChecklistRow[] =>
  rows.filter((row) => row.state === 'missing' || row.state === 'wrong' || isShort(row));
