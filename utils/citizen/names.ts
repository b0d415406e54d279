import { fold, tidy } from '../text/fold.ts';
import { hasUnusualLetters } from './letters.ts';
import { isSyllable } from './syllables.ts';

export interface NameParts {
  family: string;
  middle: string;
  given: string;
  /** `false`: the officer is asked; the parts are then only a proposal. */
  sure: boolean;
}

/**
 * Frequent surnames of the Kinh, Tày, Thái and Mường; not Thạch, Kim, Danh, Sơn, which Khmer names begin with as well.
 * First token = họ, last = tên is usual practice, no law; a rarer first token may be half of a longer surname: ask.
 */
const SURNAMES = new Set(
  (
    'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Bạch Cao Cù Chu Châu Diệp Doãn Đàm Đào Đậu Đinh ' +
    'Đoàn Giang Giáp Hà Hứa Khuất Khổng Kiều La Lại Lâm Lò Lục Lư Lương Lưu Lường Mã Mạc Mai Nghiêm Ngọ Ninh Nông Ông Phí ' +
    'Phó Phùng Phương Quách Quan Tạ Tăng Thái Thân Tiêu Tô Tống Triệu Trịnh Trương Từ Ung Văn Vi Viên Vương'
  ).split(' '),
);

/** Surnames of several tokens; their first token alone may be a surname as well (Âu, Tôn). */
const COMPOUND = [
  'Tôn Thất',
  'Tôn Nữ',
  'Công Tằng Tôn Nữ',
  'Công Huyền Tôn Nữ',
  'Huyền Tôn Nữ',
  'Công Tôn Nữ',
  'Âu Dương',
].map(fold);

const same = (tokens: readonly string[], surname: string): boolean => fold(tokens.join(' ')) === surname;

const parts = (family: readonly string[], rest: readonly string[], sure: boolean): NameParts => ({
  family: family.join(' '),
  middle: rest.slice(0, -1).join(' '),
  given: rest.at(-1) ?? '',
  sure,
});

/** The tokens that the MRZ calls the surname, at the start or (Ê Đê: "Y Bhin Niê") at the end of the name. */
const byMrz = (tokens: readonly string[], surname: string): NameParts | undefined => {
  const key = fold(surname);
  const length = key.split(' ').length;
  if (key === '' || length >= tokens.length) return undefined;
  if (same(tokens.slice(0, length), key)) return parts(tokens.slice(0, length), tokens.slice(length), true);
  if (same(tokens.slice(-length), key)) return parts(tokens.slice(-length), tokens.slice(0, -length), true);
  return undefined;
};

/** Upper-case or title-case text in one form for the list of surnames. */
const titled = (token: string): string =>
  token.charAt(0).toLocaleUpperCase('vi') + token.slice(1).toLocaleLowerCase('vi');

/**
 * Họ, chữ đệm, tên. `mrzSurname` is what stands before `<<` on the back of the card: it decides alone. Otherwise sure only
 * for a frequent surname and plain Vietnamese syllables; compound surnames, highland, Khmer and single names are asked.
 */
export const nameParts = (fullName: string, mrzSurname?: string): NameParts => {
  const tokens = tidy(fullName).split(' ');
  const told = mrzSurname === undefined ? undefined : byMrz(tokens, mrzSurname);
  if (told) return told;
  const [first = ''] = tokens;
  if (tokens.length < 2) return { family: '', middle: '', given: first, sure: false };
  const compound = COMPOUND.find((surname) => fold(fullName).startsWith(`${surname} `));
  if (compound) {
    const length = compound.split(' ').length;
    return parts(tokens.slice(0, length), tokens.slice(length), false);
  }
  const plain = tokens.every(isSyllable) && !hasUnusualLetters(fullName);
  return parts([first], tokens.slice(1), mrzSurname === undefined && plain && SURNAMES.has(titled(first)));
};

/** Capitals for the forms that demand them: "Nguyễn Văn An" → "NGUYỄN VĂN AN". NFC. */
export const upperName = (name: string): string => name.normalize('NFC').toLocaleUpperCase('vi');
