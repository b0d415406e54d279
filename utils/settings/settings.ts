import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';

const line = (longest: number) => z._default(z.string().check(z.maxLength(longest)), '');
/** The office as its papers name it; '' = not set, and a paper prints dots. */
const Office = z.object({
  /** "Trung tâm Phục vụ hành chính công phường Kiến Hưng". */
  name: line(200),
  address: line(300),
  phone: line(60),
  /** Opening hours as citizens read them. */
  hours: line(300),
  /** Five digits: the office's own commune. */
  communeCode: z._default(z.string().check(z.regex(/^(\d{5})?$/)), ''),
});
export type Office = z.infer<typeof Office>;
export const NO_OFFICE: Office = { name: '', address: '', phone: '', hours: '', communeCode: '' };

/** What the officer set. Holds nothing about people: it lies on disk in clear. */
const Settings = z.object({
  language: z._default(z.enum(['vi', 'en']), 'vi'),
  theme: z._default(z.enum(['system', 'light', 'dark']), 'system'),
  /** Minutes without use after which the vault locks. */
  idleMinutes: z._default(z.number().check(z.gte(1), z.lte(240)), 15),
  /** Bits a second of a scanner on a real serial cable; a virtual port over USB takes any. */
  scannerBaud: z._default(z.enum(['9600', '19200', '38400', '57600', '115200']), '9600'),
  /** Portal hosts where the officer switched the product off. */
  offHosts: z._default(z.array(z.string()), []),
  /** A damaged entry must not take the other settings with it. */
  office: z.catch(z._default(Office, NO_OFFICE), NO_OFFICE),
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
