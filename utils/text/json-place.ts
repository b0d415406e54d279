/** Strings whole, brackets, signs, and whatever else stands between them. */
const TOKEN = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}[\],:]|\n|[^\s"{}[\],:]+|"/g;
const WORD = /^(?:true|false|null|-?\d.*)$/;

interface Frame {
  array: boolean;
  key: string | number;
}

/**
 * Line (from 1) on which the value of this path begins in a JSON text; of a path that is not there, the deepest part that is. Walks the
 * text without recursion, so that no depth of nesting hurts.
 */
export const lineOfPath = (text: string, path: readonly (string | number)[]): number => {
  const frames: Frame[] = [];
  let [line, best, depth] = [1, 1, -1];
  let key: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    const top = frames.at(-1);
    if (token === '\n') line++;
    else if (token === ',') {
      if (top?.array) top.key = Number(top.key) + 1;
    } else if (token === ':') {
      if (top && key !== undefined) top.key = key;
    } else if (token === '}' || token === ']') frames.pop();
    else {
      if (token.startsWith('"')) key = nameOf(token);
      // A name is no value yet, but its line is where its value's trouble is looked for.
      const here = frames.length <= path.length && frames.every((frame, at) => String(frame.key) === String(path[at]));
      if (here && frames.length > depth) [best, depth] = [line, frames.length];
      if (token === '{') frames.push({ array: false, key: '' });
      if (token === '[') frames.push({ array: true, key: 0 });
    }
  }
  return best;
};

const nameOf = (token: string): string => {
  try {
    return JSON.parse(token) as string;
  } catch {
    return '';
  }
};

/** Line of the first thing in a text that no JSON has; the last line when it only ends too early. */
export const lineOfBreak = (text: string): number => {
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '\n') line++;
    else if (token === '"' || !(/^["{}[\],:]/.test(token) || WORD.test(token))) return line;
  }
  return line;
};
