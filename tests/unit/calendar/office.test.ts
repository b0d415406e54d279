import { beforeEach, describe, expect, it } from 'vitest';
import { buildCalendar, calendarOf, isWorkingDay } from '../../../utils/calendar/calendar.ts';
import { parseCalendarData } from '../../../utils/calendar/data.ts';
import { type Day, parseDay } from '../../../utils/calendar/day.ts';
import {
  CALENDAR_KEY,
  NO_OFFICE_DAYS,
  officeOf,
  readOfficeDays,
  undoableChanges,
} from '../../../utils/calendar/office.ts';
import { officeDaysModel } from '../../../utils/counter/office-days.ts';
import { computeDeadline } from '../../../utils/deadline/compute.ts';
import { explain } from '../../../utils/deadline/explain.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { holidays, holidaysFile } from './holidays.ts';

const day = (text: string) => parseDay(text) as Day;
let area: Area;
let model: ReturnType<typeof officeDaysModel>;
beforeEach(async () => {
  area = memoryArea();
  model = officeDaysModel(area, holidays(), 2026);
  await model.load();
});
const works = (date: string) => isWorkingDay(model.calendar.value, day(date));

describe('an office', () => {
  it('closes for a day of its own, under a decision, and takes it back', async () => {
    expect(await model.setDay('2026-12-10', false, 'Họp Hội đồng nhân dân', 'TB 12/UBND')).toBe(true);
    expect(works('2026-12-10')).toBe(false);
    expect(model.marked.value.get('2026-12-10')).toMatchObject({
      name: 'Họp Hội đồng nhân dân',
      decision: 'TB 12/UBND',
    });
    await model.undo();
    expect(works('2026-12-10')).toBe(true);
    expect(await undoableChanges(area)).toBe(0);
  });

  it('works on a Saturday that was announced after this version', async () => {
    await model.setDay('2026-12-12', true, 'Làm bù', 'Thông báo của Bộ Nội vụ');
    expect(works('2026-12-12')).toBe(true);
    await model.setDay('2026-12-12', null, '', '');
    expect(works('2026-12-12')).toBe(false);
  });

  it('confirms 2027 with what it corrected: the rest of what was expected becomes its own', async () => {
    model.year.value = 2027;
    await model.setDay('2027-02-11', true, '', 'không nghỉ');
    await model.setDay('2027-02-04', false, 'Tết Nguyên đán (28 tháng Chạp)', '');
    expect(await model.confirm('Thông báo Tết 2027')).toBe(true);
    expect(model.state.value).toBe('complete');
    expect([works('2027-02-08'), works('2027-02-11'), works('2027-02-04')]).toEqual([false, true, false]);
    const input = {
      receivedAt: '2027-02-02T09:00:00+07:00',
      asOf: '2027-02-02T09:00:00+07:00',
      limit: { value: 5, unit: 'WORKING_DAY' as const },
    };
    expect(computeDeadline(input, model.calendar.value)).toMatchObject({ certainty: 'certain', flags: [] });
  });

  it.each([
    ['a Saturday that is off anyway', () => model.setDay('2026-12-12', false, '', ''), 'off-on-weekend'],
    ['a Tuesday that is worked anyway', () => model.setDay('2026-12-08', true, '', ''), 'already-working'],
    ['a date that does not exist', () => model.setDay('2026-02-31', false, '', ''), 'no-such-date'],
    ['a date beyond the tables', () => model.setDay('2150-01-04', false, '', ''), 'out-of-range'],
    [
      'hours that overlap',
      () =>
        model.change({
          hours: [
            ['07:30', '12:00'],
            ['11:00', '17:00'],
          ],
        }),
      'bad-hours',
    ],
    ['a Saturday that closes before it opens', () => model.change({ saturday: ['11:30', '07:30'] }), 'bad-hours'],
    [
      'a date twice',
      () =>
        model.change({
          off: [
            { date: '2026-12-10', name: '', decision: '' },
            { date: '2026-12-10', name: '', decision: '' },
          ],
        }),
      'duplicate-date',
    ],
  ])('is refused %s, and nothing is kept of it', async (_, change, reason) => {
    expect(await change()).toBe(false);
    expect(model.problem.value).toBe(reason);
    expect(await area.get(CALENDAR_KEY)).toBeUndefined();
  });

  it('keeps its entries when a later version ships the same days', async () => {
    await model.setDay('2026-12-10', false, 'Nghỉ riêng', '');
    const later = holidaysFile();
    later.days.push({ date: '2026-12-10', kind: 'off', name: 'Ngày mới', decision: 'QĐ', certainty: 'verified' });
    const { days } = await readOfficeDays(area);
    const merged = calendarOf(parseCalendarData(later), officeOf(days));
    expect(isWorkingDay(merged, day('2026-12-10'))).toBe(false);
    const next = officeDaysModel(area, parseCalendarData(later), 2026);
    await next.load();
    expect(await next.setDay('2026-12-11', false, 'Nghỉ riêng', '')).toBe(true);
  });

  it('whose entry is damaged gets the shipped calendar and is told so; the entry is left alone', async () => {
    await area.set(CALENDAR_KEY, { version: 1, off: 'hỏng' });
    await model.load();
    expect(model.damaged.value).toBe(true);
    expect(model.office.value).toEqual(NO_OFFICE_DAYS);
    expect(await area.get(CALENDAR_KEY)).toEqual({ version: 1, off: 'hỏng' });
  });

  it('that receives on Saturday mornings says so in the arithmetic; it stays no working day', () => {
    const calendar = buildCalendar(holidaysFile(), { saturday: ['07:30', '11:30'] });
    const input = {
      receivedAt: '2026-12-05T09:00:00+07:00',
      asOf: '2026-12-05T09:00:00+07:00',
      limit: { value: 1, unit: 'WORKING_DAY' as const },
    };
    const deadline = computeDeadline(input, calendar);
    expect(deadline.dueAt).toBe('2026-12-07T23:59:59+07:00');
    expect(explain(input, deadline, calendar)[0]?.text).toContain('thứ Bảy chỉ tiếp nhận');
  });
});
