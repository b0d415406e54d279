import type { Person } from '../fill/types.ts';
import { resolvePlace } from '../places/resolve.ts';
import type { Places } from '../places/table.ts';
import type { Unit } from '../places/types.ts';
import type { Area } from '../platform/area.ts';
import { canonical } from '../text/fold.ts';
import { PLACE_CHOICES } from './keys.ts';
import type { Waiting } from './who.ts';

/** A person with today's unit, and what the officer may choose from when the old commune was split. */
export interface Placed extends Person {
  /** Empty when there is nothing to choose. */
  candidates: Unit[];
  /** What the choice is kept under; '' when there is nothing to choose. */
  placeKey: string;
}

/**
 * Where this person lives today. What the officer chose among the candidates of a split commune counts as resolved. The choice holds for
 * the whole address text (hamlet and old units, every diacritic counts); a text without a hamlet says too little of anybody else, so
 * there it holds for this person alone.
 */
export const placed = (waiting: Waiting, places: Places | null, chosen: Readonly<Record<string, string>>): Placed => {
  const { address } = waiting.citizen;
  if (!address || !places) return { ...waiting, candidates: [], placeKey: '' };
  const place = resolvePlace(address, places);
  if (place.status !== 'ambiguous') return { ...waiting, place, candidates: [], placeKey: '' };
  const placeKey = place.detail ? canonical(address).toLocaleLowerCase('vi') : `person:${waiting.id}`;
  const unit = place.units.find(({ code }) => code === chosen[placeKey]);
  return {
    ...waiting,
    place: unit ? { ...place, status: 'resolved', units: [unit] } : place,
    candidates: place.units,
    placeKey,
  };
};

/** Choices kept at most; the oldest go first. */
const MOST = 500;

const hashed = async (key: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** What was chosen for this address earlier in the session, for an earlier citizen. */
export const rememberedPlace = async (area: Area, key: string): Promise<string | undefined> =>
  (await area.get<Record<string, string>>(PLACE_CHOICES))?.[await hashed(key)];

/** Keeps a choice for the rest of the session; one that holds for a single person is not kept. */
export const rememberPlace = async (area: Area, key: string, code: string): Promise<void> => {
  if (key.startsWith('person:')) return;
  const before = Object.entries((await area.get<Record<string, string>>(PLACE_CHOICES)) ?? {});
  await area.set(PLACE_CHOICES, Object.fromEntries([...before.slice(1 - MOST), [await hashed(key), code]]));
};
