import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TypedInput, typedCitizen } from '../../../utils/citizen/typed.ts';

const TODAY = '2026-11-23';
const EMPTY: TypedInput = { fullName: '', birthDate: '', sex: '', number: '', address: '', issueDate: '' };
const type = (input: Partial<TypedInput>) => typedCitizen({ ...EMPTY, ...input }, TODAY);
const problems = (input: Partial<TypedInput>) => {
  const typed = type(input);
  return typed.ok ? [] : typed.problems;
};

describe('a person typed from another document', () => {
  it('has every value as typed, tidied, and says that it was typed', () =>
    expect(
      type({
        fullName: '  Nguyễn Thị   Hạnh ',
        birthDate: '5/3/1990',
        sex: 'Nữ',
        number: '001 190 000012',
        address: 'Thôn 3, , Mỹ Trung, Mỹ Lộc,  Nam Định ',
        issueDate: '22.06.2021',
      }),
    ).toEqual({
      ok: true,
      citizen: {
        personalId: '001190000012',
        fullName: 'Nguyễn Thị Hạnh',
        birthDate: '1990-03-05',
        sex: 'Nữ',
        address: 'Thôn 3, Mỹ Trung, Mỹ Lộc, Nam Định',
        issueDate: '2021-06-22',
        source: 'typed',
        warnings: [],
      },
    }));

  it('may have nothing but a name', () =>
    expect(type({ fullName: 'Y Bhin Niê' })).toMatchObject({
      ok: true,
      citizen: { fullName: 'Y Bhin Niê', source: 'typed' },
    }));

  it('keeps an old CMND of 9 digits with its leading zero, not as a personal number', () => {
    const typed = type({ fullName: 'Trần Văn Bình', number: '012.345.678' });
    expect(typed).toMatchObject({ ok: true, citizen: { oldIdNumber: '012345678' } });
    expect(typed.ok && typed.citizen).not.toHaveProperty('personalId');
  });

  it('born in a known year on an unknown day keeps the year alone', () =>
    expect(type({ fullName: 'Trần Văn Bình', birthDate: '1950' })).toMatchObject({
      ok: true,
      citizen: { birthDate: { year: 1950 }, warnings: ['birth-year-only'] },
    }));

  it('whose number says another year or sex comes with the same warnings as a card', () =>
    expect(
      type({ fullName: 'Trần Văn Bình', birthDate: '05/03/1991', sex: 'Nữ', number: '001090000012' }),
    ).toMatchObject({ ok: true, citizen: { warnings: ['year-number-mismatch', 'sex-number-mismatch'] } }));

  it('without a number is still told when the paper was issued before the birth', () =>
    expect(type({ fullName: 'Trần Văn Bình', birthDate: '05/03/1991', issueDate: '04/03/1991' })).toMatchObject({
      ok: true,
      citizen: { warnings: ['issue-before-birth'] },
    }));
});

describe('what is refused, box by box', () => {
  it.each([
    ['no name', {}, 'fullName', 'missing-name'],
    ['a name with digits', { fullName: 'Nguyễn Văn 4n' }, 'fullName', 'bad-name'],
    ['a whole card in the name', { fullName: '001090000012||Nguyễn Văn An|01021990|Nam|' }, 'fullName', 'bad-name'],
    ['a day that is not in the calendar', { birthDate: '31/02/1990' }, 'birthDate', 'bad-birth-date'],
    ['a birth tomorrow', { birthDate: '24/11/2026' }, 'birthDate', 'bad-birth-date'],
    ['month before day', { birthDate: '12/25/1990' }, 'birthDate', 'bad-birth-date'],
    ['a year of two digits', { birthDate: '5/3/90' }, 'birthDate', 'bad-birth-date'],
    ['a year with a slip', { birthDate: '05/03/0199' }, 'birthDate', 'bad-birth-date'],
    ['a number of 11 digits', { number: '00109000001' }, 'number', 'bad-number'],
    ['a passport number', { number: 'C1234567' }, 'number', 'bad-number'],
    ['an address without letters', { address: '12, 14' }, 'address', 'bad-address'],
    ['an issue date that is a year', { issueDate: '2021' }, 'issueDate', 'bad-issue-date'],
  ])('%s', (_, input, field, problem) => {
    const name = 'fullName' in input || field === 'fullName' ? {} : { fullName: 'Trần Văn Bình' };
    expect(problems({ ...name, ...input })).toEqual([{ field, problem }]);
  });

  it('every box at once, each with its own problem', () =>
    expect(problems({ birthDate: 'x', number: '1', address: '1', issueDate: 'x' }).map(({ field }) => field)).toEqual([
      'fullName',
      'birthDate',
      'number',
      'address',
      'issueDate',
    ]));
});

it('never lets a number through that is no number, nor a day that is no day', () => {
  const text = fc.oneof(
    fc.stringMatching(/^[0-9 ]{0,14}$/),
    fc.stringMatching(/^[0-9]{1,2}\/[0-9]{1,2}\/[0-9]{4}$/),
    fc.string(),
  );
  fc.assert(
    fc.property(text, text, text, (number, birthDate, issueDate) => {
      const typed = type({ fullName: 'Trần Văn Bình', number, birthDate, issueDate });
      if (!typed.ok) return typed.problems.length > 0;
      const { personalId = '0'.repeat(12), oldIdNumber = '0'.repeat(9), issueDate: issued = TODAY } = typed.citizen;
      const real = new Date(`${issued}T00:00:00Z`).toISOString().startsWith(issued);
      return /^\d{12}$/.test(personalId) && /^\d{9}$/.test(oldIdNumber) && real;
    }),
    { numRuns: 500 },
  );
});
