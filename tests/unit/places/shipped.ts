import { readFileSync } from 'node:fs';
import { resolvePlace } from '../../../utils/places/resolve.ts';
import { buildPlaces } from '../../../utils/places/table.ts';

/** The table that ships, as the desk loads it. */
export const text = readFileSync(new URL('../../../public/data/places/units.json', import.meta.url), 'utf8');
export const data = JSON.parse(text);
export const places = buildPlaces(data);

/** What the officer would see: status and the names on offer, in order. */
export const answer = (address: string): string => {
  const { status, units } = resolvePlace(address, places);
  return [status, ...units.map((unit) => `${unit.name}, ${unit.province}`)].join(' | ');
};
