import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMITMENTS_KEY, readCommitments, refusalOf, withOffice, writeRules } from '../../../utils/deadline/office.ts';
import { LIMIT_UNITS } from '../../../utils/deadline/types.ts';
import { memoryArea } from '../../../utils/platform/area.ts';
import { shipped } from '../procedure/shipped.ts';
import { calendar, limit, workingDays } from './cases.ts';

const MARRIAGE = shipped.find(({ code }) => code === '1.000894')!;
const named = (name: string, value: number, unit: (typeof LIMIT_UNITS)[number]) => ({ name, value, unit });

describe('what an office promises beside the law', () => {
  it('is kept for the procedure and laid over the catalogue; emptied, it is gone', async () => {
    const area = memoryArea();
    const rules = { commitment: limit(2, 'WORKING_HOUR') };
    expect((await writeRules(area, MARRIAGE, rules, calendar)).refused).toBeNull();
    const [over] = withOffice([MARRIAGE], await readCommitments(area));
    expect(over?.office).toEqual(rules);
    await writeRules(area, MARRIAGE, { commitment: undefined }, calendar);
    expect(await area.get(COMMITMENTS_KEY)).toEqual({ version: 1, procedures: {} });
  });

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

  it('is refused whole when a number cannot be, and nothing is written', async () => {
    const area = memoryArea();
    const { refused } = await writeRules(area, MARRIAGE, { commitment: limit(0, 'DAY') }, calendar);
    expect(refused).toBe('limit-too-small');
    expect(await area.get(COMMITMENTS_KEY)).toBeUndefined();
  });

  it('counts as none when the entry is damaged, and says so', async () => {
    const area = memoryArea();
    await area.set(COMMITMENTS_KEY, { version: 1, procedures: { '1.000894': { commitment: 'hai ngày' } } });
    expect(await readCommitments(area)).toEqual({ version: 1, procedures: {}, damaged: true });
  });

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
