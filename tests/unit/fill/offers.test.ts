import { describe, expect, it } from 'vitest';
import { closedFor, matchesQuery, offersFor, sentencesFor } from '../../../utils/fill/offers.ts';
import type { Attribute, Match, Role } from '../../../utils/match/types.ts';
import { AN, BINH, field, list, withCard } from './fixtures.ts';

const asks = (attribute: Attribute | 'other', role: Role | 'none' = 'wife', roleSure = 1): Match => ({
  field: 'f',
  role,
  attribute,
  roleSure,
  attributeSure: 1,
  why: [],
});
const COUPLE = { husband: AN, wife: BINH };
const shown = (of: ReturnType<typeof offersFor>) =>
  of.groups.map(({ person, offers }) => [person.id, ...offers.map(({ shown }) => shown)]);

describe('the values that the people at the counter have for one field', () => {
  it('begin with the person and the value that the field asks for', () => {
    const [first, second] = shown(offersFor(field(), asks('personalId'), [AN, BINH], COUPLE));
    expect(first?.slice(0, 3)).toEqual(['binh', '001192004321', 'Trần Thị Bình']);
    expect(second?.slice(0, 3)).toEqual(['an', '036090001234', 'Nguyễn Văn An']);
  });

  it('keep the order of the counter where nobody knows what the field asks', () => {
    const [first] = shown(offersFor(field(), asks('other', 'none'), [AN, BINH], {}));
    expect(first?.slice(0, 4)).toEqual(['an', 'Nguyễn Văn An', '036090001234', '09/05/1990']);
  });

  it('are only those that the control can take: a list of sexes takes a sex', () => {
    const sexes = field(list('Nam', 'Nữ'));
    expect(shown(offersFor(sexes, asks('gender'), [AN, BINH], COUPLE))).toEqual([
      ['binh', 'Nữ'],
      ['an', 'Nam'],
    ]);
  });

  it('are parts of a date for one box of a date, and whole dates elsewhere', () => {
    const box = field({ datePart: { group: 'd', part: 'day' } });
    expect(shown(offersFor(box, asks('birthDate.day'), [BINH], COUPLE))).toEqual([['binh', '30', '04']]);
    expect(shown(offersFor(field(), undefined, [BINH], {}))[0]).not.toContain('30');
  });

  it('are each there once, under the name that the field asks by', () => {
    const { groups } = offersFor(field(), asks('taxCode'), [BINH], COUPLE);
    const numbers = groups[0]!.offers.filter(({ shown }) => shown === '001192004321');
    expect(numbers.map(({ attribute }) => attribute)).toEqual(['taxCode']);
  });

  it('say when the person is not the one whose block it is, and only when that is sure', () => {
    const strangers = (roleSure: number) =>
      offersFor(field(), asks('fullName', 'wife', roleSure), [AN, BINH], COUPLE).groups.map(({ stranger }) => stranger);
    expect(strangers(1)).toEqual([false, true]);
    expect(strangers(0.5)).toEqual([false, false]);
  });

  it('leave out what is longer than the box, and say why the asked one is missing', () => {
    const short = offersFor(field({ maxLength: 9 }), asks('personalId'), [AN], { wife: AN });
    expect(short.left).toBe('too-long');
    expect(shown(short)[0]).toContain('012345678');
    const unknown = withCard(AN, {});
    expect(offersFor(field(), asks('ethnicity'), [unknown], { wife: unknown }).left).toBe('not-on-card');
  });

  it('are typed at the caret of a text area, and replace nothing there', () => {
    const [group] = offersFor(field({ inputType: 'textarea' }), asks('fullName'), [BINH], COUPLE).groups;
    expect(group?.offers[0]?.write).toEqual({ kind: 'insert', text: 'Trần Thị Bình', instead: '' });
  });
});

describe('a field that takes nothing from anybody', () => {
  it.each([
    ['hidden', { visible: false }],
    ['disabled', { enabled: false }],
    ['readonly', { readonly: true }],
    ['unsupported-widget', { widget: 'combobox' as const }],
  ])('is refused as %s', (reason, changes) => expect(closedFor(field(changes))).toBe(reason));

  it('is not refused otherwise', () => expect(closedFor(field())).toBeUndefined());
});

describe('the office’s sentences for one box', () => {
  const OFFICE = [
    { name: 'hentra', text: 'Hồ sơ {mã hồ sơ} hẹn trả ngày {ngày hẹn}.' },
    { name: 'cam', text: 'Cảm ơn.' },
  ];
  const area = field({ inputType: 'textarea' });

  it('have the dossier’s values written in, and name what is not known yet', () => {
    const [first] = sentencesFor(area, OFFICE, { 'mã hồ sơ': 'H1-261123-0001' }, '/hentra');
    expect(first).toMatchObject({
      name: '/hentra',
      shown: 'Hồ sơ H1-261123-0001 hẹn trả ngày {ngày hẹn}.',
      left: ['{ngày hẹn}'],
      write: { kind: 'insert', instead: '/hentra' },
    });
  });

  it('are not offered to a box of one line, nor when longer than the box', () => {
    expect(sentencesFor(field(), OFFICE, {}, '')).toEqual([]);
    expect(sentencesFor({ ...area, maxLength: 10 }, OFFICE, {}, '').map(({ name }) => name)).toEqual(['/cam']);
  });
});

describe('what the officer types to find a value', () => {
  it('needs no accents, no order and no whole words', () =>
    expect(matchesQuery(['Phạm Quốc Bảo · Bên nam', 'Ngày sinh', '17/08/1992'], 'sinh bao 17')).toBe(true));
  it('finds all when it is empty, nothing when one word stands nowhere', () => {
    expect(matchesQuery(['Nam'], '  ')).toBe(true);
    expect(matchesQuery(['Nam'], 'nam nu')).toBe(false);
  });
});
