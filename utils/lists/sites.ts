import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';

/** Portals whose lists the officer decided about: kept in the book, or not. A portal that is not named is asked about. */
const Sites = z.record(z.string().check(z.regex(/^[a-z0-9.-]{1,253}$/)), z.boolean());
export type Sites = z.infer<typeof Sites>;

const KEY = 'office:lists';

/** An entry that cannot be read counts as no decision: nothing is kept without one. */
export const readSites = async (area: Area): Promise<Sites> => {
  const parsed = Sites.safeParse((await area.get(KEY)) ?? {});
  return parsed.success ? parsed.data : {};
};

/** @param keep null takes the decision back */
export const decideSite = async (area: Area, host: string, keep: boolean | null): Promise<void> => {
  const { [host]: _, ...others } = await readSites(area);
  await area.set(KEY, keep === null ? others : { ...others, [host]: keep });
};
