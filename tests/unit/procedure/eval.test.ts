import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountsIn, run, samePaper } from '../../../utils/build/eval/procedures.ts';

/** Đăng ký kết hôn: the same day, 5 working days with verification, both kiểm chứng. */
const MARRIAGE = {
  code: '1.000894',
  name: 'Đăng ký kết hôn',
  fee: '',
  documents: ['Tờ khai đăng ký kết hôn theo mẫu'],
};
const CASES = [
  { ...MARRIAGE, limit: { value: 1, unit: 'SAME_DAY' } },
  { ...MARRIAGE, limit: { value: 9, unit: 'DAY' }, alsoAccept: [{ value: 5, unit: 'WORKING_DAY' }] },
  { ...MARRIAGE, limit: { value: 9, unit: 'DAY' } },
  { ...MARRIAGE, limit: null, documents: [{ name: 'Hợp đồng mua bán chim bồ câu' }] },
  { code: '9.999999', name: 'Không có', limit: { value: 1, unit: 'DAY' }, fee: null, documents: ['Đơn'] },
];

describe('the accuracy run over procedures', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'procedures-'));
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(CASES));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('counts what is right, what is missing, and what is wrong and shown as kiểm chứng', async () => {
    const lines: { ok?: boolean }[] = [];
    const totals = await run(join(folder, 'cases.json'), (line) => lines.push(line));
    expect(lines.map(({ ok }) => ok)).toEqual([true, true, false, false, false]);
    expect(totals).toMatchObject({
      suite: 'procedures',
      cases: 5,
      ok: 2,
      notOk: 3,
      limits: 4,
      limitsRight: 2,
      papers: 5,
      papersFound: 3,
      wrongShownAsVerified: 1,
    });
  });

  it('takes two wordings of one paper for one, and a shared first word not', () => {
    expect(samePaper('Tờ khai đăng ký kết hôn (theo mẫu)', 'Tờ khai đăng ký kết hôn')).toBe(true);
    expect(samePaper('Giấy khai sinh', 'Giấy chứng tử')).toBe(false);
    expect(samePaper('Đơn', 'Đơn đề nghị')).toBe(false);
  });

  it.each([
    ['10.000 đồng/trường hợp', [10_000]],
    ['Miễn phí', [0]],
    ['20.000đ hoặc 10.000 đ', [20_000, 10_000]],
    ['theo quy định của tỉnh', []],
  ])('reads the amounts of %j', (text, amounts) => expect(amountsIn(text)).toEqual(amounts));
});
