import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChecklist, notLookedAt, progressText, toggle } from '../../../utils/checklist/checklist.ts';
import { missingText } from '../../../utils/checklist/missing.ts';
import type { PaperState } from '../../../utils/checklist/types.ts';
import { PAPER_STATES } from '../../../utils/checklist/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { shipped } from '../procedure/shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const birth = findProcedure(shipped, '1.001193')!;
const ids = (list: ReturnType<typeof buildChecklist>) => list.rows.map(({ paperId }) => paperId);

describe('the papers of a marriage at the counter', () => {
  const fresh = buildChecklist(marriage, {});

  it('are the paper form, the ID card and, in a case, proof of residence; not the electronic form', () =>
    expect(ids(fresh)).toEqual(['to-khai', 'giay-to-tuy-than', 'giay-to-cu-tru']));

  it('count two as needed before anything is ticked', () => expect(progressText(fresh)).toBe('0/2 giấy tờ'));

  it('do not call the form conditional any more, since the way of submission is known', () => {
    expect(fresh.rows[0]).not.toHaveProperty('when');
    expect(fresh.rows[2]).toHaveProperty('when');
  });

  it('are all in when both are ticked, though residence was never looked at', () =>
    expect(progressText(buildChecklist(marriage, { 'to-khai': 'have', 'giay-to-tuy-than': 'exempt' }))).toBe(
      '2/2 giấy tờ',
    ));

  it('count proof of residence as soon as the officer asks for it', () =>
    expect(progressText(buildChecklist(marriage, { 'to-khai': 'have', 'giay-to-cu-tru': 'missing' }))).toBe(
      '1/3 giấy tờ',
    ));

  it('count a paper that is wrong as not there', () =>
    expect(buildChecklist(marriage, { 'to-khai': 'wrong' })).toMatchObject({ done: 0, total: 2 }));

  it('count a paper that does not apply as settled', () =>
    expect(buildChecklist(marriage, { 'to-khai': 'not-applicable' })).toMatchObject({ done: 1, total: 2 }));
});

describe('the papers of a marriage sent in online', () => {
  it('have the electronic form instead of the paper one', () =>
    expect(ids(buildChecklist(marriage, {}, 'online'))).toEqual(['mau-dien-tu', 'giay-to-tuy-than', 'giay-to-cu-tru']));

  it('keep the paper form when the officer marked it, so no tick is lost', () =>
    expect(ids(buildChecklist(marriage, { 'to-khai': 'have' }, 'online'))).toContain('to-khai'));
});

describe('a state of a paper that the procedure does not have', () => {
  it('changes nothing', () =>
    expect(buildChecklist(birth, { 'so-ho-khau': 'missing' })).toEqual(buildChecklist(birth, {})));

  it('is not taken from what every object has', () => {
    const paper = { ...birth.papers.find(({ id }) => id === 'giay-chung-sinh')!, id: 'constructor' };
    expect(buildChecklist({ papers: [paper] }, {})).toMatchObject({ done: 0, total: 1 });
  });
});

describe('the counts', () => {
  const state = fc.constantFrom<PaperState>(...PAPER_STATES);
  const states = fc.dictionary(fc.constantFrom(...birth.papers.map(({ id }) => id)), state);

  it('never exceed the papers, and what is done or not never exceeds what is needed', () =>
    fc.assert(
      fc.property(states, (marked) => {
        const list = buildChecklist(birth, marked);
        expect(list.done).toBeLessThanOrEqual(list.total);
        expect(list.total).toBeLessThanOrEqual(list.rows.length);
        expect(list.done + notLookedAt(list).length).toBeLessThanOrEqual(list.total);
      }),
    ));

  it('leave the states that came in untouched', () => {
    const marked = Object.freeze({ 'to-khai': 'have' as const });
    expect(buildChecklist(birth, marked).rows[0]).toMatchObject({ paperId: 'to-khai', state: 'have' });
  });
});

describe('the space bar', () => {
  it('goes from not looked at to có, thiếu and back', () => {
    expect(toggle(undefined)).toBe('have');
    expect(toggle(null)).toBe('have');
    expect(toggle('have')).toBe('missing');
    expect(toggle('missing')).toBeNull();
  });

  it.each(['wrong', 'exempt', 'not-applicable'] as const)('makes có of %s: the paper came after all', (state) =>
    expect(toggle(state)).toBe('have'),
  );
});

describe('the one request for supplements', () => {
  const request = (states: Record<string, PaperState>) => missingText(buildChecklist(birth, states), birth);

  it('names everything missing and wrong, numbered through', () =>
    expect(
      request({
        'to-khai': 'wrong',
        'giay-chung-sinh': 'have',
        'van-ban-uy-quyen': 'missing',
        'giay-to-tuy-than': 'missing',
      }),
    ).toBe(
      [
        'Đề nghị bổ sung hồ sơ: Thủ tục đăng ký khai sinh (1.001193)',
        '',
        'Giấy tờ còn thiếu:',
        '1. Văn bản ủy quyền (được chứng thực, trừ khi người được ủy quyền là ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột của người ủy quyền) (nộp 01 bản chính; trường hợp ủy quyền)',
        '2. Giấy tờ tùy thân: Hộ chiếu/Thẻ căn cước công dân/Thẻ căn cước/Căn cước điện tử/Giấy chứng nhận căn cước hoặc giấy tờ khác có dán ảnh và thông tin cá nhân do cơ quan có thẩm quyền cấp, còn giá trị sử dụng (xuất trình 01 bản chính)',
        '',
        'Giấy tờ chưa đúng, cần sửa hoặc thay:',
        '3. Tờ khai đăng ký khai sinh theo mẫu (nộp 01 bản chính)',
      ].join('\n'),
    ));

  it('is not written when nothing is missing', () => {
    expect(request({})).toBe('');
    expect(request({ 'to-khai': 'have', 'giay-chung-sinh': 'exempt', 'bien-ban-bo-roi': 'not-applicable' })).toBe('');
  });

  it('counts copies too', () => {
    const copies = findProcedure(shipped, '2.001035')!;
    expect(missingText(buildChecklist(copies, { 'giay-to-quyen-so-huu': 'missing' }), copies)).toContain(
      '(nộp 01 bản sao; trường hợp giao dịch',
    );
  });

  it('names every marked paper of every procedure, whatever the mix', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.array(fc.constantFrom<PaperState>(...PAPER_STATES), { minLength: 10, maxLength: 10 }),
        (procedure, some) => {
          const states = Object.fromEntries(procedure.papers.map(({ id }, i) => [id, some[i % some.length]!]));
          const text = missingText(buildChecklist(procedure, states), procedure);
          for (const { id, name } of procedure.papers)
            expect(text.includes(`. ${name} (`)).toBe(states[id] === 'missing' || states[id] === 'wrong');
        },
      ),
    ));

  it('warns of needed papers that nobody looked at, since it may be sent only once', () =>
    expect(notLookedAt(buildChecklist(birth, { 'to-khai': 'missing' })).map(({ paperId }) => paperId)).toEqual([
      'giay-chung-sinh',
      'giay-to-tuy-than',
    ]));
});
