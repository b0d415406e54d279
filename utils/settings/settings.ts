import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';

/** What the officer set. Holds nothing about people: it lies on disk in clear. */
const Settings = z.object({
  language: z._default(z.enum(['vi', 'en']), 'vi'),
  theme: z._default(z.enum(['system', 'light', 'dark']), 'system'),
  /** Minutes without use after which the vault locks. */
  idleMinutes: z._default(z.number().check(z.gte(1), z.lte(240)), 15),
  /** Lock the vault when the PC's screen is locked (Win+L). */
  lockWithScreen: z._default(z.boolean(), true),
  /** Portal hosts where the officer switched the product off. */
  offHosts: z._default(z.array(z.string()), []),
});
export type Settings = z.infer<typeof Settings>;

const KEY = 'settings';

/** Settings that cannot be read (an older or a damaged entry) give the defaults; nothing personal is lost by that. */
export const readSettings = async (area: Area): Promise<Settings> => {
  const parsed = Settings.safeParse((await area.get(KEY)) ?? {});
  return parsed.success ? parsed.data : Settings.parse({});
};

export const writeSettings = async (area: Area, change: Partial<Settings>): Promise<Settings> => {
  const next = Settings.parse({ ...(await readSettings(area)), ...change });
  await area.set(KEY, next);
  return next;
};
