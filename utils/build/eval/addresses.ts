import { readFile } from 'node:fs/promises';
import { resolvePlace } from '../../places/resolve.ts';
import { buildPlaces } from '../../places/table.ts';

export interface Totals {
  suite: 'addresses';
  cases: number;
  ok: number;
  notOk: number;
  /** Resolved to a unit outside the set, or resolved where the set has several or none. */
  silentlyWrong: number;
}

const PLACES = new URL('../../../public/data/places/units.json', import.meta.url);

/**
 * Addresses of a .tsv (header; input, system, old_codes, new_codes, note) against the shipped table. Right is exactly the
 * set in new_codes: one code = resolved, several = ambiguous, none = unknown. One line a case goes to `print`.
 */
export const run = async (path: string, print: (line: object) => void): Promise<Totals> => {
  const places = buildPlaces(JSON.parse(await readFile(PLACES, 'utf8')));
  const [, ...lines] = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/);
  const totals: Totals = { suite: 'addresses', cases: 0, ok: 0, notOk: 0, silentlyWrong: 0 };
  for (const line of lines.filter((text) => text.trim() !== '')) {
    const [input = '', , , newCodes = ''] = line.split('\t');
    const want = newCodes
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '')
      .sort();
    const { status, units } = resolvePlace(input, places);
    const got = { status, units: units.map((unit) => unit.code) };
    const ok = want.join() === [...got.units].sort().join();
    totals.cases++;
    totals[ok ? 'ok' : 'notOk']++;
    if (status === 'resolved' && !ok) totals.silentlyWrong++;
    print({ id: totals.cases, ok, got, want, input });
  }
  return totals;
};
