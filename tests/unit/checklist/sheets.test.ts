import { describe, expect, it } from 'vitest';
import { buildChecklist, toBring } from '../../../utils/checklist/checklist.ts';
import { missingText } from '../../../utils/checklist/missing.ts';
import { type SheetKind, sheetOf, sheetText } from '../../../utils/checklist/sheets.ts';
import type { PaperDetail, PaperState } from '../../../utils/checklist/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { shipped } from '../procedure/shipped.ts';

const birth = findProcedure(shipped, '1.001193')!;
const office = {
  name: 'Trung tâm Phục vụ hành chính công phường Thử',
  address: 'Số 1 đường Thử',
  phone: '0240 000 000',
  hours: 'Thứ Hai đến thứ Sáu, 7 giờ 30 đến 16 giờ 30',
  communeCode: '',
};
const people = [
  { role: 'mother' as const, citizen: { fullName: 'Vũ Thị Thử', source: 'typed' as const, warnings: [] } },
];
const sheet = (
  kind: SheetKind,
  states: Record<string, PaperState>,
  details: Record<string, PaperDetail> = {},
  more: { cases?: Record<string, string>; office?: typeof office; dossier?: null } = {},
) =>
  sheetOf(kind, {
    procedure: birth,
    checklist: buildChecklist(birth, states, 'counter', { details, cases: more.cases }),
    office: more.office ?? office,
    dossier: more.dossier === null ? null : { people, code: 'H26.15.3-261123-0001' },
    today: '2026-11-23',
  });

describe('papers that lie there in too small a number', () => {
  const list = buildChecklist(birth, { 'to-khai': 'have' }, 'counter', { details: { 'to-khai': { originals: 0 } } });

  it('are not settled and are asked for', () => {
    expect(list.done).toBe(0);
    expect(toBring(list).map(({ paperId }) => paperId)).toEqual(['to-khai']);
    expect(missingText(list, birth)).toContain('1. Tờ khai đăng ký khai sinh theo mẫu: còn thiếu 01 bản chính');
  });

  it('are settled once nobody counted, or enough are there', () => {
    expect(buildChecklist(birth, { 'to-khai': 'have' }).done).toBe(1);
    const more = { details: { 'to-khai': { originals: 3 } } };
    expect(buildChecklist(birth, { 'to-khai': 'have' }, 'counter', more).done).toBe(1);
  });
});

describe('the request for supplements', () => {
  it('says of each paper why, in the words of the law’s form', () => {
    const printed = sheetText(
      sheet(
        'supplement',
        { 'to-khai': 'wrong', 'giay-chung-sinh': 'missing', 'giay-to-tuy-than': 'have' },
        { 'to-khai': { reason: 'unsigned', note: 'mục 3' } },
      ),
    );
    expect(printed).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ');
    expect(printed).toContain('Hồ sơ của Ông/Bà: Vũ Thị Thử');
    expect(printed).toContain(
      '1. Tờ khai đăng ký khai sinh theo mẫu (01 bản chính): chưa đúng: thiếu chữ ký hoặc con dấu; mục 3',
    );
    expect(printed).toMatch(/2\. Giấy chứng sinh.*\(01 bản chính\): chưa có/);
    expect(printed).not.toContain('Giấy tờ tùy thân');
    expect(printed).toContain('liên hệ với Trung tâm Phục vụ hành chính công phường Thử số điện thoại 0240 000 000');
  });

  it('leaves a reason out that explains another state', () => {
    const list = buildChecklist(birth, { 'to-khai': 'missing' }, 'counter', {
      details: { 'to-khai': { reason: 'expired' } },
    });
    expect(missingText(list, birth)).not.toContain('hết hạn');
  });

  it('for the portal’s box names nobody', () => {
    const list = buildChecklist(birth, { 'to-khai': 'missing' });
    expect(missingText(list, birth)).not.toContain('Vũ Thị Thử');
  });

  it('prints dots where the office has set nothing, for a pen', () =>
    expect(
      sheetText(
        sheet('supplement', {}, {}, { office: { name: '', address: '', phone: '', hours: '', communeCode: '' } }),
      ),
    ).toMatch(/liên hệ với \.{10,} số điện thoại \.{10,}/));
});

describe('the handover list', () => {
  it('names what lies there with the pieces that were counted, and what was exempt on which data', () => {
    const printed = sheetText(
      sheet(
        'handover',
        { 'to-khai': 'have', 'giay-to-tuy-than': 'have', 'giay-to-cu-tru': 'exempt', 'giay-chung-sinh': 'missing' },
        { 'to-khai': { originals: 2 }, 'giay-to-cu-tru': { reason: 'population-data' } },
      ),
    );
    expect(printed).toContain('1. Tờ khai đăng ký khai sinh theo mẫu (02 bản chính)');
    expect(printed).toMatch(/2\. Giấy tờ tùy thân.*đã xuất trình, trả lại/);
    expect(printed).toMatch(/được miễn: khai thác từ Cơ sở dữ liệu quốc gia về dân cư/);
    expect(printed).not.toContain('Giấy chứng sinh');
  });
});

describe('the citizen’s list to bring', () => {
  it('has what is always needed, apart what is needed in a case, and where and when to come', () => {
    const printed = sheetText(sheet('handout', {}, {}, { dossier: null }));
    expect(printed).toContain('HỒ SƠ CẦN CHUẨN BỊ');
    expect(printed).toContain('Chỉ cần khi đúng với trường hợp của Ông/Bà:');
    expect(printed).toContain('Giờ tiếp nhận: Thứ Hai đến thứ Sáu, 7 giờ 30 đến 16 giờ 30');
    expect(printed).toContain('Phí, lệ phí: Miễn phí.');
  });

  it('follows the case that was chosen, and leaves out what is exempt', () => {
    const cases = { 'nguoi-nop': 'trường hợp ủy quyền', 'hoan-canh': '', 'noi-cu-tru': '' };
    const printed = sheetText(sheet('handout', { 'giay-chung-sinh': 'exempt' }, {}, { cases }));
    expect(printed).toContain('Văn bản ủy quyền');
    expect(printed).not.toContain('Chỉ cần khi');
    expect(printed).not.toContain('Giấy chứng sinh');
    expect(printed).not.toContain('bỏ rơi');
  });

  it('names no limit and no fee that nobody checked', () => {
    const unverified = sheetOf('handout', {
      procedure: {
        ...birth,
        limits: [{ ...birth.limits[0]!, status: 'unverified' }],
        fees: [{ text: '8.000đ', status: 'unverified' }],
      },
      checklist: buildChecklist(birth, {}),
      office,
      dossier: null,
      today: '2026-11-23',
    });
    expect(sheetText(unverified)).not.toMatch(/Thời hạn|8\.000/);
  });
});
