import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, questionsOf, unanswered } from '../../../utils/checklist/cases.ts';
import { buildChecklist, notLookedAt } from '../../../utils/checklist/checklist.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import type { Paper } from '../../../utils/procedure/types.ts';
import { shipped } from '../procedure/shipped.ts';

const birth = findProcedure(shipped, '1.001193')!;
const question = (id: string) => questionsOf(birth).find((one) => one.id === id)!;
const needed = (cases: Record<string, string>) =>
  buildChecklist(birth, {}, 'counter', { cases }).rows.flatMap(({ paperId, need }) =>
    need === 'always' || need === 'case' ? [paperId] : [],
  );

describe('the case of a birth registration', () => {
  it('is asked in plain words, in the order of the procedure', () =>
    expect(questionsOf(birth).map(({ ask }) => ask)).toEqual([
      'Ai đi đăng ký khai sinh?',
      'Trẻ sinh ra trong hoàn cảnh nào?',
      'Tra được nơi cư trú trong Cơ sở dữ liệu quốc gia về dân cư không?',
    ]));

  it('adds the papers that the answers call for, and takes the others out', () => {
    expect(needed({})).toEqual(['to-khai', 'giay-chung-sinh', 'giay-to-tuy-than']);
    const cases = {
      'nguoi-nop': 'trường hợp ủy quyền',
      'hoan-canh': '',
      'noi-cu-tru': question('noi-cu-tru').answers[1]!.when,
    };
    expect(needed(cases)).toEqual([
      'to-khai',
      'giay-chung-sinh',
      'van-ban-uy-quyen',
      'giay-to-tuy-than',
      'giay-to-cu-tru',
    ]);
    expect(buildChecklist(birth, {}, 'counter', { cases }).total).toBe(5);
    expect(unanswered(birth, cases)).toEqual([]);
  });

  it('does not count a paper of another case, unless the officer marked it', () => {
    const cases = { 'nguoi-nop': '' };
    const row = (states: Record<string, 'have'>) =>
      buildChecklist(birth, states, 'counter', { cases }).rows.find(({ paperId }) => paperId === 'van-ban-uy-quyen');
    expect(row({})).toMatchObject({ need: 'not' });
    expect(buildChecklist(birth, {}, 'counter', { cases }).total).toBe(3);
    expect(buildChecklist(birth, { 'van-ban-uy-quyen': 'have' }, 'counter', { cases })).toMatchObject({
      total: 4,
      done: 1,
    });
  });

  it('asks again when the catalogue has changed the answer since', () => {
    expect(answerOf(question('nguoi-nop'), { 'nguoi-nop': 'trường hợp đã bỏ' })).toBeUndefined();
    expect(answerOf(question('nguoi-nop'), { 'nguoi-nop': '' })?.say).toContain('Cha, mẹ');
  });
});

describe('a procedure without questions of its own', () => {
  const paper = (id: string, when?: string): Paper => ({
    id,
    name: id,
    kind: 'submit',
    originals: 1,
    copies: 0,
    status: 'portal',
    ...(when ? { when } : {}),
  });
  const procedure = { papers: [paper('a'), paper('b', 'trường hợp ủy quyền'), paper('c', 'trường hợp ủy quyền')] };

  it('asks yes or no for each condition, once', () => {
    expect(questionsOf(procedure)).toMatchObject([{ ask: 'Có phải trường hợp ủy quyền không?' }]);
    const cases = { 'trường hợp ủy quyền': 'trường hợp ủy quyền' };
    expect(notLookedAt(buildChecklist(procedure, {}, 'counter', { cases })).map(({ paperId }) => paperId)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('does not ask for the way of submission, which is known', () => {
    const online: Paper = { ...paper('d', 'trường hợp nộp trực tuyến'), channels: ['online'] };
    expect(questionsOf({ papers: [online] }, 'online')).toEqual([]);
  });
});

describe('every shipped procedure', () => {
  it('has a question for each of its conditions, and each answer changes something', () => {
    for (const procedure of shipped) {
      const spoken = questionsOf(procedure).flatMap(({ answers }) => answers.map(({ when }) => when));
      for (const { when, channels } of procedure.papers) if (when && !channels) expect(spoken).toContain(when);
    }
  });

  it('needs no more papers than it has, whatever is answered', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        (procedure, picks) => {
          const questions = questionsOf(procedure);
          const cases = Object.fromEntries(
            questions.map(({ id, answers }, at) => [id, answers[picks[at % 8]! % answers.length]!.when]),
          );
          const list = buildChecklist(procedure, {}, 'counter', { cases });
          expect(list.rows.filter(({ need }) => need === 'open')).toEqual([]);
          expect(list.total).toBeLessThanOrEqual(list.rows.length);
          expect(unanswered(procedure, cases)).toEqual([]);
        },
      ),
    ));
});
