import type { Channel } from '../dossier/types.ts';
import type { Paper, Procedure } from '../procedure/types.ts';
import type { Checklist, ChecklistRow, PaperState } from './types.ts';

const SETTLED: readonly PaperState[] = ['have', 'exempt', 'not-applicable'];

/** A row that the officer must settle: always needed, or only in a case that was met, else it would have no state. */
const counts = (row: ChecklistRow): boolean => row.when === undefined || row.state !== undefined;

const rowOf = (
  { id, name, kind, originals, copies, when, channels, case: part, status }: Paper,
  state?: PaperState,
): ChecklistRow => ({
  paperId: id,
  name,
  kind,
  originals,
  copies,
  // The way of submission is known by now: what depended on nothing else is simply needed.
  ...(when !== undefined && !channels ? { when } : {}),
  // Where the part is the case, `when` says so already.
  ...(part && !when?.startsWith(part) ? { case: part } : {}),
  ...(status === 'unverified' ? { unverified: true } : {}),
  ...(state ? { state } : {}),
});

/**
 * The papers of one dossier with their states, in the catalogue's order. Papers of another way of submission (the paper form of
 * an online dossier) are left out, unless the officer marked them. States of papers that the procedure no longer has stay
 * in the dossier and are not shown.
 */
export const buildChecklist = (
  procedure: Pick<Procedure, 'papers'>,
  states: Readonly<Record<string, PaperState>>,
  channel: Channel = 'counter',
): Checklist => {
  const stateOf = ({ id }: Paper) => (Object.hasOwn(states, id) ? states[id] : undefined);
  const rows = procedure.papers
    .filter((paper) => !paper.channels || paper.channels.includes(channel) || stateOf(paper))
    .map((paper) => rowOf(paper, stateOf(paper)));
  const counted = rows.filter(counts);
  const done = counted.filter(({ state }) => state && SETTLED.includes(state)).length;
  return { rows, done, total: counted.length };
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
export const progressText = ({ done, total }: Checklist): string => `${done}/${total} giấy tờ`;

/** Needed papers without a state. A supplement request must be complete the first time, so none may be left when it is written. */
export const notLookedAt = ({ rows }: Checklist): ChecklistRow[] =>
  rows.filter((row) => counts(row) && row.state === undefined);
