import { expect, it } from 'vitest';
import { appendEvents, openStore, remindersDue, remindersOf } from '../../../utils/db/store.ts';
import { planReminders } from '../../../utils/remind/plan.ts';
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { remindService } from '../../../utils/remind/service.ts';
import { emptyDisk, marriage, someKey } from '../db/desk.ts';
import { calendar, clock, workingDays } from '../deadline/cases.ts';

const DOSSIERS = 200;
const MINUTE = 60_000;
const iso = (ms: number) => `${new Date(ms + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
const FIRST = Date.parse('2026-11-23T06:00:00+07:00');
const LAST = Date.parse('2026-11-30T18:00:00+07:00');

/** Repeatable random numbers, 0 to 1 (mulberry32). */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

it.each([1, 2])(
  'a week of an office with 200 dossiers, its worker killed at random (%i): every reminder is told exactly once',
  async (seed) => {
    emptyDisk();
    const random = dice(seed);
    const store = await openStore();
    const key = someKey();
    for (let n = 0; n < DOSSIERS; n++) {
      const id = `d-${n}`;
      // Received on the days before, so that their ends fall all over the week.
      const received = iso(FIRST - (n % 9) * 24 * 60 * MINUTE + (2 + (n % 8)) * 60 * MINUTE);
      const deadline = clock(received, workingDays(1 + (n % 6)), { asOf: received });
      await appendEvents(store, key, id, marriage(id), () => planReminders(deadline, id, calendar));
    }
    let ms = FIRST;
    const told = new Map<string, number>();
    const onScreen = new Set<string>();
    let deaths = 0;
    let died = () => {};
    const dead = () => {
      deaths++;
      died();
      return new Promise<never>(() => {});
    };
    /** A port at which this worker may die: before or after what it does. */
    const mortal = async <T>(work: () => Promise<T>): Promise<T> => {
      const chance = random();
      if (chance < 0.12) return dead();
      const answer = await work();
      return chance < 0.24 ? dead() : answer;
    };
    const worker = () =>
      remindService({
        store: async () => store,
        calendar: async () => calendar,
        settings: async () => DEFAULT_SETTINGS,
        now: () => ms,
        iso: () => iso(ms),
        blocked: async () => false,
        setBadge: () => mortal(async () => {}),
        showing: () => mortal(async () => [...onScreen]),
        notify: (id) =>
          mortal(async () => {
            onScreen.add(id);
            const claim = id.slice(id.indexOf('@') + 1);
            for (const row of await remindersDue(store, iso(ms), 'new'))
              if (row.claimedAt === claim && (id.startsWith('due:@') || id.startsWith(`due:${row.dossierId}@`)))
                told.set(row.id, (told.get(row.id) ?? 0) + 1);
          }),
      });
    for (; ms <= LAST; ms += 10 * MINUTE) {
      // The PC sleeps from half past five to seven.
      const minute = Math.floor(ms / MINUTE + 7 * 60) % 1440;
      if (minute > 17 * 60 + 30 || minute < 7 * 60) continue;
      const death = new Promise<void>((resolve) => {
        died = resolve;
      });
      await Promise.race([worker().sweep(), death]);
    }
    expect(deaths).toBeGreaterThan(50);
    const rows = (await Promise.all(Array.from({ length: DOSSIERS }, (_, n) => remindersOf(store, `d-${n}`)))).flat();
    const due = rows.filter(({ fireAt }) => Date.parse(fireAt) <= LAST - 60 * MINUTE);
    expect(due.length).toBeGreaterThan(400);
    expect(due.filter(({ id }) => told.get(id) !== 1).map(({ id, fireAt }) => [id, fireAt, told.get(id)])).toEqual([]);
  },
  60_000,
);
