/** What the office wants to be told, and when it wants to be left alone. */
import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const days = z.int().check(z.gte(0), z.lte(60));

const Settings = z.strictObject({
  version: z.literal(1),
  before: z.array(z.int().check(z.gte(1), z.lte(30))).check(z.maxLength(5)),
  apology: z.boolean(),
  dueDay: z.boolean(),
  lastHour: z.boolean(),
  overdue: z.boolean(),
  step: z.boolean(),
  supplementDays: days,
  fetchDays: days,
  /** No popup from..to (over midnight when `to` is earlier); the badge and the lists go on. */
  quiet: z.nullable(z.strictObject({ from: clock, to: clock })),
  /** Codes of procedures that are not announced. */
  off: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(2_000)),
});
export type ReminderSettings = z.infer<typeof Settings>;

export const REMINDERS_KEY = 'office:reminders';

/** 3 and 1 working days before, the morning of, the last hour, when overdue; a supplement after 5 working days, a result after 3. */
export const DEFAULT_SETTINGS: ReminderSettings = {
  version: 1,
  before: [3, 1],
  apology: true,
  dueDay: true,
  lastHour: true,
  overdue: true,
  step: true,
  supplementDays: 5,
  fetchDays: 3,
  quiet: { from: '20:00', to: '07:00' },
  off: [],
};

/** The office's rules; what cannot be read gives the defaults: rather told too much than not at all. */
export const readReminderSettings = async (area: Area): Promise<ReminderSettings> => {
  const kept = await area.get(REMINDERS_KEY);
  const read = z.safeParse(Settings, kept);
  return read.success ? read.data : DEFAULT_SETTINGS;
};

/** @returns what stands now; null when the change does not fit, and nothing was written */
export const writeReminderSettings = async (
  area: Area,
  change: Partial<ReminderSettings>,
): Promise<ReminderSettings | null> => {
  const read = z.safeParse(Settings, { ...(await readReminderSettings(area)), ...change });
  if (!read.success) return null;
  const before = [...new Set(read.data.before)].sort((a, b) => b - a);
  const next = { ...read.data, before };
  await area.set(REMINDERS_KEY, next);
  return next;
};
