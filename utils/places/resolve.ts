import { fold, tidy } from '../text/fold.ts';
import { type NameIndex, type Reading, readings } from './names.ts';
import { cleanAddress, detailBefore, type Piece, piecesAtUnitWords, piecesOf } from './pieces.ts';
import type { OldCommune, OldDistrict, Places } from './table.ts';
import type { Resolution, Unit } from './types.ts';

/** Longer texts are not addresses. */
const LONGEST = 2000;
/** A name may hold this many hyphens' worth of pieces ("Thừa Thiên - Huế"). */
const MOST_JOINED = 3;
const unknown = (): Resolution => ({ status: 'unknown', units: [], detail: '' });
const COMMUNE_WORD = /^(?:phường|phuong|xã|xa|thị trấn|thi tran) \D/i;

interface Found<T> {
  items: T[];
  /** Number of pieces before the name. */
  before: number;
  /** The name stood behind its unit word; without one it may be of another level. */
  worded: boolean;
}

interface Answer {
  units: Unit[];
  before: number;
}

interface Address {
  text: string;
  pieces: readonly Piece[];
  /** No diacritics anywhere in the text. */
  plain: boolean;
}

/** The name that ends right before piece `end`, joined over hyphens as far as one fits. */
const nameBefore = <T>(address: Address, end: number, index: NameIndex<T>): Found<T> | undefined => {
  const { text, pieces, plain } = address;
  const last = pieces[end - 1];
  if (!last) return undefined;
  const stop = last.start + last.text.length;
  for (let size = Math.min(MOST_JOINED, end); size > 0; size--) {
    const first = pieces[end - size]!;
    if (pieces.slice(end - size + 1, end).some((piece) => !piece.hyphenated)) continue;
    const ways = readings(text.slice(first.start, stop));
    const worded = ways.filter((way: Reading) => way.word !== undefined);
    const items = index.find(ways, plain);
    if (items.length > 0) return { items, before: end - size, worded: index.find(worded, plain).length > 0 };
  }
  return undefined;
};

const unitsOf = (communes: readonly OldCommune[]): Unit[] => [...new Set(communes.flatMap(({ units }) => units))];

/** Commune and district before the province: the units, or only where a district stood, if any. */
const readOld = (
  address: Address,
  end: number,
  index: NameIndex<OldDistrict>,
): Answer | { districtAt: number | undefined } => {
  const district = nameBefore(address, end, index);
  if (!district) return { districtAt: undefined };
  const communes = district.items.flatMap((item) => {
    const found = nameBefore(address, district.before, item.communes);
    return found ? [found] : [];
  });
  if (communes.length > 0) {
    const before = Math.min(...communes.map((found) => found.before));
    return {
      units: unitsOf(communes.filter((found) => found.before === before).flatMap(({ items }) => items)),
      before,
    };
  }
  const islands = district.items.flatMap(({ itself }) => (itself ? [itself] : []));
  if (islands.length > 0) return { units: unitsOf(islands), before: district.before };
  return { districtAt: district.before };
};

/**
 * Position decides, from the right. The old system outranks the new one where a full commune-district-province triple
 * fits: "Gia Lâm, Nho Quan, Ninh Bình" is the old commune, though a new Xã Nho Quan exists.
 */
const readAddress = (address: Address, places: Places): Answer | undefined => {
  const end = address.pieces.length;
  const oldProvince = nameBefore(address, end, places.oldProvinces);
  const newProvince = nameBefore(address, end, places.newProvinces);
  // "Thừa Thiên - Huế" is not Huế behind a dash: the longer name holds.
  const before = Math.min(oldProvince?.before ?? end, newProvince?.before ?? end);
  const oldItems = oldProvince?.before === before ? oldProvince.items : [];
  const newItems = newProvince?.before === before ? newProvince.items : [];

  const olds = oldItems.map((item) => readOld(address, before, item.districts));
  const triple = olds.find((old) => 'units' in old);
  if (triple) return triple;

  const [province] = newItems;
  if (!province) return undefined;
  const [districtAt] = olds.flatMap((old) => ('districtAt' in old ? (old.districtAt ?? []) : []));
  // People go on writing the old district under the new province: "Xã A, huyện Ba Bể, tỉnh Thái Nguyên".
  const merged = districtAt === undefined ? readOld(address, before, province.districts) : undefined;
  const mixed = merged && 'units' in merged ? merged : undefined;
  const commune = nameBefore(address, before, province.communes);
  if (!commune) return mixed;
  const fresh: Answer = { units: commune.items, before: commune.before };
  if (commune.worded) return fresh;
  // "Ấp Tây, Châu Thành, Đồng Tháp": an old district whose commune is missing, or unknown here, and a new commune alike.
  // "Lâm Viên - Đà Lạt" is none: the longer name holds.
  if (districtAt !== undefined && districtAt <= commune.before) return undefined;
  if (mixed) return { units: [...new Set([...mixed.units, ...fresh.units])], before: fresh.before };
  const above = address.pieces[commune.before - 1];
  return above && COMMUNE_WORD.test(tidy(above.text)) ? undefined : fresh;
};

/**
 * Address text of any time (card, paper, typed) → today's commune. Three levels or two, unit words or not, with or
 * without diacritics; a name is never looked up without its place in the order.
 * resolved: exactly one unit fits. ambiguous: several do (old commune divided in 2025, equal names), all are given, the
 * likeliest first where the table says so. unknown: nothing fits as a whole; nothing is guessed.
 */
export const resolvePlace = (address: string, places: Places): Resolution => {
  if (address.length > LONGEST) return unknown();
  const text = cleanAddress(address);
  const pieces = piecesOf(text);
  const plain = pieces.every((piece) => fold(piece.text) === piece.text.toLowerCase());
  const finer = () => piecesAtUnitWords(pieces);
  const read = (cutUp: readonly Piece[] | undefined) => {
    const answer = cutUp && readAddress({ text, pieces: cutUp, plain }, places);
    return answer && { units: answer.units, detail: detailBefore(text, cutUp[answer.before]?.start ?? 0) };
  };
  const found = read(pieces) ?? read(finer());
  return found ? { status: found.units.length === 1 ? 'resolved' : 'ambiguous', ...found } : unknown();
};
