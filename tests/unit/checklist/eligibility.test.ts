import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, isDay } from '../../../utils/checklist/dates.ts';
import { eligibility } from '../../../utils/checklist/eligibility.ts';
import type { Citizen } from '../../../utils/citizen/types.ts';
import type { Role } from '../../../utils/match/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import type { CheckRule } from '../../../utils/procedure/types.ts';
import { shipped } from '../procedure/shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const birth = findProcedure(shipped, '1.001193')!;

const citizen = (values: Partial<Citizen>): Citizen => ({ source: 'qr-can-cuoc', warnings: [], ...values });
const man = citizen({ personalId: '001202000011', sex: 'Nam', birthDate: '2002-05-17' });
const woman = citizen({ personalId: '001305000022', sex: 'Nữ', birthDate: '2005-09-30' });
const person = (role: Role, of: Citizen) => ({ role, citizen: of });
const verdict = (
  rule: CheckRule,
  procedure: typeof marriage,
  people: { role: Role; citizen: Citizen }[],
  onDate: string,
) => eligibility(procedure, people, onDate).find((result) => result.rule === rule);

describe('a couple of age on Monday 23/11/2026', () => {
  const couple = [person('husband', man), person('wife', woman)];

  it('passes every check; what no card tells is not made up', () =>
    expect(eligibility(marriage, couple, '2026-11-23').map(({ rule, verdict: found }) => [rule, found])).toEqual([
      ['husband-age', 'pass'],
      ['wife-age', 'pass'],
      ['two-people', 'pass'],
      ['different-sex', 'pass'],
      ['roles-not-swapped', 'pass'],
      ['not-related', 'cannot-tell'],
    ]));

  it('is told the article', () =>
    expect(verdict('husband-age', marriage, couple, '2026-11-23')?.basis).toBe(
      'Luật Hôn nhân và gia đình 2014 Đ8 k1 điểm a',
    ));

  it('leaves no name and no number in what is shown', () =>
    expect(JSON.stringify(eligibility(marriage, couple, '2026-11-23'))).not.toMatch(/0012|0013/));
});

describe('marriage age', () => {
  const husband = (birthDate: Citizen['birthDate'], onDate: string) =>
    verdict('husband-age', marriage, [person('husband', { ...man, birthDate: birthDate! })], onDate);
  const wife = (birthDate: Citizen['birthDate'], onDate: string) =>
    verdict('wife-age', marriage, [person('wife', { ...woman, birthDate: birthDate! })], onDate);

  it('is reached by a man on his 20th birthday, not the day before', () => {
    expect(husband('2006-11-23', '2026-11-23')?.verdict).toBe('pass');
    expect(husband('2006-11-24', '2026-11-23')).toMatchObject({
      verdict: 'fail',
      params: { age: '20', from: '24/11/2026' },
    });
  });

  it('is reached by a woman on her 18th birthday, not the day before', () => {
    expect(wife('2008-11-23', '2026-11-23')?.verdict).toBe('pass');
    expect(wife('2008-11-24', '2026-11-23')).toMatchObject({
      verdict: 'fail',
      params: { age: '18', from: '24/11/2026' },
    });
  });

  it('is reached on 28/2 by who was born on 29/2', () => {
    expect(wife('2008-02-29', '2026-02-27')?.verdict).toBe('fail');
    expect(wife('2008-02-29', '2026-02-28')?.verdict).toBe('pass');
  });

  it('cannot be told from a birth year when it depends on the day', () => {
    expect(husband({ year: 2006 }, '2026-11-23')).toMatchObject({
      verdict: 'cannot-tell',
      params: { from: '01/01/2026 - 31/12/2026' },
    });
    expect(husband({ year: 2005 }, '2026-11-23')?.verdict).toBe('pass');
    expect(husband({ year: 2006 }, '2026-12-31')?.verdict).toBe('pass');
    expect(husband({ year: 2007 }, '2026-12-31')?.verdict).toBe('fail');
    expect(husband({ year: 2007 }, '2027-01-01')?.verdict).toBe('cannot-tell');
  });

  it.each([undefined, '', '2006-02-30', '23/11/2000', { year: 0 }, { year: 99 }])(
    'cannot be told from the birth date %j',
    (date) => expect(husband(date, '2026-11-23')?.verdict).toBe('cannot-tell'),
  );

  it('cannot be told of nobody, nor of two people in one place', () => {
    expect(verdict('husband-age', marriage, [], '2026-11-23')?.verdict).toBe('cannot-tell');
    expect(
      verdict('husband-age', marriage, [person('husband', man), person('husband', woman)], '2026-11-23')?.verdict,
    ).toBe('cannot-tell');
  });

  it.each(['', '23/11/2026', '2026-02-30', 'today'])('cannot be told on a day like %j', (day) =>
    expect(husband('2000-01-01', day)?.verdict).toBe('cannot-tell'),
  );

  it('goes by the sex on the card when man and woman stand in each other’s place', () =>
    expect(
      verdict('wife-age', marriage, [person('wife', { ...man, birthDate: '2007-06-01' })], '2026-11-23'),
    ).toMatchObject({ verdict: 'fail', params: { age: '20' } }));

  it('once reached is never lost again', () => {
    const day = fc
      .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (born, a, b) => {
        const [early, late] = [a, b].sort() as [string, string];
        if (husband(born, early)?.verdict === 'pass') expect(husband(born, late)?.verdict).toBe('pass');
      }),
    );
  });
});

describe('the same card scanned for both', () => {
  it('is noticed by the number', () =>
    expect(
      verdict(
        'two-people',
        marriage,
        [person('husband', man), person('wife', { ...woman, personalId: man.personalId! })],
        '2026-11-23',
      )?.verdict,
    ).toBe('fail'));

  it('is noticed by the old number when there is no other', () => {
    const [a, b] = [citizen({ oldIdNumber: '012345678' }), citizen({ oldIdNumber: '012345678' })];
    expect(verdict('two-people', marriage, [person('husband', a), person('wife', b)], '2026-11-23')?.verdict).toBe(
      'fail',
    );
  });

  it('cannot be told by the name alone', () => {
    const namesake = citizen({ fullName: 'Nguyễn Thị Hòa', birthDate: '2000-01-01' });
    expect(
      verdict('two-people', marriage, [person('husband', namesake), person('wife', namesake)], '2026-11-23')?.verdict,
    ).toBe('cannot-tell');
  });

  it('is noticed for father and mother too, and not asked of a mother alone', () => {
    expect(
      verdict('parents-differ', birth, [person('father', man), person('mother', man)], '2026-11-23')?.verdict,
    ).toBe('fail');
    expect(verdict('parents-differ', birth, [person('mother', woman)], '2026-11-23')).toBeUndefined();
  });

  it('may be applicant and father at once', () =>
    expect(
      eligibility(birth, [person('applicant', man), person('father', man), person('mother', woman)], '2026-11-23', {
        general: [{ rule: 'same-person', basis: '' }],
      }).filter(({ verdict: found }) => found === 'fail'),
    ).toEqual([]));
});

describe('the sexes on a marriage form', () => {
  const found = (rule: CheckRule, husband: Citizen, wife: Citizen) =>
    verdict(rule, marriage, [person('husband', husband), person('wife', wife)], '2026-11-23')?.verdict;

  it('are noticed when they are the same', () => {
    expect(found('different-sex', man, { ...woman, sex: 'Nam' })).toBe('fail');
    expect(found('different-sex', { ...man, sex: 'Nữ' }, woman)).toBe('fail');
    expect(found('roles-not-swapped', { ...man, sex: 'Nữ' }, woman)).toBe('pass');
  });

  it('are noticed when man and woman stand in each other’s place', () => {
    expect(found('roles-not-swapped', woman, man)).toBe('fail');
    expect(found('different-sex', woman, man)).toBe('pass');
  });

  it('cannot be told when a card does not say', () => {
    const { sex: _, ...unknown } = woman;
    expect(found('different-sex', man, unknown)).toBe('cannot-tell');
    expect(found('roles-not-swapped', man, unknown)).toBe('cannot-tell');
  });
});

describe('a birth registered on Wednesday 25/11/2026', () => {
  const found = (birthDate: Citizen['birthDate']) =>
    verdict('birth-within-60-days', birth, [person('child', citizen({ birthDate: birthDate! }))], '2026-11-25');

  it('is in time 60 days after the birth, late on the 61st', () => {
    expect(found('2026-09-26')).toMatchObject({ verdict: 'pass', params: { days: '60', until: '25/11/2026' } });
    expect(found('2026-09-25')).toMatchObject({ verdict: 'fail', params: { days: '60', until: '24/11/2026' } });
  });

  it('is in time on the day of birth', () => expect(found('2026-11-25')?.verdict).toBe('pass'));

  it('cannot be judged when the child is said to be born later', () =>
    expect(found('2026-11-26')?.verdict).toBe('cannot-tell'));

  it('cannot be judged without a birth date, which no card gives', () => {
    expect(found(undefined)?.verdict).toBe('cannot-tell');
    expect(verdict('birth-within-60-days', birth, [], '2026-11-25')?.verdict).toBe('cannot-tell');
  });

  it('is late for a child born in 2024, whatever the day; of 2026 the day decides', () => {
    expect(found({ year: 2024 })?.verdict).toBe('fail');
    expect(found({ year: 2026 })?.verdict).toBe('cannot-tell');
  });
});

describe('a procedure without checks', () => {
  it('finds nothing to say', () =>
    expect(eligibility(findProcedure(shipped, '2.000815')!, [person('applicant', man)], '2026-11-23')).toEqual([]));
});

describe('a day', () => {
  it('is a real one', () =>
    expect(['2028-02-29', '2026-02-29', '2026-2-1', '2026-12-32'].map(isDay)).toEqual([true, false, false, false]));

  it('has its corresponding day in another year', () =>
    expect([addYears('2008-02-29', 20), addYears('2008-02-29', 18)]).toEqual(['2028-02-29', '2026-02-28']));
});
