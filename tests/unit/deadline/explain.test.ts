import { describe, expect, it } from 'vitest';
import { computeDeadline } from '../../../utils/deadline/compute.ts';
import { explain } from '../../../utils/deadline/explain.ts';
import { portalCauses } from '../../../utils/deadline/portal.ts';
import type { ArithmeticLine, DeadlineInput, DeadlineLimit } from '../../../utils/deadline/types.ts';
import { dueWords } from '../../../utils/deadline/words.ts';
import { calendar, clock, dossier, event, extended, limit, supplement, workingDays } from './cases.ts';

const lines = (receivedAt: string, of: DeadlineLimit, more: Partial<DeadlineInput> = {}): ArithmeticLine[] => {
  const input = dossier(receivedAt, of, more);
  return explain(input, computeDeadline(input, calendar), calendar);
};
const texts = (...args: Parameters<typeof lines>): string[] => lines(...args).map(({ text }) => text);

describe('the arithmetic in words', () => {
  it('of 5 working days from 23/11/2026 tells reception, start, days off and due day', () =>
    expect(texts('2026-11-23T09:10', workingDays(5))).toEqual([
      'Nhận thứ Hai 23/11/2026 lúc 09:10',
      'Ngày nhận không tính; tính từ thứ Tư 25/11',
      'Nghỉ: thứ Ba 24/11 (Ngày Văn hóa Việt Nam); T7 28/11; CN 29/11',
      '5 ngày làm việc → thứ Ba 01/12/2026',
      'Nếu không kịp: thư xin lỗi, hẹn lại chậm nhất thứ Hai 30/11/2026',
      'Chuyển hồ sơ đi giải quyết chậm nhất thứ Hai 23/11/2026 lúc 17:00; hạn trả không đổi',
    ]));

  it('names the article of each line', () => {
    const bases = lines('2026-11-23T09:10', workingDays(5)).map(({ basis }) => basis);
    expect(bases.slice(1, 4)).toEqual([
      'BLDS 2015 Đ147 k2-3',
      'BLLĐ 2019 Đ111-112; Nghị quyết 28/2026/QH16',
      'BLDS 2015 Đ148 k1, k6',
    ]);
  });

  it('marks what comes from NĐ 61/2018 as unverified from 01/07/2025, and not before', () => {
    const apology = (receivedAt: string) =>
      lines(receivedAt, workingDays(5)).find(({ text }) => text.startsWith('Nếu không kịp'))?.basis;
    expect(apology('2025-07-01T00:00')).toBe(
      'NĐ 61/2018 Đ19 k9 (chưa kiểm chứng: hồ sơ nhận từ 01/07/2025 theo NĐ 118/2025)',
    );
    expect(apology('2025-06-30T23:59')).toBe('NĐ 61/2018 Đ19 k9');
  });

  it('of a same-day dossier tells the 15:00 rule and its law', () => {
    const [, start] = lines('2026-11-23T15:20', limit(1, 'SAME_DAY'));
    expect(start).toEqual({
      text: 'Nhận sau 15:00: trả trong ngày làm việc tiếp theo',
      basis: 'Luật Hộ tịch 2014 Đ5 k3; NĐ 23/2015 Đ7',
    });
    expect(texts('2026-11-23T15:20', limit(1, 'SAME_DAY'))).toContain('trong ngày → thứ Tư 25/11/2026');
  });

  it('of calendar days tells why the last day moved', () =>
    expect(texts('2026-02-06T09:00', limit(10, 'DAY'))).toContain(
      'Ngày cuối thứ Hai 16/02/2026 là ngày nghỉ (Tết Nguyên đán): chuyển sang thứ Hai 23/02',
    ));

  it('gathers a holiday of several days, and counts the weekends of a long limit', () => {
    expect(texts('2026-02-12T10:00', workingDays(5))).toContain(
      'Nghỉ: T7 14/02; CN 15/02; thứ Hai 16/02 - thứ Sáu 20/02 (Tết Nguyên đán); T7 21/02; CN 22/02',
    );
    expect(texts('2026-03-02T10:00', workingDays(20))).toContain('Nghỉ: 8 ngày thứ Bảy, Chủ nhật');
  });

  it('names a swapped Saturday that counts', () =>
    expect(texts('2026-01-08T08:30', workingDays(2))).toContain('Làm việc bù: T7 10/01 (Làm bù cho thứ Sáu 2/1/2026)'));

  it.each<[DeadlineLimit, string, string]>([
    [limit(1, 'HOUR'), 'Tính ngay từ lúc nhận, cả ban đêm và ngày nghỉ', '1 giờ → 13:00 thứ Tư 04/03/2026'],
    [
      limit(2, 'WORKING_HOUR'),
      'Chỉ tính giờ làm việc (07:30-11:30, 13:30-17:00), từ 13:30 thứ Tư 04/03',
      '2 giờ làm việc → 15:30 thứ Tư 04/03/2026',
    ],
    [
      limit(1, 'HALF_DAY'),
      'Buổi nhận không tính; tính từ buổi bắt đầu lúc 13:30 thứ Tư 04/03',
      '1 buổi làm việc → 17:00 thứ Tư 04/03/2026',
    ],
    [workingDays(0.5), 'Ngày nhận không tính; tính từ thứ Năm 05/03', '0,5 ngày làm việc → 11:30 thứ Năm 05/03/2026'],
    [limit(1, 'MONTH'), 'Ngày nhận không tính; tính từ thứ Năm 05/03', '1 tháng → thứ Hai 06/04/2026'],
  ])('of %j from noon', (of, start, end) => {
    const said = texts('2026-03-04T12:00', of);
    expect(said).toContain(start);
    expect(said).toContain(end);
  });

  it('tells a restart, a pause and a wait', () => {
    const events = supplement('2026-03-04T10:00', '2026-03-10T09:00');
    expect(texts('2026-03-02T09:00', workingDays(5), { events }).slice(1, 3)).toEqual([
      'Đủ hồ sơ bổ sung thứ Ba 10/03/2026 lúc 09:00: thời hạn tính lại từ đầu',
      'Ngày nhận đủ bổ sung không tính; tính từ thứ Tư 11/03',
    ]);
    expect(texts('2026-03-02T09:00', workingDays(5), { events, onSupplement: 'pause' })[1]).toBe(
      'Không tính thời gian chờ 10:00 04/03/2026 - 09:00 10/03/2026',
    );
    expect(texts('2026-03-02T09:00', workingDays(5), { events: events.slice(0, 1) })[1]).toBe(
      'Đang chờ bổ sung từ thứ Tư 04/03/2026 lúc 10:00: chưa có hạn trả',
    );
  });

  it('tells an extension, a commitment, the result and a provisional year', () => {
    expect(
      texts('2026-03-02T09:00', workingDays(10), { events: [extended('2026-03-13T10:00', '2026-03-20')] }),
    ).toContain('10 ngày làm việc, gia hạn một lần → thứ Sáu 20/03/2026');
    expect(texts('2026-03-10T09:00', workingDays(3), { commitment: limit(60, 'WORKING_MINUTE') })).toContain(
      'Rút ngắn: 60 phút làm việc → 10:00 thứ Ba 10/03/2026',
    );
    expect(texts('2026-03-10T09:00', workingDays(3), { events: [event('RESULT', '2026-03-11T10:05')] })).toContain(
      'Có kết quả thứ Tư 11/03/2026 lúc 10:05',
    );
    const next = texts('2026-12-28T09:00', workingDays(40));
    expect(next).toContain('Lịch nghỉ năm 2027 chưa công bố đủ: hạn này là dự kiến');
    expect(next).toContain('Thời gian tính chạm dịp Tết hoặc 2/9 chưa công bố: chỉ in giấy hẹn khi cán bộ xác nhận');
  });
});

describe("a portal's other date", () => {
  const causes = (receivedAt: string, of: DeadlineLimit, portalDueAt: string, more: Partial<DeadlineInput> = {}) =>
    portalCauses(dossier(receivedAt, of, { ...more, portalDueAt }), calendar);

  it.each<[string, number, string, string]>([
    ['2026-03-05T09:00', 5, '2026-03-10T17:00', 'calendar-days'],
    ['2026-03-02T09:00', 4, '2026-03-05T17:00', 'reception-counted'],
    ['2026-11-23T09:10', 5, '2026-11-30T17:00', 'holidays-missing'],
    ['2026-01-08T09:00', 2, '2026-01-12T17:00', 'swapped-saturday-missing'],
    ['2026-03-05T16:00', 3, '2026-03-11T17:00', 'shifted-by-15h'],
    ['2026-03-05T09:00', 10, '2026-03-17T17:00', 'saturday-counted'],
    // A Saturday: calendar days, and not even moved to the Monday.
    ['2026-03-02T09:00', 5, '2026-03-07T17:00', 'calendar-days'],
  ])('of a dossier received %s with %i working days, %s, has its cause: %s', (receivedAt, value, portalDueAt, cause) =>
    expect(causes(receivedAt, workingDays(value), portalDueAt)).toContain(cause),
  );

  it('may come from working days, a supplement or a commitment that it does not know', () => {
    expect(causes('2026-03-02T09:00', limit(7, 'DAY'), '2026-03-11')).toEqual(['working-days']);
    const events = supplement('2026-03-04T10:00', '2026-03-10T09:00');
    expect(causes('2026-03-02T09:00', workingDays(5), '2026-03-09', { events })).toContain('supplement-not-restarted');
    expect(causes('2026-03-02T09:00', workingDays(9), '2026-03-13', { commitment: workingDays(3) })).toEqual([
      'commitment-not-applied',
    ]);
  });

  it('that is earlier for no other reason may follow a limit that the province shortened; it is never named beside a mistake', () => {
    expect(causes('2026-03-02T09:00', workingDays(10), '2026-03-06')).toEqual(['shortened']);
    expect(causes('2026-03-05T09:00', workingDays(10), '2026-03-17')).not.toContain('shortened');
    // A date before the reception follows no limit.
    expect(causes('2026-03-02T09:00', workingDays(10), '2026-02-27')).toEqual([]);
  });

  it('has no cause when it agrees, or when no usual mistake gives it', () => {
    expect(causes('2026-03-02T09:00', workingDays(5), '2026-03-09')).toEqual([]);
    expect(causes('2026-03-02T09:00', workingDays(5), '2026-06-30')).toEqual([]);
  });

  it('is told with its cause', () =>
    expect(texts('2026-03-05T16:00', workingDays(3), { portalDueAt: '2026-03-11T17:00' }).at(-1)).toBe(
      'Cổng hẹn thứ Tư 11/03/2026: muộn hơn; có thể vì dời ngày nhận vì sau 15:00',
    ));
});

describe('a deadline in a few words', () => {
  const words = (now: string, of = workingDays(5), more: Partial<DeadlineInput> = {}) =>
    dueWords(clock('2026-11-23T09:10', of, more), calendar, now);

  it.each([
    ['2026-11-23T10:00', 'còn 5 ngày làm việc', 'ok'],
    ['2026-11-26T10:00', 'còn 3 ngày làm việc', 'warn'],
    ['2026-11-29T10:00', 'còn 2 ngày làm việc', 'warn'],
    ['2026-12-01T23:59', 'hôm nay', 'warn'],
    ['2026-12-01T17:00:00Z', 'quá hạn 1 ngày', 'bad'],
    ['2026-12-05T10:00', 'quá hạn 4 ngày', 'bad'],
  ])('at %s is: %s', (now, text, tone) => expect(words(now)).toEqual({ text, tone }));

  it.each([
    ['2026-11-23T10:00', 'còn 3 giờ 10 phút'],
    ['2026-11-23T12:25', 'còn 45 phút'],
    ['2026-11-23T13:10', 'đến hạn lúc này'],
    ['2026-11-23T15:10', 'quá hạn 2 giờ'],
  ])('counts minutes for a limit in hours: at %s %s', (now, text) =>
    expect(words(now, limit(4, 'HOUR')).text).toBe(text),
  );

  it('counts the hours to a due minute on a day off', () =>
    expect(words('2026-11-23T20:10', limit(24, 'HOUR')).text).toBe('còn 13 giờ'));

  it('says that it waits, and for what', () => {
    expect(words('2026-11-30T10:00', workingDays(5), { events: supplement('2026-11-25T09:00') })).toEqual({
      text: 'chờ bổ sung',
      tone: 'muted',
    });
    expect(
      words('2026-11-30T10:00', workingDays(5), { events: [event('FINANCE_SENT', '2026-11-25T09:00')] }).text,
    ).toBe('chờ nghĩa vụ tài chính');
  });

  it.each([
    ['RESULT', '2026-11-25T09:00', 'đã xong, trước hạn'],
    ['RESULT', '2026-12-01T09:00', 'đã xong, đúng hạn'],
    ['RESULT', '2026-12-02T09:00', 'đã xong, quá hạn'],
    ['WITHDRAWN', '2026-11-25T09:00', 'đã rút hồ sơ'],
    ['STOPPED', '2026-11-25T09:00', 'đã dừng giải quyết'],
  ] as const)('says how it ended: %s at %s', (type, at, text) =>
    expect(words('2026-12-10T10:00', workingDays(5), { events: [event(type, at)] }).text).toBe(text),
  );

  it('is as of the question when no other moment is given', () =>
    expect(dueWords(clock('2026-11-23T09:10', workingDays(5)), calendar).text).toBe('còn 5 ngày làm việc'));
});
