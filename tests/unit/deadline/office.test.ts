import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../utils/deadline/office.ts';
import { LIMIT_UNITS } from '../../../utils/deadline/types.ts';
import { calendar, limit, workingDays } from './cases.ts';

const named = (name: string, value: number, unit: (typeof LIMIT_UNITS)[number]) => ({ name, value, unit });

describe('what an office promises beside the law', () => {
  it.each([
    ['longer than the law', { commitment: workingDays(6) }, 'longer-than-law'],
    [
      'an express day that is slower than the law',
      { express: { ...workingDays(7), onlyWeekday: 2 } },
      'longer-than-law',
    ],
    [
      'steps that together exceed the limit',
      { steps: [named('Tiếp nhận', 2, 'WORKING_DAY'), named('Thẩm tra', 4, 'WORKING_DAY')] },
      'steps-exceed-limit',
    ],
  ])('may not be %s', (_, rules, reason) => expect(refusalOf(rules, workingDays(5), calendar)).toBe(reason));

  it('may be steps of hours that fill the limit', () =>
    expect(
      refusalOf(
        {
          steps: [
            named('Tiếp nhận', 2, 'WORKING_HOUR'),
            named('Thẩm tra', 3, 'WORKING_HOUR'),
            named('Trả kết quả', 2, 'WORKING_HOUR'),
          ],
        },
        workingDays(1),
        calendar,
      ),
    ).toBeNull());

  it('is refused when a number cannot be', () =>
    expect(() => refusalOf({ commitment: limit(0, 'DAY') }, workingDays(5), calendar)).toThrow(
      expect.objectContaining({ reason: 'limit-too-small' }),
    ));

  it('is never later than the law once it was accepted', () =>
    fc.assert(
      fc.property(fc.constantFrom(...LIMIT_UNITS), fc.integer({ min: 1, max: 20 }), (unit, value) => {
        fc.pre(unit !== 'SAME_DAY' || value === 1);
        const rules = { commitment: { value, unit } };
        const [shorter, same] = [
          refusalOf(rules, workingDays(5), calendar),
          refusalOf(rules, { value, unit }, calendar),
        ];
        expect(same).toBeNull();
        if (unit === 'WORKING_DAY') expect(shorter === null).toBe(value <= 5);
      }),
    ));
});
