import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';
import { codeOf } from './code.ts';

const KEY = 'procedures:shelf';
const MOST_USED = 20;
const MOST_FAVOURITES = 50;

const codes = (most: number) => z.array(z.string().check(z.regex(/^\d\.\d{6}$/))).check(z.maxLength(most));
const stored = z.strictObject({ favourites: codes(MOST_FAVOURITES), used: codes(MOST_USED) });
export type Shelved = z.infer<typeof stored>;

const EMPTY: Shelved = { favourites: [], used: [] };

/**
 * What the officer keeps within reach: favourites as they were marked, and the last used first. Codes of procedures only, so it may
 * lie outside the vault. A damaged entry counts as empty: nothing is lost that a click does not bring back.
 */
export const procedureShelf = (area: Area) => {
  const read = async (): Promise<Shelved> => {
    const read = stored.safeParse(await area.get(KEY));
    return read.success ? read.data : EMPTY;
  };
  const change = async (how: (shelf: Shelved) => Shelved): Promise<Shelved> => {
    const next = how(await read());
    await area.set(KEY, next);
    return next;
  };
  const withOrWithout = (list: readonly string[], code: string, most: number): string[] =>
    list.includes(code) ? list.filter((one) => one !== code) : [code, ...list].slice(0, most);

  return {
    read,
    /** Anything that is no code of a procedure is passed over. */
    use: async (text: string): Promise<void> => {
      const code = codeOf(text);
      if (code)
        await change((shelf) => ({
          ...shelf,
          used: [code, ...shelf.used.filter((one) => one !== code)].slice(0, MOST_USED),
        }));
    },
    /** Puts it among the favourites, or takes it out. */
    toggle: (code: string): Promise<Shelved> =>
      change((shelf) => ({ ...shelf, favourites: withOrWithout(shelf.favourites, code, MOST_FAVOURITES) })),
  };
};
export type Shelf = ReturnType<typeof procedureShelf>;
