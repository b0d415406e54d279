import { readCard } from '../../citizen/read.ts';
import { measureCodes } from './codes.ts';
import { figure, type Measured, timed } from './figure.ts';

const TODAY = '2026-11-23';
/** Strings a pass; no string comes twice, so that nothing can be remembered. */
const STRINGS = 2_000;
const PASSES = 15;

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Lý'];
const MIDDLE = ['Văn', 'Thị', 'Quốc', 'Ngọc', 'Thanh', 'Minh'];
const GIVEN = ['An', 'Bảo', 'Hương', 'Lành', 'Ánh', 'Nhân', 'Tùng', 'Khuê', 'Duyên', 'Phước'];
const pick = (from: readonly string[], n: number): string => from[n % from.length]!;
const two = (n: number): string => String(n).padStart(2, '0');

/** A well-formed string of either card generation, invented. */
const card = (n: number): string => {
  const woman = n % 2 === 1;
  const year = 1960 + (n % 45);
  const code = `${woman ? (year < 2000 ? 1 : 3) : year < 2000 ? 0 : 2}${two(year % 100)}`;
  const name = [pick(FAMILY, n), pick(MIDDLE, n >> 3), pick(GIVEN, n >> 1)].join(' ');
  const birth = `${two(1 + (n % 28))}${two(1 + (n % 12))}${year}`;
  const address = `Số ${n}, Ngõ ${n % 90}, Kiến Hưng, Hà Đông, Hà Nội`;
  const fields = [`001${code}${String(n).padStart(6, '0')}`, '', name, birth, woman ? 'Nữ' : 'Nam', address];
  return n % 3 ? [...fields, '15042022'].join('|') : [...fields, '20092025', '', '', '', ''].join('|');
};

/** How cards arrive: most of them clean, some with what scanners and keyboards add or lose. */
const ARRIVALS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => `${text}\r\n`,
  (text) => `\ufeff${text}\t`,
  (text) => text.normalize('NFD'),
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text) => text.replace(/[^\x20-\x7e]/g, '?'),
  (text) => text.slice(0, 40),
];

/** QR strings → people, per string; photographs of QR codes → strings. */
export const measure = async (): Promise<Measured> => {
  const texts = Array.from({ length: STRINGS * PASSES }, (_, n) => arriving(n));
  const per: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const some = texts.slice(pass * STRINGS, (pass + 1) * STRINGS);
    per.push((timed(() => some.map((text) => readCard(text, TODAY))) * 1000) / STRINGS);
  }
  const clean = texts.filter((_, n) => n % ARRIVALS.length < 2).slice(0, 500);
  const refused = clean.filter((text) => !readCard(text, TODAY).ok).length;
  if (refused) throw new Error(`${refused} of ${clean.length} clean strings are refused: nothing was measured`);
  const codes = await measureCodes(card);
  return {
    figures: [
      figure('ids.read', 'read a card string (clean, NFD, mojibake, cut off ...)', per, { unit: 'µs' }),
      ...codes.figures,
    ],
    remarks: [
      `each of the ${PASSES} values is the mean of ${STRINGS} strings, the first pass cold; scan → screen is in surfaces`,
      ...codes.remarks,
    ],
  };
};

const arriving = (n: number): string => ARRIVALS[n % ARRIVALS.length]!(card(n));
