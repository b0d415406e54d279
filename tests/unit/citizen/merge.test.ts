import { describe, expect, it } from 'vitest';
import { mergeCitizens } from '../../../utils/citizen/merge.ts';
import type { Citizen } from '../../../utils/citizen/types.ts';

const qr: Citizen = {
  personalId: '001190000012',
  fullName: 'Đặng Thị Hạnh',
  birthDate: '1990-03-05',
  sex: 'Nữ',
  address: 'Thôn 3, Mỹ Trung, Mỹ Lộc, Nam Định',
  source: 'qr-cccd',
  warnings: [],
};
const mrz: Citizen = {
  personalId: '001190000012',
  fullName: 'DANG THI HANH',
  surname: 'DANG',
  birthDate: '1990-03-05',
  sex: 'Nữ',
  source: 'mrz',
  warnings: ['name-without-diacritics'],
};
const typed: Citizen = { personalId: '001190000012', fullName: 'Đặng Thị Hạnh', source: 'typed', warnings: [] };

describe('QR and MRZ of one card', () => {
  it('agree though the MRZ has no diacritics; the QR’s name stands, the MRZ’s surname is added', () => {
    for (const merged of [mergeCitizens(qr, mrz), mergeCitizens(mrz, qr)])
      expect(merged).toEqual({ ...qr, surname: 'DANG' });
  });

  it('agree where the MRZ puts the surname first and the card has it last', () =>
    expect(mergeCitizens({ ...qr, fullName: 'Y Bhin Niê' }, { ...mrz, fullName: 'NIE Y BHIN' }).warnings).not.toContain(
      'sources-differ',
    ));

  it('agree where the MRZ is cut at 30 characters', () =>
    expect(
      mergeCitizens(
        { ...qr, fullName: 'Công Tằng Tôn Nữ Thị Ngọc Quỳnh Anh' },
        { ...mrz, fullName: 'CONG TANG TON NU THI NGOC QUY', warnings: ['name-without-diacritics', 'name-truncated'] },
      ).warnings,
    ).not.toContain('sources-differ'));

  it.each([
    ['name', { fullName: 'DANG THI HANG' }],
    ['birth date', { birthDate: '1990-05-03' }],
    ['sex', { sex: 'Nam' as const }],
  ])('differ in the %s: the officer is told, in whichever order they came', (_, other) => {
    expect(mergeCitizens(qr, { ...mrz, ...other })).toEqual({ ...qr, surname: 'DANG', warnings: ['sources-differ'] });
    expect(mergeCitizens({ ...mrz, ...other }, qr).warnings).toEqual(['sources-differ']);
  });

  it('that differed once are not forgotten when the QR is scanned again', () => {
    const differing = mergeCitizens(qr, { ...mrz, fullName: 'TRAN VAN AN' });
    expect(mergeCitizens(differing, qr).warnings).toEqual(['sources-differ']);
  });
});

describe('values and their warnings', () => {
  it('a name that only the MRZ has keeps its doubt beside a damaged QR', () => {
    const { fullName: _, ...nameless } = qr;
    const merged = mergeCitizens(mrz, { ...nameless, warnings: ['text-damaged'] });
    expect(merged.fullName).toBe('DANG THI HANH');
    expect(merged.warnings).toEqual(['text-damaged', 'name-without-diacritics']);
  });

  it('an address that was missing and is typed is missing no more', () => {
    const { address: _, ...homeless } = qr;
    const merged = mergeCitizens(
      { ...homeless, warnings: ['missing-address'] },
      { ...typed, address: 'Mỹ Trung, Nam Định' },
    );
    expect(merged).toMatchObject({ address: 'Mỹ Trung, Nam Định', source: 'qr-cccd', warnings: [] });
  });

  it('a number that was alone loses that warning with the card', () =>
    expect(mergeCitizens({ personalId: '001190000012', source: 'number', warnings: ['number-only'] }, mrz)).toEqual(
      mrz,
    ));
});

describe('a typed value', () => {
  it('never replaces a card’s; a difference in one diacritic is told', () => {
    const merged = mergeCitizens(qr, { ...typed, fullName: 'Đặng Thị Hành', address: 'Nơi khác' });
    expect(merged).toEqual({ ...qr, warnings: ['sources-differ'] });
  });

  it('gives the diacritics that an MRZ lacks', () => {
    const merged = mergeCitizens(mrz, typed);
    expect(merged.fullName).toBe('Đặng Thị Hạnh');
    expect(merged.warnings).toEqual([]);
  });

  it('of which the card says only the year is no difference', () =>
    expect(mergeCitizens({ ...qr, birthDate: { year: 1990 } }, { ...typed, birthDate: '1990-03-05' }).warnings).toEqual(
      [],
    ));
});
