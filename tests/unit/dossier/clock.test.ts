import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadEvents, openStore, type Store } from '../../../utils/db/store.ts';
import { checkClock, deadlineOf, sideBySide } from '../../../utils/deadline/of-dossier.ts';
import { dueState, nextOf, remainingWork, stepsOf } from '../../../utils/deadline/state.ts';
import type { ClockEntry, ClockType } from '../../../utils/deadline/types.ts';
import { dossierBook } from '../../../utils/dossier/book.ts';
import { clockSet, limitChosen, newDossier, received, result } from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { summary } from '../../../utils/dossier/summary.ts';
import type { Dossier, DossierEvent } from '../../../utils/dossier/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { emptyDisk, note, reasonOf, someKey, uuid } from '../db/desk.ts';
import { calendar } from '../deadline/cases.ts';
import { shipped } from '../procedure/shipped.ts';

/** Đăng ký kết hôn, 5 working days when the conditions have to be verified. */
const MARRIAGE = shipped.find(({ code }) => code === '1.000894')!;
const VERIFIED = 'xac-minh';
const key = someKey();
let store: Store;
let now: string;

const at = (moment: string) => `2026-${moment}:00+07:00`;
const book = () =>
  dossierBook({
    store: async () => store,
    key: async () => key,
    procedure: async (code) => findProcedure(shipped, code),
    calendar: async () => calendar,
    rules: async () => DEFAULT_SETTINGS,
    quietKey: async () => key,
    iso: () => now,
    newId: () => crypto.randomUUID(),
  });
const stamp = () => ({ id: uuid(), dossierId: 'd-1', at: now });
const entry = (type: ClockType, moment: string, more: Partial<ClockEntry> = {}, id: string = uuid()): DossierEvent =>
  clockSet(stamp(), id, { type, at: at(moment), ...more });
const started = (): DossierEvent[] => [
  ...newDossier({ dossierId: 'd-1', procedureCode: MARRIAGE.code, host: '' }, now, uuid),
  received(stamp(), at('11-23T09:10'), 'counter'),
  limitChosen(stamp(), VERIFIED),
];
const clockOf = (dossier: Dossier) => deadlineOf(dossier, MARRIAGE, calendar, now)!;
const add = async (...events: DossierEvent[]) => clockOf(await book().append('d-1', events));
const refused = (...events: DossierEvent[]) => reasonOf(book().append('d-1', events));

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  now = at('11-23T09:12');
  await book().append('d-1', started());
});

describe('a marriage received on 23/11/2026, to be resolved by 1/12', () => {
  it('waits while the citizen brings a supplement, and counts anew when it is complete', async () => {
    now = at('11-26T10:00');
    const waiting = await add(entry('SUPPLEMENT_REQUESTED', '11-25T15:00'));
    expect(dueState(waiting, calendar)).toBe('paused');
    expect(nextOf(waiting, calendar).word).toBe('ask-supplement');
    expect(stepsOf(waiting)[0]).toBe('SUPPLEMENT_RECEIVED');
    expect(waiting.waitingSince).toBe(at('11-25T15:00'));
    const running = await add(entry('SUPPLEMENT_RECEIVED', '11-26T09:00'));
    expect(running.dueAt).toBe('2026-12-03T23:59:59+07:00');
    expect(stepsOf(running)[0]).toBe('RESULT');
  });

  it('is done early with its result, and over when the citizen fetched it', async () => {
    now = at('11-27T10:00');
    const done = await add(entry('RESULT', '11-27T09:00'));
    expect([dueState(done, calendar), nextOf(done, calendar).word, stepsOf(done)]).toEqual([
      'early',
      'fetch',
      ['RETURNED'],
    ]);
    const fetched = await add(entry('RETURNED', '11-27T09:30'));
    expect([nextOf(fetched, calendar).word, stepsOf(fetched)]).toEqual(['nothing', []]);
  });

  it('takes a correction of the moment under the same entry, and its undoing; every step stays in the history', async () => {
    now = at('11-27T10:00');
    await add(entry('RESULT', '11-27T09:00', {}, 'e-1'));
    const corrected = await add(entry('RESULT', '11-26T16:00', {}, 'e-1'));
    expect(corrected.endedAt).toBe(at('11-26T16:00'));
    const undone = await book().append('d-1', [clockSet(stamp(), 'e-1', null)]);
    expect(undone.clock).toBeUndefined();
    expect(undone.resultAt).toBeUndefined();
    expect(clockOf(undone).status).toBe('RUNNING');
    expect((await loadEvents(store, key, 'd-1')).filter(({ type }) => type === 'clock-set')).toHaveLength(3);
  });

  it('reads a result that an earlier version wrote, in the book and in its list', async () => {
    now = at('11-27T10:00');
    const dossier = await book().append('d-1', [result(stamp(), at('11-27T09:00'))]);
    expect(clockOf(dossier).status).toBe('EARLY');
    const { clock: _, ...old } = summary(dossier);
    expect(deadlineOf(old, MARRIAGE, calendar, now)?.status).toBe('EARLY');
    expect(deadlineOf(summary(dossier), MARRIAGE, calendar, now)).toEqual(clockOf(dossier));
  });

  it('pauses for a payment and for other reasons, each ended by its own end', async () => {
    now = at('11-27T10:00');
    const both = await add(
      entry('FINANCE_SENT', '11-24T09:00'),
      entry('FINANCE_SENT', '11-25T09:00', { label: 'posting' }),
    );
    expect([both.waitingFor, nextOf(both, calendar).word]).toEqual(['finance', 'wait-finance']);
    const posted = await add(entry('FINANCE_DONE', '11-26T09:00'));
    expect([posted.waitingFor, nextOf(posted, calendar).word]).toEqual(['other', 'wait-other']);
    expect((await add(entry('FINANCE_DONE', '11-27T09:00', { label: 'posting' }))).status).toBe('RUNNING');
  });

  it('takes a request and its answer of one second in their order, whatever their ids', async () => {
    now = at('11-26T10:00');
    for (let n = 0; n < 8; n++) {
      const dossierId = `d-same-${n}`;
      const mine = (events: DossierEvent[]) => events.map((event) => ({ ...event, dossierId }));
      await book().append(dossierId, mine(started().map((event) => ({ ...event, at: at('11-23T09:12') }))));
      await book().append(dossierId, mine([entry('SUPPLEMENT_REQUESTED', '11-26T10:00')]));
      const again = await book().append(dossierId, mine([entry('SUPPLEMENT_RECEIVED', '11-26T10:00')]));
      expect(clockOf(again).status).toBe('RUNNING');
    }
  });

  it('says how much working time is left, and what comes next on each day', async () => {
    const on = (moment: string) => {
      now = at(moment);
      return clockOf(fold(started().map((event) => ({ ...event, at: at('11-23T09:12') }))));
    };
    expect(remainingWork(on('11-30T16:00'), calendar)).toEqual({ days: 1, hours: 1, minutes: 0 });
    expect(nextOf(on('11-23T09:12'), calendar)).toEqual({ word: 'hand-over', at: at('11-23T17:00') });
    expect(nextOf(on('11-25T09:00'), calendar).word).toBe('resolve');
    expect(nextOf(on('11-30T09:00'), calendar).word).toBe('apologise-now');
    expect(dueState(on('12-01T09:00'), calendar)).toBe('today');
    expect(nextOf(on('12-02T09:00'), calendar).word).toBe('overdue');
    expect(remainingWork(on('12-02T09:00'), calendar)).toBeNull();
  });
});

describe('what cannot be is refused, and nothing of it is stored', () => {
  it.each<[string, () => DossierEvent[]]>([
    ['event-before-receipt', () => [entry('SUPPLEMENT_REQUESTED', '11-22T09:00')]],
    ['result-before-receipt', () => [entry('RESULT', '11-20T09:00')]],
    ['supplement-without-request', () => [entry('SUPPLEMENT_RECEIVED', '11-25T09:00')]],
    ['finance-without-start', () => [entry('FINANCE_DONE', '11-25T09:00')]],
    ['event-in-future', () => [entry('RESULT', '12-01T09:00')]],
    ['received-in-future', () => [received(stamp(), '2027-11-23T09:10:00+07:00', 'counter')]],
    ['result-before-receipt', () => [entry('RESULT', '11-25T09:00'), received(stamp(), at('11-26T08:00'), 'counter')]],
    ['returned-without-result', () => [entry('RETURNED', '11-25T09:00')]],
    ['event-after-end', () => [entry('RESULT', '11-25T09:00'), entry('SUPPLEMENT_REQUESTED', '11-26T09:00')]],
    ['extension-before-decision', () => [entry('EXTENDED', '11-25T09:00', { to: '2026-11-24' })]],
  ])('%s', async (reason, events) => {
    now = at('11-27T10:00');
    const before = await loadEvents(store, key, 'd-1');
    expect(await refused(...events())).toBe(reason);
    expect(await loadEvents(store, key, 'd-1')).toEqual(before);
  });

  it('but a note goes in whatever the clock says, and so does the mending of what contradicts itself', async () => {
    // The machine's clock was a year ahead when it was received.
    now = '2027-11-23T09:12:00+07:00';
    await book().append('d-1', [received(stamp(), '2027-11-23T09:10:00+07:00', 'counter')]);
    now = at('11-27T10:00');
    await book().append('d-1', [note('d-1', 'Gọi lại cho chị')]);
    await book().append('d-1', [entry('SUPPLEMENT_REQUESTED', '11-25T09:00')]);
    const mended = await book().append('d-1', [received(stamp(), at('11-23T09:10'), 'counter')]);
    expect(clockOf(mended).status).toBe('WAITING');
    expect(await refused(entry('RESULT', '12-24T09:00'))).toBe('event-in-future');
  });
});

describe('the limits of law and of the office', () => {
  const tuesday = { receivedAt: at('12-01T09:00'), limitId: VERIFIED };
  const office = {
    commitment: { value: 3, unit: 'WORKING_DAY' as const },
    express: { value: 60, unit: 'WORKING_MINUTE' as const, onlyWeekday: 2 },
  };

  it('stand side by side, each with its own due moment', () =>
    expect(
      sideBySide(tuesday, { ...MARRIAGE, office }, calendar, at('12-01T09:05')).map(({ kind, dueAt }) => [
        kind,
        dueAt?.slice(0, 16),
      ]),
    ).toEqual([
      ['law', '2026-12-08T23:59'],
      ['commitment', '2026-12-04T23:59'],
      ['express', '2026-12-01T10:00'],
    ]));

  it('promise the express limit on its weekday and the shortened one on the others', () => {
    const promised = (receivedAt: string) =>
      deadlineOf({ ...tuesday, receivedAt }, { ...MARRIAGE, office }, calendar, receivedAt)?.commitDueAt;
    expect(promised(at('12-01T09:00'))).toBe(at('12-01T10:00'));
    expect(promised(at('12-02T09:00'))).toBe('2026-12-07T23:59:59+07:00');
  });
});

describe('whatever step the panel offers, whenever it is taken', () => {
  it('is accepted: no button leads into a contradiction', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 0, max: 3 * 1440 })), { maxLength: 12 }),
        fc.constantFrom('xac-minh', 'thong-thuong'),
        (taken, limitId) => {
          let minute = Math.floor(Date.parse(at('11-23T09:10')) / 60_000);
          const moment = () => `${new Date(minute * 60_000 + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
          const dossier = { receivedAt: moment(), limitId, clock: [] as ClockEntry[] };
          for (const [choice, later] of taken) {
            minute += later;
            const steps = stepsOf(deadlineOf(dossier, MARRIAGE, calendar, moment()));
            const type = steps[choice % Math.max(steps.length, 1)];
            if (!type) continue;
            const to = moment().slice(0, 10);
            dossier.clock.push({
              id: `e-${dossier.clock.length}`,
              type,
              at: moment(),
              ...(type === 'EXTENDED' && { to }),
            });
            checkClock(dossier, MARRIAGE, calendar, moment());
          }
        },
      ),
    ));

  it('leaves less working time, never more, as the hours go by', () =>
    fc.assert(
      fc.property(fc.nat(10 * 1440), fc.nat(1440), (passed, more) => {
        const left = (minutes: number) => {
          const asOf = `${new Date(Date.parse(at('11-23T09:10')) + (minutes * 60 + 7 * 3_600) * 1_000).toISOString().slice(0, 19)}+07:00`;
          const dossier = { receivedAt: at('11-23T09:10'), limitId: VERIFIED };
          const rest = remainingWork(deadlineOf(dossier, MARRIAGE, calendar, asOf)!, calendar);
          return rest ? rest.days * calendar.minutesPerDay + rest.hours * 60 + rest.minutes : 0;
        };
        expect(left(passed + more)).toBeLessThanOrEqual(left(passed));
      }),
    ));
});

describe('whatever happens to a dossier, in whatever order it is read', () => {
  it('the state is the same, and undoing everything leaves the dossier as it was', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<ClockType>('RESULT', 'SUPPLEMENT_REQUESTED')),
          {
            maxLength: 8,
          },
        ),
        fc.infiniteStream(fc.nat()),
        (steps, chance) => {
          now = at('11-27T10:00');
          const minutes = steps.map(([id, type], n) => ({
            ...entry(type, '11-25T09:00', {}, id),
            at: `2026-11-26T09:${String(10 + n)}:00+07:00`,
          }));
          const undo = ['a', 'b', 'c'].map((id, n) => ({
            ...clockSet(stamp(), id, null),
            at: `2026-11-26T09:${String(40 + n)}:00+07:00`,
          }));
          const first = started().map((event) => ({ ...event, at: at('11-23T09:12') }));
          const shuffled = [...first, ...minutes].toSorted(() => (chance.next().value! % 2 ? 1 : -1));
          expect(fold(shuffled)).toEqual(fold([...first, ...minutes]));
          expect(fold([...first, ...minutes, ...undo]).clock).toBeUndefined();
        },
      ),
    ));
});
