import { describe, expect, it } from 'vitest';
import { captured, limitChosen, noteWritten } from '../../../utils/dossier/events.ts';
import type { DossierSummary } from '../../../utils/dossier/types.ts';
import { chipOf } from '../../../utils/lists/chips.ts';
import { procedureOf } from '../../../utils/lists/clock.ts';
import type { RowDates } from '../../../utils/portal/types.ts';
import { CODE, calendar, HOST, kept, NOW, opened, shipped, states, uuid } from './world.ts';

const chip = (row: Partial<RowDates>, dossier?: DossierSummary, { locked = false, asOf = NOW } = {}) => {
  const whole = { code: CODE, ...row };
  const procedure = procedureOf(shipped, dossier ? { procedureCode: dossier.procedureCode } : whole);
  return chipOf(whole, states(whole.status), procedure, dossier, { calendar, asOf, locked });
};
const stamp = (minute: number) => ({ id: uuid(), dossierId: 'd-1', at: `2026-11-20T09:${minute}:00+07:00` });
const PARENTS = { procedureName: 'Đăng ký nhận cha, mẹ, con', receivedAt: '2026-11-19T09:00:00+07:00' };

describe('the chip of a row', () => {
  it('says working days left and the day, with the arithmetic behind it', () => {
    const said = chip({ ...PARENTS, appointmentAt: '2026-11-25T17:00:00+07:00' })!;
    expect(said).toMatchObject({
      text: 'còn 1 ngày · T4 25/11',
      shorter: ['còn 1 ngày', 'còn 1'],
      tone: 'warn',
      differs: false,
    });
    expect(said.why).toEqual([
      'Nhận thứ Năm 19/11/2026 lúc 09:00',
      'Nghỉ: T7 21/11; CN 22/11; thứ Ba 24/11 (Ngày Văn hóa Việt Nam)',
      '3 ngày làm việc → thứ Tư 25/11',
    ]);
  });
  it.each<[string, Partial<RowDates>, string, string]>([
    ['late', { ...PARENTS, receivedAt: '2026-11-16T10:00:00+07:00' }, 'quá hạn 4 ngày · T5 19/11', 'bad'],
    ['waiting', { ...PARENTS, status: 'Yêu cầu bổ sung giấy tờ' }, 'chờ bổ sung', 'muted'],
    ['waiting for a payment', { ...PARENTS, status: 'yêu cầu thanh toán' }, 'chờ nghĩa vụ tài chính', 'muted'],
    ['done', { ...PARENTS, status: 'Đã trả kết quả' }, 'đã xong', 'muted'],
    ['not received yet', { ...PARENTS, status: 'Mới đăng ký' }, 'chưa tiếp nhận', 'muted'],
    ['a supplement that never came', { ...PARENTS, supplementLate: true }, 'quá hạn bổ sung', 'bad'],
    ['a date that is none', { ...PARENTS, unread: ['appointment'] }, 'ngày không đọc được', 'warn'],
    [
      'received tomorrow',
      { ...PARENTS, receivedAt: '2026-11-25T09:00:00+07:00' },
      'ngày nhận sau hôm nay · T2 30/11',
      'warn',
    ],
  ])('%s', (_, row, text, tone) => expect(chip(row)).toMatchObject({ text, tone }));

  it('on a machine whose clock is a year behind says to look at the clock, instead of days left', () => {
    const said = chip(PARENTS, undefined, { asOf: '2025-11-23T09:10:00+07:00' })!;
    expect(said.text).toMatch(/^ngày nhận sau hôm nay/);
    expect(said.why.at(-1)).toContain('xem lại đồng hồ máy');
  });

  it('shows another date of the portal beside ours', () =>
    expect(chip({ ...PARENTS, appointmentAt: '2026-11-24T17:00:00+07:00' })).toMatchObject({
      text: 'còn 1 ngày · T4 25/11 ≠ cổng 24/11',
      differs: true,
    }));
  it('follows the case whose date the portal promises: a marriage with verification is not five days late', () => {
    const marriage = { procedureName: 'Đăng ký kết hôn', receivedAt: '2026-11-19T10:00:00+07:00' };
    const said = chip({ ...marriage, appointmentAt: '2026-11-27T17:00:00+07:00' })!;
    expect(said).toMatchObject({ text: 'còn 3 ngày · T6 27/11', differs: false });
    expect(said.why[0]).toContain('xác minh');
    expect(chip(marriage)).toMatchObject({ text: 'quá hạn 4 ngày · T5 19/11' });
  });
  it('takes the portal’s appointment where the procedure is not in the catalogue, and says so', () => {
    const said = chip({ procedureName: 'Cấp giấy phép luyện tập', appointmentAt: '2026-11-30T17:00:00+07:00' })!;
    expect(said.text).toBe('còn 4 ngày · T2 30/11');
    expect(said.why.join()).toContain('chưa có trong danh mục');
  });
  it('never takes a similar procedure for this one', () =>
    expect(chip({ ...PARENTS, procedureName: 'Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài' })).toBeUndefined());
  it('does not count a same-day limit from a date without an hour', () => {
    expect(chip({ procedureName: 'Đăng ký khai sinh', receivedAt: '2026-11-23' })).toBeUndefined();
    const days = chip({ ...PARENTS, receivedAt: '2026-11-19' })!;
    expect(days.text).toBe('còn 1 ngày · T4 25/11');
    expect(days.why[0]).toBe('Nhận thứ Năm 19/11/2026');
  });
  it('after a supplement of which the list does not show when it came, takes the new appointment', () =>
    expect(
      chip({ ...PARENTS, formerAppointmentAt: '2026-11-25', appointmentAt: '2026-11-27', status: 'Đã bổ sung' }),
    ).toMatchObject({ text: 'còn 3 ngày · T6 27/11', differs: false }));
  it('is none where nothing is known about time', () => expect(chip({})).toBeUndefined());
});

describe('a dossier of ours', () => {
  it('adds its notes and its chosen case', () => {
    const dossier = kept([
      ...opened('1.001022'),
      captured(stamp(10), HOST, { code: CODE, receivedAt: PARENTS.receivedAt }),
      limitChosen(stamp(11), 'xac-minh'),
      noteWritten(stamp(12), 'n-1', 'Hẹn gọi lại'),
    ]);
    const said = chip({ ...PARENTS }, dossier)!;
    expect(said).toMatchObject({ note: true, text: 'còn 6 ngày · T4 02/12' });
    expect(JSON.stringify(said)).not.toContain('Hẹn gọi lại');
  });
  it('with nothing but a note says that there is one', () => {
    const dossier = kept([...opened(''), noteWritten(stamp(12), 'n-1', 'Hẹn gọi lại')]);
    expect(chip({}, dossier)).toMatchObject({ text: 'có ghi chú', note: true });
  });
});

describe('while the vault is locked', () => {
  it('the chip counts from the row alone and says so', () => {
    const said = chip(PARENTS, undefined, { locked: true })!;
    expect(said.text).toBe('còn 1 ngày · T4 25/11');
    expect(said.why.at(-1)).toBe('Kho đang khóa: chỉ tính từ những gì ghi trên trang này');
  });
});
