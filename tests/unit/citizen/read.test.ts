import { describe, expect, it } from 'vitest';
import { readCard } from '../../../utils/citizen/read.ts';
import { BAO, qr, read, refusalOf } from './cards.ts';

const NORMAL = {
  personalId: '036085004321',
  oldIdNumber: '162345678',
  fullName: 'Phạm Quốc Bảo',
  birthDate: '1985-07-09',
  sex: 'Nam',
  address: 'Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định',
  issueDate: '2022-06-20',
  source: 'qr-cccd',
  warnings: [],
};

describe('a chip CCCD of 2022', () => {
  it('gives every value as printed', () => expect(read(qr())).toEqual(NORMAL));

  it('has no old number when the field is empty or says so', () => {
    for (const oldId of ['', 'Không có', 'KHÔNG CÓ', 'không có'.normalize('NFD')]) {
      const citizen = read(qr({ oldId }));
      expect(citizen).not.toHaveProperty('oldIdNumber');
      expect(citizen.warnings).toEqual([]);
    }
  });

  it.each([
    ['a BOM and CR LF', `\ufeff${qr()}\r\n`],
    ['NBSP and TAB around the bars', qr().replaceAll('|', '\u00a0|\t')],
    ['letters in NFD', qr().normalize('NFD')],
    ['one bar too many at the end', `${qr()}|`],
    ['three bars too many at the end', `${qr()}|||`],
    ['dates with slashes', qr({ birth: '09/07/1985', issue: '20/06/2022' })],
    ['dates with dashes', qr({ birth: '09-07-1985', issue: '20-06-2022' })],
    ['wide spaces in the name', qr({ name: 'Phạm \u2003Quốc\u00a0Bảo' })],
    ['a line break in the address', qr({ address: 'Xóm 4,\r\nMỹ Trung, Mỹ Lộc, Nam Định' })],
    ['stray commas and dashes', qr({ address: ', - Xóm 4 , , Mỹ Trung,Mỹ Lộc -, Nam Định, --' })],
    ['the sex in capitals', qr({ sex: 'NAM' })],
    ['the same record twice', `${qr()}\n${qr()}|\r\n`],
  ])('reads the same with %s', (_, text) => expect(read(text)).toEqual(NORMAL));

  it('keeps a dash that belongs to the name of a province', () =>
    expect(read(qr({ address: 'Phước Tỉnh, Long Điền, Bà Rịa - Vũng Tàu' })).address).toBe(
      'Phước Tỉnh, Long Điền, Bà Rịa - Vũng Tàu',
    ));

  it('is accepted without a date of issue, and says so', () => {
    const six = qr().split('|').slice(0, 6).join('|');
    for (const text of [six, qr({ issue: '' })]) {
      expect(read(text)).not.toHaveProperty('issueDate');
      expect(read(text).warnings).toEqual(['missing-issue-date']);
    }
  });
});

describe('a căn cước card of 2024', () => {
  it('is told by its eleven fields', () => expect(read(qr({}, '', '', '', '')).source).toBe('qr-can-cuoc'));

  it('names the parents of a child', () => {
    const child = {
      number: '036324001234',
      oldId: '',
      name: 'Phạm Thu Sương',
      birth: '02032024',
      sex: 'Nữ',
      issue: '05082024',
    };
    expect(read(qr(child, '', 'Phạm Quốc Bảo', 'Đỗ Thị Hiên', ''))).toMatchObject({
      father: 'Phạm Quốc Bảo',
      mother: 'Đỗ Thị Hiên',
      birthDate: '2024-03-02',
      warnings: [],
    });
  });

  it('keeps a cancelled number apart', () =>
    expect(read(qr({}, '036085009999', '', '', ''))).toMatchObject({
      personalId: '036085004321',
      cancelledId: '036085009999',
    }));
});

describe('the birth date', () => {
  it.each(['00001950', '1950', '00/00/1950'])('stays a year when the card says %s', (birth) => {
    const citizen = read(qr({ number: '036050004321', birth }));
    expect(citizen.birthDate).toEqual({ year: 1950 });
    expect(citizen.warnings).toEqual(['birth-year-only']);
  });

  it('is a full date when it is the first of January', () =>
    expect(read(qr({ number: '036050004321', birth: '01011950' })).birthDate).toBe('1950-01-01'));

  it.each(['31041985', '29021985', '09131985', '00071985', '01/01-1985', '1985-07-09', '00000000', '09072031', '2031'])(
    'is left out when it is %s',
    (birth) => {
      const citizen = read(qr({ birth }));
      expect(citizen).not.toHaveProperty('birthDate');
      expect(citizen.warnings).toEqual(['bad-birth-date']);
    },
  );

  it('exists on 29 February of a leap year', () =>
    expect(read(qr({ number: '036084004321', birth: '29021984' })).birthDate).toBe('1984-02-29'));
});

describe('a value that cannot be right is left out, and the rest stays', () => {
  it.each([
    ['issueDate', 'bad-issue-date', { issue: '31042022' }],
    ['birthDate', 'missing-birth-date', { birth: '' }],
    ['fullName', 'missing-name', { name: ' ' }],
    ['address', 'missing-address', { address: ' , - ,' }],
    ['oldIdNumber', 'bad-old-id', { oldId: '16234567' }],
    ['oldIdNumber', 'bad-old-id', { oldId: '036085004399' }],
    ['sex', 'bad-sex', { sex: 'Khác' }],
    ['sex', 'bad-sex', { sex: '' }],
    ['fullName', 'bad-name', { name: 'Phạm Quốc Bả0' }],
    ['fullName', 'bad-name', { name: 'Phạm (Bảo)' }],
    ['fullName', 'bad-name', { name: '=Phạm Bảo' }],
    ['fullName', 'bad-name', { name: 'Phạm 😀 Bảo' }],
    ['fullName', 'bad-name', { name: 'Phạm \u0410n' }],
    ['fullName', 'bad-name', { name: 'Ｐhạm Bảo' }],
    ['address', 'bad-address', { address: '<b>Mỹ Lộc</b>, Nam Định' }],
    ['address', 'bad-address', { address: 'Mỹ Lộc, $x, Nam Định' }],
    ['address', 'bad-address', { address: '20062022' }],
  ])('%s: %s', (key, warning, change) => {
    const citizen = read(qr(change));
    expect(citizen).not.toHaveProperty(key);
    expect(citizen.warnings).toEqual([warning]);
    expect(citizen.personalId).toBe('036085004321');
  });
});

describe('a value that contradicts another is kept with a warning', () => {
  it.each([
    ['year-number-mismatch', { birth: '09071986' }],
    ['year-number-mismatch', { number: '036285004321' }],
    ['sex-number-mismatch', { sex: 'Nữ' }],
    ['unknown-province-code', { number: '102085004321' }],
    ['issue-before-birth', { issue: '08071985' }],
    ['issue-in-future', { issue: '21112026' }],
  ])('%s', (warning, change) => expect(read(qr(change)).warnings).toEqual([warning]));

  it('an issue on the day itself is no contradiction', () =>
    expect(read(qr({ issue: '20112026' })).warnings).toEqual([]));
});

describe('a name of another people of Việt Nam', () => {
  it.each(["H'Hen Niê", 'Y Moan Ênuôl', 'K’ Tha', 'Ka Brinh', 'Danh Sa Rane', 'Nguyễn-Phúc Bảo', 'Nguyễn Văn A'])(
    '%s stands as printed',
    (name) => {
      expect(read(qr({ name })).fullName).toBe(name.replace('’', "'"));
      expect(read(qr({ name })).warnings).toEqual([]);
    },
  );
  it.each(['Siu Jŭt', 'Y Čhâu Byă', "H' Ñoan"])('%s is kept, with a hint at its letters', (name) => {
    expect(read(qr({ name })).fullName).toBe(name);
    expect(read(qr({ name })).warnings).toEqual(['name-unusual-letters']);
  });
});

describe('hidden characters', () => {
  it('are removed and reported wherever they hide', () => {
    for (const text of [qr({ name: 'Phạm\u200b Quốc Bảo' }), qr({ number: '036\u202e085004321' }), `${qr()}\u0003`]) {
      expect(read(text)).toMatchObject({ ...NORMAL, warnings: ['hidden-characters'] });
    }
  });
});

describe('twelve digits alone', () => {
  it('are the number and nothing more', () =>
    expect(read(' 036085004321\r\n')).toEqual({
      personalId: '036085004321',
      source: 'number',
      warnings: ['number-only'],
    }));
  it('still tell a strange province', () =>
    expect(read('101085004321').warnings).toEqual(['number-only', 'unknown-province-code']));
});

describe('what is not one card is refused with one reason', () => {
  it.each([
    ['empty', ' \u200b\ufeff\r\n'],
    ['too-long', 'x'.repeat(2001)],
    ['too-long', ' '.repeat(2001)],
    ['mrz-check', 'IDVNM0850043218'],
    ['not-citizen-id', qr().replaceAll('|', '｜')],
    ['not-citizen-id', qr().replaceAll('|', ';')],
    ['not-citizen-id', 'https://example.invalid/a?b=c'],
    ['not-citizen-id', '000201010211380'],
    ['not-citizen-id', '162345678'],
    ['not-citizen-id', '036 085 004 321'],
    ['not-citizen-id', 'một | hai'],
    ['multiple', `${qr()}\n${qr({ number: '036085004322' })}`],
    ['multiple', `${qr()}\n036085004322`],
    ['bhyt', 'HT2360000000001|5068e1baa16d2042e1baa36f|09/07/1985|1|4e616d|36 - 001|01/01/2026|-|31/12/2026|$'],
    ['bhyt', '036085004321|5068e1baa16d2042e1baa36f|09/07/1985|1|4e616d|36 - 001|01/01/2026'],
    ['keyboard-mangled', qr({ number: 'đêồđ̉ôđđ́ââă', birth: 'đ̣đ' })],
    ['keyboard-mangled', qr({ number: 'à"-à_(àà\'"é&' })],
    ['bad-number', qr({ number: '36085004321' })],
    ['bad-number', qr({ number: '0360850043211' })],
    ['bad-number', qr({ number: 'O36085004321' })],
    ['bad-number', qr({ number: '０３６０８５００４３２１' })],
    ['bad-number', qr({ number: 'Số: 036085004321' })],
    ['bad-structure', '036085004321|162345678|Phạm Quốc Bảo'],
    ['bad-structure', qr({}, '', '', '', '', '')],
    ['bad-structure', [BAO.number, BAO.oldId, BAO.birth, BAO.sex, BAO.address, BAO.issue].join('|')],
  ])('%s', (error, text) => expect(refusalOf(text)).toBe(error));

  it('and an old CMND in the first place is named', () => {
    expect(readCard(qr({ number: '162345678' }), '2026-11-20')).toEqual({
      ok: false,
      error: 'bad-number',
      detail: 'cmnd',
    });
  });

  it('nor a card whose two numbers changed places', () =>
    expect(refusalOf(qr({ number: '162345678', oldId: '036085004321' }))).toBe('bad-number'));

  it('does not take a twelve-digit old number for hex', () =>
    expect(refusalOf(qr({ oldId: '036085004321' }))).toBe('read'));
});
