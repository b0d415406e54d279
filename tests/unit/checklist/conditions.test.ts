import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import shippedChecks from '../../../public/data/checks/general.json' with { type: 'json' };
import { eligibility } from '../../../utils/checklist/eligibility.ts';
import type { Citizen } from '../../../utils/citizen/types.ts';
import type { Role } from '../../../utils/match/types.ts';
import type { Unit } from '../../../utils/places/types.ts';
import { findProcedure, parseChecks } from '../../../utils/procedure/catalogue.ts';
import type { CheckRule } from '../../../utils/procedure/types.ts';
import { shipped } from '../procedure/shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const birth = findProcedure(shipped, '1.001193')!;
const joined = findProcedure(shipped, '2.000986')!;
const death = findProcedure(shipped, '1.000656')!;
const general = parseChecks(shippedChecks);
const TODAY = '2026-11-25';

const citizen = (values: Partial<Citizen>): Citizen => ({ source: 'qr-can-cuoc', warnings: [], ...values });
type People = { role: Role; citizen: Citizen }[];
const at = (role: Role, values: Partial<Citizen>) => ({ role, citizen: citizen(values) });
const all = (procedure: typeof birth, people: People, more: Parameters<typeof eligibility>[3] = {}) =>
  eligibility(procedure, people, TODAY, { general, ...more });
const of = (rule: CheckRule, procedure: typeof birth, people: People, more: Parameters<typeof eligibility>[3] = {}) =>
  all(procedure, people, more).filter((found) => found.rule === rule);
const verdicts = (...args: Parameters<typeof of>) => of(...args).map(({ role, verdict }) => [role, verdict]);

describe('a couple who may be kin', () => {
  const couple = (husband: Partial<Citizen>, wife: Partial<Citizen>): People => [
    at('husband', husband),
    at('wife', wife),
  ];
  const found = (husband: Partial<Citizen>, wife: Partial<Citizen>) =>
    of('not-related', marriage, couple(husband, wife))[0]?.verdict;

  it('with the same two parents by name is asked about', () =>
    expect(found({ father: 'Lê Văn Tư', mother: 'Vũ Thị Hoà' }, { father: 'LÊ VĂN TƯ', mother: 'Vũ Thị Hòa' })).toBe(
      'fail',
    ));

  it('of whom one bears the name of the other’s parent is asked about', () =>
    expect(found({ fullName: 'Lê Văn Tư' }, { father: 'Lê Văn Tư', mother: 'Vũ Thị Hoa' })).toBe('fail'));

  it('with other parents passes, with one name in common nobody can tell', () => {
    const wife = { father: 'Trần Văn Ba', mother: 'Vũ Thị Hoa' };
    expect(found({ father: 'Lê Văn Tư', mother: 'Đỗ Thị Thủy' }, wife)).toBe('pass');
    expect(found({ father: 'Trần Văn Ba', mother: 'Đỗ Thị Thủy' }, wife)).toBe('cannot-tell');
    expect(found({ father: 'Trần Văn Ba', mother: 'Vũ Thị Hòa' }, wife)).toBe('cannot-tell');
  });

  it('of whom no card names the parents cannot be judged', () => expect(found({}, {})).toBe('cannot-tell'));
});

describe('parents of a newborn', () => {
  const child = at('child', { birthDate: '2026-11-01' });

  it('stand in their own places by the sex on the card', () =>
    expect(verdicts('parents-sex', birth, [at('father', { sex: 'Nữ' }), at('mother', { sex: 'Nữ' })])).toEqual([
      ['father', 'fail'],
      ['mother', 'pass'],
    ]));

  it('were born before the child', () =>
    expect(
      verdicts('parent-before-child', birth, [
        child,
        at('father', { birthDate: '2026-11-02' }),
        at('mother', { birthDate: { year: 2026 } }),
      ]),
    ).toEqual([
      ['father', 'fail'],
      ['mother', 'cannot-tell'],
    ]));

  it('are of a usual age, else the officer asks again', () => {
    const age = (mother: string) =>
      verdicts('parents-age', birth, [child, at('mother', { birthDate: mother })])[0]?.[1];
    expect(age('2013-11-01')).toBe('pass');
    expect(age('2013-11-02')).toBe('fail');
    expect(age('1970-11-02')).toBe('pass');
    expect(age('1970-11-01')).toBe('fail');
  });

  it('register themselves when the applicant bears the number of one of them; any other applicant is asked', () => {
    const mother = at('mother', { personalId: '001300000001' });
    const by = (personalId: string) => of('applicant-entitled', birth, [mother, at('applicant', { personalId })])[0];
    expect(by('001300000001')).toMatchObject({
      verdict: 'pass',
      basis: 'Luật Hộ tịch 2014 Đ15 k1',
      status: 'portal',
    });
    expect(by('001300000002')?.verdict).toBe('cannot-tell');
    expect(of('applicant-entitled', birth, [mother])).toEqual([]);
  });

  it('do not register a child that is not born yet', () => {
    expect(verdicts('birth-not-future', birth, [at('child', { birthDate: '2026-11-26' })])).toEqual([
      [undefined, 'fail'],
    ]);
    expect(verdicts('birth-not-future', birth, [child])).toEqual([[undefined, 'pass']]);
  });
});

describe('a health card for a child under 6', () => {
  const found = (birthDate: Citizen['birthDate']) =>
    of('child-under-6', joined, [at('child', birthDate === undefined ? {} : { birthDate })])[0];

  it('is for the day before the sixth birthday, not for the birthday', () => {
    expect(found('2020-11-26')?.verdict).toBe('pass');
    expect(found('2020-11-25')).toMatchObject({ verdict: 'fail', params: { until: '25/11/2026' } });
  });

  it('cannot be judged without a date', () => {
    expect(found(undefined)?.verdict).toBe('cannot-tell');
    expect(found({ year: 2020 })?.verdict).toBe('cannot-tell');
  });
});

describe('who lives in the commune of the office', () => {
  const unit = (code: string): Unit => ({ code, name: 'Xã Thử', provinceCode: '01', province: 'Thành phố Hà Nội' });
  const unitOf = (address: string) => (address.length === 5 ? unit(address) : undefined);
  const found = (father: string, mother?: string) =>
    verdicts(
      'lives-here',
      birth,
      [at('father', { address: father }), ...(mother ? [at('mother', { address: mother })] : [])],
      { commune: '10001', unitOf },
    )[0]?.[1];

  it('is one of the parents', () => expect(found('10002', '10001')).toBe('pass'));
  it('is nobody, when all addresses are known to lie elsewhere', () => expect(found('10002', '10003')).toBe('fail'));
  it('is unknown when an address is unclear, or somebody is not here', () => {
    expect(found('10002', 'đâu đó')).toBe('cannot-tell');
    expect(found('10002')).toBe('cannot-tell');
  });
  it('is not asked where the office has set no commune', () =>
    expect(of('lives-here', birth, [at('father', { address: '10002' })], { unitOf })).toEqual([]));
});

describe('a card by its age', () => {
  const found = (birthDate: Citizen['birthDate'], issueDate: string) =>
    of('id-valid', birth, [at('applicant', { birthDate: birthDate!, issueDate })])[0];

  it('holds until the next of 14, 25, 40 and 60 years, that day included', () => {
    expect(found('2001-11-25', '2020-01-01')).toMatchObject({ verdict: 'pass', params: { until: '25/11/2026' } });
    expect(found('2001-11-24', '2020-01-01')).toMatchObject({ verdict: 'fail', params: { until: '24/11/2026' } });
  });

  it('of the last two years before such a birthday holds until the one after', () => {
    expect(found('2001-11-24', '2024-11-24')?.verdict).toBe('pass');
    expect(found('2001-11-24', '2024-11-23')?.verdict).toBe('fail');
  });

  it('issued at 58 or later holds for life', () => {
    expect(found('1960-01-01', '2018-01-01')).toMatchObject({ verdict: 'pass', params: { until: '' } });
  });

  it('with a birth year alone is judged only when every day of the year says the same', () => {
    expect(found({ year: 2001 }, '2020-01-01')?.verdict).toBe('cannot-tell');
    expect(found({ year: 1990 }, '2021-05-05')?.verdict).toBe('pass');
  });

  it('without its day of issue is not spoken of', () =>
    expect(of('id-valid', birth, [at('applicant', { birthDate: '1990-01-01' })])).toEqual([]));
});

describe('an elderly person', () => {
  const found = (birthDate: Citizen['birthDate'], role: Role = 'applicant') =>
    all(death, [at(role, { birthDate: birthDate! })])
      .filter(({ rule }) => rule.startsWith('elderly'))
      .map(({ rule }) => rule);

  it.each([
    ['1966-11-26', []],
    ['1966-11-25', ['elderly-60']],
    ['1956-11-25', ['elderly-70']],
    ['1951-11-25', ['elderly-75']],
    ['1946-11-25', ['elderly-80']],
  ])('born %s is told of once, at the highest age', (born, rules) => expect(found(born)).toEqual(rules));

  it('of whom only the year is known counts from its last day', () => {
    expect(found({ year: 1956 })).toEqual(['elderly-60']);
    expect(found({ year: 1955 })).toEqual(['elderly-70']);
  });

  it('who died is not served at home', () => expect(found('1940-01-01', 'deceased')).toEqual([]));

  it('in two places is spoken of once', () => {
    const old = { birthDate: '1940-01-01', personalId: '001040000001' };
    expect(
      all(death, [at('applicant', old), at('owner', old)]).filter(({ rule }) => rule === 'elderly-80'),
    ).toHaveLength(1);
  });
});

describe('one card in two places', () => {
  const number = { personalId: '001300000001' };

  it('that exclude each other is noticed', () => {
    expect(verdicts('same-person', birth, [at('child', number), at('mother', number)])).toEqual([[undefined, 'fail']]);
    expect(verdicts('same-person', death, [at('deceased', number), at('applicant', number)])).toEqual([
      [undefined, 'fail'],
    ]);
  });

  it('that have their own rule is said once', () =>
    expect(
      all(birth, [at('father', number), at('mother', number)])
        .filter(({ verdict }) => verdict === 'fail')
        .map(({ rule }) => rule),
    ).toEqual(['parents-differ']));

  it('that go together is nothing to say', () =>
    expect(
      of('same-person', birth, [at('applicant', number), at('father', number), at('householder' as Role, number)]),
    ).toEqual([]));
});

describe('every finding of every procedure', () => {
  const roles = ['applicant', 'child', 'father', 'mother', 'husband', 'wife', 'deceased'] as const;
  const someone = fc.record(
    {
      personalId: fc.constantFrom('001300000001', '001300000002'),
      fullName: fc.constantFrom('Lê Văn Tư', 'Vũ Thị Hoa'),
      birthDate: fc.constantFrom<NonNullable<Citizen['birthDate']>>('1940-02-29', '2026-11-01', '2026-02-31', {
        year: 2001,
      }),
      sex: fc.constantFrom('Nam' as const, 'Nữ' as const),
      issueDate: fc.constantFrom('2020-02-29', '2026-13-01'),
      father: fc.constantFrom('Lê Văn Tư', 'Trần Văn Ba'),
      mother: fc.constantFrom('Vũ Thị Hoa', 'Đỗ Thị Thủy'),
      address: fc.constantFrom('10001', 'đâu đó'),
    },
    { requiredKeys: [] },
  );

  it('names no person and no number, and has a status where it names an article', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.array(fc.tuple(fc.constantFrom(...roles), someone), { maxLength: 6 }),
        fc.constantFrom(TODAY, '', 'hôm nay'),
        (procedure, people, day) => {
          const found = eligibility(
            procedure,
            people.map(([role, values]) => at(role, values as Partial<Citizen>)),
            day,
            { general },
          );
          expect(JSON.stringify(found)).not.toMatch(/0013000|Lê Văn|Vũ Thị|Trần Văn|Đỗ Thị|đâu đó/);
          for (const { basis, status } of found) expect(status !== undefined).toBe(basis !== '');
        },
      ),
    ));
});
