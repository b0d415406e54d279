import { describe, expect, it } from 'vitest';
import type { DeadlineInput, DeadlineLimit } from '../../../utils/deadline/types.ts';
import { planReminders } from '../../../utils/remind/plan.ts';
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { badge, digest, dueNow, standings } from '../../../utils/remind/sweep.ts';
import type { Reminder, ReminderKind } from '../../../utils/remind/types.ts';
import { calendar, clock, endOf, event, limit, supplement, workingDays } from '../deadline/cases.ts';

const plan = (asOf: string, of: DeadlineLimit = workingDays(5), more: Partial<DeadlineInput> = {}) =>
  planReminders(clock('2026-11-23T09:10', of, { asOf, ...more }), 'd1', calendar);
const brief = (reminders: Reminder[]) => reminders.map(({ kind, fireAt }) => [kind, fireAt.slice(0, 16)]);

describe('a dossier received on 23/11/2026 and due on 1/12', () => {
  it('is announced 3 and 1 working days before, on the apology day, on its day, an hour before closing and after it', () =>
    expect(brief(plan('2026-11-23T09:10'))).toEqual([
      ['before-3', '2026-11-26T07:30'],
      ['before-1', '2026-11-30T07:30'],
      ['apology', '2026-11-30T07:30'],
      ['due-day', '2026-12-01T07:30'],
      ['last-hour', '2026-12-01T16:00'],
      ['overdue', '2026-12-02T07:30'],
    ]));

  it('gives each reminder an id of dossier, kind and due date, the same when planned again', () => {
    const first = plan('2026-11-23T09:10');
    expect(first[0]).toEqual({
      id: 'd1:before-3:2026-12-01',
      dossierId: 'd1',
      kind: 'before-3',
      fireAt: '2026-11-26T07:30:00+07:00',
      dueAt: endOf('2026-12-01'),
    });
    expect(plan('2026-11-25T16:00')).toEqual(first);
  });

  it.each<[string, [ReminderKind, string][]]>([
    ['2026-11-27T10:00', [['before-3', '2026-11-26T07:30']]],
    ['2026-11-30T10:00', [['apology', '2026-11-30T07:30']]],
    ['2026-12-01T10:00', [['due-day', '2026-12-01T07:30']]],
    ['2026-12-08T10:00', [['overdue', '2026-12-02T07:30']]],
  ])('planned only at %s keeps of the missed ones the most urgent, to fire at once', (asOf, missed) => {
    const reminders = brief(plan(asOf));
    expect(reminders.filter(([, fireAt]) => fireAt! < asOf)).toEqual(missed);
  });

  it('is announced anew, with new ids, when the due date moves', () => {
    const moved = plan('2026-11-27T10:00', workingDays(5), {
      events: supplement('2026-11-25T09:00', '2026-11-27T09:00'),
    });
    expect(moved.map(({ id }) => id)).toEqual([
      'd1:before-3:2026-12-04',
      'd1:before-1:2026-12-04',
      'd1:apology:2026-12-04',
      'd1:due-day:2026-12-04',
      'd1:last-hour:2026-12-04',
      'd1:overdue:2026-12-04',
    ]);
  });

  it.each([
    ['waits', supplement('2026-11-25T09:00')],
    ['is done', [event('RESULT', '2026-11-25T09:00')]],
    ['was withdrawn', [event('WITHDRAWN', '2026-11-25T09:00')]],
  ])('is not announced as due while it %s', (_, events) =>
    expect(
      plan('2026-11-26T09:00', workingDays(5), { events }).filter(
        ({ kind }) => kind !== 'supplement' && kind !== 'fetch',
      ),
    ).toEqual([]),
  );

  it('is announced only as the office wants it', () =>
    expect(
      planReminders(clock('2026-11-23T09:10', workingDays(5)), 'd1', calendar, {
        ...DEFAULT_SETTINGS,
        before: [2],
        apology: false,
        lastHour: false,
        overdue: false,
      }).map(({ kind }) => kind),
    ).toEqual(['before-2', 'due-day']));
});

describe('a short limit', () => {
  it('of one day is not announced as nearly over at its reception', () =>
    expect(brief(plan('2026-11-23T09:10', workingDays(1)))).toEqual([
      ['due-day', '2026-11-25T07:30'],
      ['last-hour', '2026-11-25T16:00'],
      ['overdue', '2026-11-26T07:30'],
    ]));

  it('of the same day is announced at once', () =>
    expect(brief(plan('2026-11-23T09:10', limit(1, 'SAME_DAY')))).toEqual([
      ['due-day', '2026-11-23T07:30'],
      ['last-hour', '2026-11-23T16:00'],
      ['overdue', '2026-11-25T07:30'],
    ]));

  it('that ends at night is announced an hour before its end, and not after it has ended', () =>
    expect(brief(planReminders(clock('2026-11-25T22:30', limit(2, 'HOUR')), 'd1', calendar))).toEqual([
      ['last-hour', '2026-11-25T23:30'],
      ['overdue', '2026-11-26T07:30'],
    ]));

  it('of an hour is announced a quarter of an hour before its end', () =>
    expect(brief(plan('2026-11-23T09:10', limit(60, 'WORKING_MINUTE')))).toContainEqual([
      'last-hour',
      '2026-11-23T09:55',
    ]));
});

describe('what is waited for', () => {
  it('a supplement that nobody brings is announced after 5 working days', () =>
    expect(brief(plan('2026-11-26T09:00', workingDays(5), { events: supplement('2026-11-25T09:00') }))).toEqual([
      ['supplement', '2026-12-02T07:30'],
    ]));

  it('a result that nobody fetches is announced after 3 working days, until it is handed over', () => {
    const done = [event('RESULT', '2026-11-25T09:00')];
    const asked = (events: typeof done) => brief(plan('2026-11-26T09:00', workingDays(5), { events }));
    expect(asked(done)).toEqual([['fetch', '2026-11-30T07:30']]);
    expect(asked([...done, event('RETURNED', '2026-11-26T08:00')])).toEqual([]);
  });

  it('a result that lies for months is not announced any more: it was fetched and not noted', () =>
    expect(plan('2027-02-26T09:00', workingDays(5), { events: [event('RESULT', '2026-11-25T09:00')] })).toEqual([]));

  it('each internal step is announced on the morning of its day', () =>
    expect(
      brief(plan('2026-11-23T09:10', workingDays(5), { steps: [workingDays(1), workingDays(3)] })).filter(([kind]) =>
        kind!.startsWith('step'),
      ),
    ).toEqual([
      ['step-1', '2026-11-25T07:30'],
      ['step-2', '2026-11-30T07:30'],
    ]));
});

describe('a commitment on an earlier day', () => {
  const commitment = workingDays(2);

  it('is announced beside the statutory limit, but only that one is overdue', () =>
    expect(plan('2026-11-23T09:10', workingDays(5), { commitment }).map(({ id }) => id)).toEqual([
      'd1:promise-before-1:2026-11-26',
      'd1:before-3:2026-12-01',
      'd1:promise-due-day:2026-11-26',
      'd1:promise-last-hour:2026-11-26',
      'd1:before-1:2026-12-01',
      'd1:apology:2026-12-01',
      'd1:due-day:2026-12-01',
      'd1:last-hour:2026-12-01',
      'd1:overdue:2026-12-01',
    ]));

  it('on the same day is announced before its own minute, the day once', () =>
    expect(
      brief(plan('2026-11-23T09:10', limit(1, 'SAME_DAY'), { commitment: limit(2, 'WORKING_HOUR') })).map(
        ([kind]) => kind,
      ),
    ).toEqual(['due-day', 'promise-last-hour', 'last-hour', 'overdue']));

  it('that was missed leaves the statutory limit', () =>
    expect(new Set(plan('2026-11-27T09:10', workingDays(5), { commitment }).map(({ dueAt }) => dueAt))).toEqual(
      new Set([endOf('2026-12-01')]),
    ));
});

const reminder = (dossierId: string, kind: ReminderKind, fireAt: string, dueDate: string): Reminder => ({
  id: `${dossierId}:${kind}:${dueDate}`,
  dossierId,
  kind,
  fireAt: `${fireAt}:00+07:00`,
  dueAt: endOf(dueDate),
});

describe('a sweep', () => {
  const reminders = plan('2026-11-23T09:10');

  it('fires what has come due, earliest first, and nothing before its minute', () => {
    expect(dueNow(reminders, '2026-11-26T07:29:59+07:00', new Set())).toEqual([]);
    expect(dueNow(reminders, '2026-11-26T00:30:00Z', new Set()).map(({ kind }) => kind)).toEqual(['before-3']);
  });

  it('after a week asleep finds all of them, each once', () => {
    const woken = dueNow(reminders.toReversed(), '2026-12-07T10:00:00+07:00', new Set());
    expect(woken.map(({ kind }) => kind)).toEqual([
      'before-3',
      'apology',
      'before-1',
      'due-day',
      'last-hour',
      'overdue',
    ]);
    expect(dueNow(reminders, '2026-12-07T10:01:00+07:00', new Set(woken.map(({ id }) => id)))).toEqual([]);
  });

  it('fires nothing twice when the plan was made again in between', () => {
    const ledger = new Set(dueNow(reminders, '2026-12-01T08:00:00+07:00', new Set()).map(({ id }) => id));
    expect(dueNow(plan('2026-12-01T09:00'), '2026-12-01T09:00:00+07:00', ledger)).toEqual([]);
  });

  it('refuses a clock that it cannot read', () =>
    expect(() => dueNow(reminders, 'bây giờ', new Set())).toThrow(RangeError));
});

describe('the digest', () => {
  const now = '2026-12-01T07:30:00+07:00';

  it('counts dossiers and names nobody', () =>
    expect(
      digest(
        [
          reminder('a', 'due-day', '2026-12-01T07:30', '2026-12-01'),
          reminder('b', 'due-day', '2026-12-01T07:30', '2026-12-01'),
          reminder('c', 'due-day', '2026-12-01T07:30', '2026-12-01'),
          reminder('e', 'overdue', '2026-12-01T07:30', '2026-11-30'),
        ],
        now,
      ),
    ).toEqual({ title: 'Nhắc hạn trả kết quả', message: '3 hồ sơ đến hạn hôm nay, 1 hồ sơ quá hạn' }));

  it('counts a dossier once, by its due date and not by what was missed', () =>
    expect(
      digest(
        [
          reminder('a', 'before-1', '2026-11-27T07:30', '2026-11-30'),
          reminder('a', 'due-day', '2026-11-30T07:30', '2026-11-30'),
        ],
        now,
      )?.message,
    ).toBe('1 hồ sơ quá hạn'));

  it('does not call a dossier overdue that missed only its commitment', () =>
    expect(
      digest(
        [
          reminder('a', 'promise-due-day', '2026-11-27T07:30', '2026-11-27'),
          reminder('a', 'before-3', '2026-12-01T07:30', '2026-12-04'),
        ],
        now,
      )?.message,
    ).toBe('1 hồ sơ sắp đến hạn'));

  it('names the last day for an apology', () =>
    expect(
      digest(
        [
          reminder('a', 'before-1', '2026-12-01T07:30', '2026-12-02'),
          reminder('a', 'apology', '2026-12-01T07:30', '2026-12-02'),
        ],
        now,
      )?.message,
    ).toBe('1 hồ sơ sắp đến hạn, 1 hồ sơ đến ngày cuối gửi thư xin lỗi nếu không kịp'));

  it('tells the day that a note named beside what is due, and as no deadline', () => {
    const noted = reminder('h-1', 'note', '2026-11-25T07:30', '2026-11-25');
    const due = reminder('h-1', 'due-day', '2026-11-25T07:30', '2026-11-25');
    const missed = reminder('h-2', 'note', '2026-11-24T07:30', '2026-11-24');
    expect(digest([noted], '2026-11-25T08:00:00+07:00')?.message).toBe('1 hồ sơ có ghi chú hẹn hôm nay');
    expect(digest([due, noted, missed], '2026-11-25T08:00:00+07:00')?.message).toBe(
      '1 hồ sơ đến hạn hôm nay, 1 hồ sơ có ghi chú hẹn hôm nay, 1 hồ sơ có ghi chú hẹn ngày trước',
    );
    expect(badge([missed], '2026-11-25T08:00:00+07:00').text).toBe('');
    expect(standings([missed, due], '2026-11-25T08:00:00+07:00').get('h-2')?.standing).toBe('note');
  });

  it('is silent when there is nothing', () => expect(digest([], now)).toBeNull());
});

describe('the badge', () => {
  const many = (n: number, dueDate: string) =>
    Array.from({ length: n }, (_, i) => reminder(`d${i}`, 'due-day', `${dueDate}T07:30`, dueDate));

  it('counts what is due today, all day long', () => {
    expect(badge(many(3, '2026-12-01'), '2026-12-01T00:00:00+07:00')).toEqual({ text: '3', overdue: false });
    expect(badge(many(3, '2026-12-01'), '2026-12-01T16:59:00Z')).toEqual({ text: '3', overdue: false });
  });

  it('turns to overdue the day after, and is empty the day before', () => {
    expect(badge(many(3, '2026-12-01'), '2026-12-02T00:00:00+07:00')).toEqual({ text: '3', overdue: true });
    expect(badge(many(3, '2026-12-01'), '2026-11-30T23:59:00+07:00')).toEqual({ text: '', overdue: false });
  });

  it('stays short', () => expect(badge(many(150, '2026-12-01'), '2026-12-01T08:00:00+07:00').text).toBe('99+'));
});
