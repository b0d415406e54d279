/**
 * Are two words one slip of the finger apart: one letter wrong, missing, too many, or two neighbours swapped? Equal words are not
 * asked about.
 */
export const isNear = (typed: string, word: string): boolean => {
  const longer = typed.length >= word.length ? typed : word;
  const shorter = longer === typed ? word : typed;
  if (longer.length - shorter.length > 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at++;
  if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at);
  const swapped = longer[at] === shorter[at + 1] && longer[at + 1] === shorter[at];
  return longer.slice(at + 1) === shorter.slice(at + 1) || (swapped && longer.slice(at + 2) === shorter.slice(at + 2));
};
