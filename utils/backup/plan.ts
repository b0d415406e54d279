import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';

/** When to remind of a backup, and how often one is made into the chosen folder. The office's own; nothing about people. */
const Plan = z.object({
  remindDays: z._default(z.int().check(z.gte(1), z.lte(90)), 7),
  everyHours: z._default(z.int().check(z.gte(1), z.lte(168)), 24),
});
export type BackupPlan = z.infer<typeof Plan>;

const KEY = 'office:backup';

/** What cannot be read gives the defaults. */
export const readBackupPlan = async (area: Area): Promise<BackupPlan> => {
  const { success, data } = Plan.safeParse((await area.get(KEY)) ?? {});
  return success ? data : Plan.parse({});
};

export const writeBackupPlan = async (area: Area, plan: BackupPlan): Promise<void> => area.set(KEY, Plan.parse(plan));
