import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../utils/fill/plan.ts';
import type { RoleMap } from '../../../utils/fill/types.ts';
import { type Attribute, type Match, ROLES } from '../../../utils/match/types.ts';
import { WIDGETS } from '../../../utils/portal/types.ts';
import { AN, BINH, field, list, outcome, planned, withCard } from './fixtures.ts';

const result = (...args: Parameters<typeof planned>) => outcome(planned(...args).steps);

describe('who gets which value', () => {
  const couple = {
    wifeName: { asks: 'fullName', of: 'wife' },
    wifeId: { asks: 'personalId', of: 'wife' },
    husbandName: { asks: 'fullName', of: 'husband' },
    husbandId: { asks: 'personalId', of: 'husband' },
  } as const;

  it('is decided by the roles that the officer gave', () => {
    expect(result(couple, { wife: BINH, husband: AN })).toEqual({
      wifeName: 'Trần Thị Bình',
      wifeId: '001192004321',
      husbandName: 'Nguyễn Văn An',
      husbandId: '036090001234',
    });
  });

  it('is nobody when the two cards are exchanged: a man is not bên nữ', () => {
    expect(new Set(Object.values(result(couple, { wife: AN, husband: BINH })))).toEqual(new Set(['-role-conflict']));
  });

  it('is nobody when one card stands for both sides, also as a second scan of it', () => {
    const unsexed = withCard(AN, {});
    delete unsexed.citizen.sex;
    expect(new Set(Object.values(result(couple, { wife: unsexed, husband: { ...unsexed, id: 'again' } })))).toEqual(
      new Set(['-role-conflict']),
    );
  });

  it('may be one person twice, as mother and as requester', () => {
    const form = {
      relation: { asks: 'relationship', of: 'applicant', ...list('Cha', 'Mẹ', 'Người giám hộ') },
      requester: { asks: 'fullName', of: 'applicant' },
      mother: { asks: 'fullName', of: 'mother' },
      father: { asks: 'fullName', of: 'father' },
    } as const;
    expect(result(form, { applicant: BINH, mother: BINH })).toEqual({
      relation: 'Mẹ',
      requester: 'Trần Thị Bình',
      mother: 'Trần Thị Bình',
      father: '-no-person',
    });
  });

  it('is not guessed where a requester is neither parent', () => {
    expect(result({ relation: { asks: 'relationship' } }, { applicant: AN, mother: BINH })).toEqual({
      relation: '-not-on-card',
    });
  });
});

describe('the reason why a field is left', () => {
  const reason = (line: Partial<Parameters<typeof planned>[0][string]>, overwrite: string[] = []) =>
    result({ f: { asks: 'fullName', ...line } }, { applicant: AN }, overwrite).f;

  it.each([
    ['not-personal', { asks: 'other' }],
    ['not-personal', { asks: 'none', of: 'none' }],
    ['unsure-attribute', { sure: { attributeSure: 0.74 } }],
    ['unsure-attribute', { sure: { attributeSure: Number.NaN } }],
    ['unsure-person', { sure: { roleSure: 0.5 } }],
    ['no-person', { of: 'father' }],
    ['hidden', { visible: false }],
    ['disabled', { enabled: false }],
    ['readonly', { readonly: true }],
    ['unsupported-widget', { widget: 'combobox' }],
    ['unsupported-widget', { inputType: 'datetime-local' }],
    ['unsupported-widget', { asks: 'birthDate', widget: 'native-select' }],
    ['already-filled', { filled: true }],
    ['no-value', { asks: 'fullName', of: 'child' }],
    ['not-on-card', { asks: 'ethnicity' }],
    ['not-on-card', { asks: 'hometown.province' }],
    ['no-district', { asks: 'currentAddress.district' }],
    ['too-long', { maxLength: 5 }],
    ['not-in-options', { asks: 'gender', ...list('Nữ', 'Khác') }],
  ] as const)('is %s for %j', (leave, line) => {
    const child = withCard(AN, {});
    delete child.citizen.fullName;
    const steps = outcome(planned({ f: { asks: 'fullName', ...line } }, { applicant: AN, child }).steps);
    expect(steps.f).toBe(`-${leave}`);
  });

  it.each([{ filled: true }, { filled: true, readonly: true }, { filled: true, enabled: false }])(
    'is left with what the card says, for the page to compare, when %j',
    (line) => {
      const { f } = planned({ f: { asks: 'fullName', ...line } }, { applicant: AN }).steps;
      expect(f).toMatchObject({ role: 'applicant', compare: { shown: AN.citizen.fullName } });
      expect(f).not.toHaveProperty('write');
    },
  );

  it('is not compared when nothing stands in it', () => {
    const { f } = planned({ f: { asks: 'fullName', readonly: true } }, { applicant: AN }).steps;
    expect(f).not.toHaveProperty('compare');
  });

  it('is the hidden box, not the missing value, for a honeypot', () => {
    expect(reason({ asks: 'ethnicity', visible: false })).toBe('-hidden');
  });

  it('is none once the officer allows to overwrite', () => {
    expect(reason({ filled: true }, ['f'])).toBe('Nguyễn Văn An');
  });

  it('is doubt when two answers about one field contradict each other', () => {
    const match = (attribute: Attribute): Match => ({
      field: 'f',
      role: 'applicant',
      attribute,
      roleSure: 1,
      attributeSure: 1,
      why: [],
    });
    const form = { fingerprint: '', title: '', fields: [field()] };
    const matches = [match('personalId'), match('oldIdNumber')];
    expect(plan({ form, matches, people: { applicant: AN } }).steps).toEqual([
      { field: 'f', leave: 'unsure-attribute' },
    ]);
  });

  it('is doubt when nothing was said about the field', () => {
    const form = { fingerprint: '', title: '', fields: [field()] };
    expect(plan({ form, matches: [], people: { applicant: AN } }).steps).toEqual([
      { field: 'f', leave: 'unsure-attribute' },
    ]);
  });
});

describe('a date in three boxes', () => {
  const box = (part: 'day' | 'month' | 'year', changes = {}) =>
    ({
      asks: `birthDate.${part}`,
      datePart: { group: 'd1', part },
      maxLength: part === 'year' ? 4 : 2,
      ...changes,
    }) as const;
  const three = { day: box('day'), month: box('month'), year: box('year') };

  it('is written with leading zeros', () => {
    expect(result(three, { applicant: AN })).toEqual({ day: '09', month: '05', year: '1990' });
  });

  it('chooses from lists that count without zeros or with words', () => {
    const lists = {
      day: box('day', list('1', '9', '10')),
      month: box('month', list('Tháng 4', 'Tháng 5')),
      year: box('year', list('1989', '1990')),
    };
    expect(result(lists, { applicant: AN })).toEqual({ day: '9', month: 'Tháng 5', year: '1990' });
  });

  it('is left whole when one of its boxes is taken', () => {
    expect(result({ ...three, month: box('month', { filled: true }) }, { applicant: AN })).toEqual({
      day: '-already-filled',
      month: '-already-filled',
      year: '-already-filled',
    });
  });

  it('is left whole when its boxes are said to belong to two people', () => {
    const mixed = { ...three, year: box('year', { of: 'mother' }) };
    expect(new Set(Object.values(result(mixed, { applicant: AN, mother: BINH })))).toEqual(
      new Set(['-unsure-attribute']),
    );
  });

  it('gets the year alone when the card knows only the year: a day is never invented', () => {
    expect(result(three, { applicant: withCard(AN, { birthDate: { year: 1950 } }) })).toEqual({
      day: '-birth-year-only',
      month: '-birth-year-only',
      year: '1950',
    });
  });

  it('gets nothing when not even the year can be written', () => {
    const locked = { ...three, year: box('year', { readonly: true }) };
    expect(result(locked, { applicant: withCard(AN, { birthDate: { year: 1950 } }) }).year).toBe('-readonly');
  });
});

describe('an address in lists', () => {
  const province = { asks: 'currentAddress.province', ...list('Tỉnh Ninh Bình', 'Thành phố Hà Nội') } as const;
  const commune = { asks: 'currentAddress.commune', ...list() } as const;
  const street = { asks: 'currentAddress.street' } as const;

  it('is written from the official unit, the commune only together with its province', () => {
    const { steps } = planned({ province, commune: { ...commune, enabled: false }, street }, { applicant: AN });
    expect(outcome(steps)).toEqual({ province: 'Tỉnh Ninh Bình', commune: 'Xã Mỹ Lộc', street: 'Thôn 3' });
    expect(steps.commune).toMatchObject({ needs: 'province', driver: false });
    expect(steps.province).toMatchObject({ driver: true });
  });

  it('leaves the commune when the province stays as the page had it', () => {
    expect(result({ province: { ...province, filled: true }, commune, street }, { applicant: AN })).toEqual({
      province: '-already-filled',
      commune: '-depends-on-left',
      street: 'Thôn 3',
    });
  });

  it('is left to the officer when the old commune was divided', () => {
    const place = {
      status: 'ambiguous' as const,
      units: [AN.place!.units[0]!, BINH.place!.units[0]!],
      detail: 'Thôn 3',
    };
    expect(new Set(Object.values(result({ province, commune, street }, { applicant: { ...AN, place } })))).toEqual(
      new Set(['-address-ambiguous']),
    );
  });

  it('is left when the address was not recognised, while one box for the whole gets the text of the card', () => {
    const place = { status: 'unknown' as const, units: [], detail: '' };
    const form = { province, commune, whole: { asks: 'permanentAddress' } } as const;
    expect(result(form, { applicant: { ...AN, place } })).toEqual({
      province: '-no-value',
      commune: '-no-value',
      whole: 'Thôn 3, Mỹ Trung, Mỹ Lộc, Nam Định',
    });
  });

  it('does not take a commune of the same name from a list that hangs on no province', () => {
    expect(
      result({ commune: { asks: 'currentAddress.commune', ...list('Xã Mỹ Lộc', 'Xã Mỹ An') } }, { applicant: AN }),
    ).toEqual({
      commune: '-not-in-options',
    });
    const named = list('Xã Mỹ Lộc, Tỉnh Ninh Bình', 'Xã Mỹ Lộc, Tỉnh Vĩnh Long');
    expect(result({ commune: { asks: 'currentAddress.commune', ...named } }, { applicant: AN })).toEqual({
      commune: 'Xã Mỹ Lộc, Tỉnh Ninh Bình',
    });
  });

  it('takes the province of the same person for its commune, not the one of the person above', () => {
    const { steps } = planned(
      {
        p1: { ...province, of: 'mother' },
        p2: { ...province, of: 'father' },
        c1: { ...commune, of: 'mother' },
        c2: { ...commune, of: 'father' },
      },
      { mother: BINH, father: AN },
    );
    expect(steps.c1).toMatchObject({ needs: 'p1', shown: 'Phường Kiến Hưng' });
    expect(steps.c2).toMatchObject({ needs: 'p2', shown: 'Xã Mỹ Lộc' });
  });
});

describe('the order of the steps', () => {
  it('is relation, country, kind of paper, province, then the form from top to bottom', () => {
    const { order } = planned(
      {
        name: { asks: 'fullName' },
        commune: { asks: 'currentAddress.commune', of: 'mother', ...list() },
        province: { asks: 'currentAddress.province', ...list('Thành phố Hà Nội') },
        kind: { asks: 'idType', ...list('Căn cước') },
        country: { asks: 'currentAddress.country', ...list('Việt Nam') },
        relation: { asks: 'relationship', ...list('Mẹ') },
      },
      { applicant: BINH, mother: BINH },
    );
    expect(order).toEqual(['relation', 'country', 'kind', 'province', 'name', 'commune']);
  });
});

describe('any plan', () => {
  const attributes: Attribute[] = [
    'fullName',
    'personalId',
    'birthDate',
    'birthDate.day',
    'gender',
    'idType',
    'currentAddress.commune',
  ];
  const anyMatch = fc.record({
    field: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom(...ROLES.slice(0, 7), 'none' as const),
    attribute: fc.constantFrom(...attributes, 'other' as const, 'none' as const),
    roleSure: fc.constantFrom(0, 0.74, 0.75, 1),
    attributeSure: fc.constantFrom(0, 0.74, 0.75, 1),
    why: fc.constant<string[]>([]),
  });
  const anyField = fc.record({
    widget: fc.constantFrom(...WIDGETS),
    visible: fc.boolean(),
    enabled: fc.boolean(),
    readonly: fc.boolean(),
    filled: fc.boolean(),
  });

  it('has exactly one step for every field, and writes only what is sure, visible and of the person of that role', () => {
    const people: RoleMap = { father: AN, mother: BINH, applicant: BINH };
    fc.assert(
      fc.property(
        fc.array(anyMatch, { maxLength: 6 }),
        fc.tuple(anyField, anyField, anyField, anyField),
        (matches, states) => {
          const fields = states.map((state, index) => field({ ...state, id: 'abcd'[index]! }));
          const { steps } = plan({ form: { fingerprint: '', title: '', fields }, matches, people });
          expect(steps.map((step) => step.field).sort()).toEqual(['a', 'b', 'c', 'd']);
          for (const step of steps) {
            if ('leave' in step) continue;
            const match = matches.find((each) => each.field === step.field)!;
            const at = fields.find(({ id }) => id === step.field)!;
            expect(match).toMatchObject({ role: step.role });
            expect(Math.min(match.roleSure, match.attributeSure)).toBeGreaterThanOrEqual(0.75);
            expect({ visible: at.visible, readonly: at.readonly, filled: at.filled }).toEqual({
              visible: true,
              readonly: false,
              filled: false,
            });
            const own = JSON.stringify(people[step.role]);
            const other = people[step.role] === AN ? BINH : AN;
            for (const value of [other.citizen.fullName, other.citizen.personalId, other.citizen.birthDate]) {
              if (!own.includes(String(value))) expect(JSON.stringify(step)).not.toContain(value);
            }
          }
        },
      ),
    );
  });
});
