import { fold, tidy } from '../text/fold.ts';

/** A name longer than this is a whole legal remark; a checklist shows its beginning, and keeps it whole beside. */
export const LONGEST_NAME = 400;
const LONGEST_FULL = 3_000;

/** A name as it was typed or printed, as a paper has it: its beginning up to a word's end, and the whole of it in `full`. */
export const foldName = (typed: string): { name: string; full?: string } => {
  if (typed.length <= LONGEST_NAME) return { name: typed };
  const cut = typed.slice(0, LONGEST_NAME - 1);
  const end = cut.lastIndexOf(' ');
  return { name: `${(end > LONGEST_NAME / 2 ? cut.slice(0, end) : cut).trim()}…`, full: typed.slice(0, LONGEST_FULL) };
};

/** An id for a row of the office's own: words of its name, and a number where another row has them already. */
export const newRowId = (name: string, taken: ReadonlySet<string>): string => {
  const words = fold(tidy(name)).match(/[a-z0-9]+/g) ?? [];
  const stem = ['dv', ...words.slice(0, 5)].join('-').slice(0, 54).replace(/-$/, '');
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
};
