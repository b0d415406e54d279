/** What one field asks for, from its own words: label, then placeholder, then name, then its options. Pure. */

import type { Field } from '../portal/types.ts';
import { LATIN } from '../text/letters.ts';
import { isOpaque } from './names.ts';
import { foldOnce, type Index } from './phrases.ts';
import { RELATION, type Reading, readLabel, readName } from './read.ts';
import type { Attribute } from './types.ts';

/** Constants of confidence; SURE (types.ts) lies at 0.75. */
const LABEL = 0.95;
const PLACEHOLDER = 0.85;
const NAME = 0.8;
const OPTIONS = 0.85;
const PER_UNKNOWN_WORD = 0.08;
const LOOSE = 0.1;
const NAME_PARTS: Attribute[] = ['familyName', 'middleName', 'givenName'];
/** Two columns for one date, by sex: "Ngày sinh Nam", "Ngày sinh Nữ". */
const BY_SEX = /sinh\s+(?:nam|nữ)”$/iu;
/** For words that may ask for something else as well. */
const VAGUE = 0.6;
/** After a word that nobody knows: "Ảnh CCCD" asks for no number. */
const LED = 0.7;

export interface Asked {
  /** `number`: the bare "Số" of a document; `part`: a piece of an address whose place is told elsewhere. */
  kind: 'attribute' | 'other' | 'none' | 'part' | 'place' | 'number' | 'nothing';
  attribute?: Attribute;
  place?: string;
  part?: string;
  /** `other` that opens a document of its own: what follows (số, ngày cấp) belongs to that. */
  document?: boolean;
  /** The label names the document itself ("Ngày cấp CCCD"). */
  named?: boolean;
  sure: number;
  why: string;
}

const NOTHING: Asked = { kind: 'nothing', sure: 0, why: '' };
/** "Có thẻ BHYT không?" asks for yes or no. */
const YES_NO = /^(?:co|da|dang) .*(?: khong| chua)$/;
const asksMarriage = (index: Index, text: string): boolean =>
  readLabel(index, text).hits.some((h) => h.meaning.kind === 'attribute' && h.meaning.attribute === 'maritalStatus');
/** "Số / Number": the second half of a bilingual label. */
const ENGLISH = /\s+\/\s+[A-Za-z][A-Za-z .,'/-]*$/u;
/** "Ông/bà: ____" asks who it is. */
const WHO = /^\s*(?:ông\s*[/(,]?\s*(?:hoặc\s*)?\(?bà\)?|bà\s*[/(]?\s*ông\)?|ông \(bà\))\s*$/iu;
/** "..., là ____ của ...": whose relative. */
const IS = /^[\s,;.–-]*là$/iu;
const LISTS = new Set<Field['widget']>([
  'native-select',
  'select2',
  'choices',
  'moj-select',
  'popup-list',
  'cascader',
  'combobox',
]);
/** Lists of one column: a commune, a province, never a whole address. */
const LEVELLED = new Set<Field['widget']>(
  [...LISTS].filter((widget) => widget !== 'cascader' && widget !== 'combobox'),
);
const BARE_NUMBER = /^(?:so|so giay to|so hieu|so giay|giay to so|ma so|so giay to so)(?: \((?:no\.?|number)\))?$/;

/** One reading → one answer. */
const answer = (reading: Reading, base: number, why: string): Asked => {
  const known = Math.max(base - Math.min(reading.rest, 5) * PER_UNKNOWN_WORD - (reading.loose ? LOOSE : 0), 0.3);
  const sure = reading.lead ? Math.min(known, LED) : known;
  const of = <K extends Reading['hits'][number]['meaning']['kind']>(kind: K) =>
    reading.hits.flatMap((h) => (h.meaning.kind === kind ? [h.meaning as Extract<typeof h.meaning, { kind: K }>] : []));
  const named = new Set(of('attribute').map((m) => m.attribute));
  // "Họ tên của bạn": the whole name was asked for, in two phrases.
  if (named.has('fullName')) for (const part of NAME_PARTS) named.delete(part);
  const attributes = [...named];
  const others = of('other');
  const place = of('place')[0]?.place;
  const part = of('part')[0]?.part;
  if (attributes.includes('relationship')) return { kind: 'attribute', attribute: 'relationship', sure, why };
  const refusal = others.find((o) => o.attribute === 'none') ?? others.find((o) => o.document) ?? others[0];
  if (refusal) return { kind: refusal.attribute, document: refusal.document, sure: Math.max(sure, 0.8), why };
  if (attributes.length) {
    const ids: Attribute[] = attributes.filter(
      (a) => a === 'personalId' || a === 'passportNumber' || a === 'oldIdNumber',
    );
    const dates = attributes.find(
      (a) => a === 'idIssueDate' || a === 'idIssuePlace' || a === 'idExpiryDate' || a === 'idType',
    );
    if (attributes.includes('workplace') && part) return { kind: 'other', sure, why };
    const name = dates ?? (ids.length > 1 ? 'personalId' : attributes[0]!);
    const foreign = attributes.filter((a) => a !== name && !(ids.includes(a) && (dates || ids.length > 1)));
    // "Tên giấy tờ" names something else than a person.
    if ((name === 'givenName' || name === 'familyName') && reading.rest > 0) return { kind: 'other', sure: 0.5, why };
    // "Ngày cấp, nơi cấp" in one box asks for two things: nothing of ours fits.
    const vague = reading.hits.every((h) => h.meaning.kind !== 'attribute' || h.meaning.vague);
    const most = foreign.length ? 0.5 : vague || BY_SEX.test(why) ? VAGUE : sure;
    return { kind: 'attribute', attribute: name, named: ids.length > 0, sure: Math.min(sure, most), why };
  }
  if (place === 'other') return { kind: 'other', place, sure, why };
  if (place && part && part !== 'whole') return { kind: 'place', place, part, sure, why };
  if (place) return { kind: 'place', place, part: part ?? 'whole', sure, why };
  // One little word in a long label that nobody understands: "Là thành viên tổ TK&VV do ông (bà)"; a gloss is short.
  const word = reading.hits.find((h) => h.meaning.kind === 'part');
  const inGloss = word !== undefined && why.includes('(') && why.indexOf('(') < why.toLowerCase().indexOf(word.text);
  const lost = reading.rest > 1 && word?.words === 1 && !inGloss;
  // "Địa chỉ lắp đặt": an address of something that nobody knows.
  if (part === 'whole' && reading.rest > 0) return { kind: 'part', part, sure: Math.min(sure, VAGUE), why };
  if (part) return { kind: 'part', part, sure: lost ? Math.min(sure, VAGUE) : sure, why };
  return NOTHING;
};

const byOptions = (index: Index, field: Field): Asked => {
  const texts = (field.options ?? []).map((o) => foldOnce(index, o.text));
  if (texts.length < 2) return NOTHING;
  for (const { attribute, least, options } of index.options) {
    const found = texts.filter((t) => options.has(t)).length;
    if (found < least) continue;
    if (attribute === 'gender' && texts.length > 5) continue;
    return { kind: 'attribute', attribute, sure: OPTIONS, why: 'danh sách lựa chọn của ô' };
  }
  return NOTHING;
};

/** Attributes that the options of a list can confirm or deny. */
const LISTED = new Set<Attribute>(['gender', 'ethnicity', 'religion', 'maritalStatus', 'idType']);

const byType = (field: Field): Asked => {
  if (field.inputType === 'email') return { kind: 'attribute', attribute: 'email', sure: OPTIONS, why: 'ô kiểu email' };
  if (field.inputType === 'tel') return { kind: 'attribute', attribute: 'phone', sure: NAME, why: 'ô kiểu điện thoại' };
  return NOTHING;
};

/** "Nơi thường trú" over the first box of an address says whose "Tỉnh" this is. */
const overGroup = (index: Index, field: Field, part: Asked): Asked => {
  for (const { text } of field.labels) {
    const place = readLabel(index, text).hits.find((h) => h.meaning.kind === 'place')?.meaning;
    if (place?.kind === 'place')
      return { ...part, kind: place.place === 'other' ? 'other' : 'place', place: place.place };
  }
  return part;
};

const A_NUMBER = new RegExp(`(?:^|[^${LATIN}])số(?:[^${LATIN}]|$)|cccd|cmnd`, 'iu');
/** "Giấy tờ tùy thân (số CCCD)" over a text box asks for the number; over a list it asks for the kind. */
const numberOf = (field: Field, label: string, asked: Asked): Asked =>
  field.widget === 'text' && A_NUMBER.test(label) && !/loại/iu.test(label)
    ? { ...asked, attribute: 'personalId' }
    : asked;

/** Written by hand, never chosen from a list. */
const TYPED = /^(?:phone|email|fullName|taxCode)$/;
/** A number is never chosen from a list: that asks for the kind of document. */
const NUMBERS = new Set<Attribute>(['personalId', 'passportNumber', 'oldIdNumber']);

const inVietnamese = (index: Index, text: string): string => {
  const tail = ENGLISH.exec(text);
  if (!tail) return text;
  const own = text.slice(0, tail.index);
  const known = readLabel(index, tail[0]).hits.length > 0;
  return known || foldOnce(index, own) === own.toLowerCase() ? text : own;
};

/**
 * One label over several boxes ("Giấy tờ tùy thân": Số, Ngày cấp, Nơi cấp; "Địa chỉ": Tỉnh, Xã) says less of each than its
 * placeholder does. Where the two speak of different things the box is left.
 */
const fromPlaceholder = (index: Index, field: Field, from: string, best: Asked): Asked | undefined => {
  const hint = field.labels.find((l) => l.by === 'placeholder' && l.text !== from);
  if (!hint || EXAMPLE.test(hint.text)) return undefined;
  const list = LISTS.has(field.widget);
  const why = `gợi ý “${hint.text}”`;
  if (best.attribute === 'idType' && BARE_NUMBER.test(foldOnce(index, hint.text)))
    return { kind: 'attribute', attribute: 'personalId', named: true, sure: PLACEHOLDER, why };
  const said = answer(readLabel(index, hint.text), PLACEHOLDER, why);
  // "Số nhà, đường, phường, quận, thành phố": the whole address, in one box.
  const narrower =
    said.kind === 'part' && !/chi tiết/iu.test(hint.text) && LEVELS.filter((level) => level.test(hint.text)).length < 2;
  if (best.kind === 'place' && best.part === 'whole' && narrower && said.part !== 'whole')
    return { ...best, part: said.part!, why: `${best.why}, ${why}` };
  if (best.kind === 'part' && best.part === 'whole' && narrower) return { ...best, part: said.part! };
  // The first entry of a list is an answer, not a question; only "Tỉnh" or "Xã" tells which list it is.
  if (list) return undefined;
  // "CMND/CCCD/hộ chiếu": the kinds to choose from; where no number follows, wholeQuestions takes it for one.
  if (best.attribute === 'idType' && said.attribute === 'personalId' && KINDS.test(hint.text)) return undefined;
  if (best.attribute === 'idType' && said.attribute && OF_ID.test(said.attribute)) return said;
  if (best.kind === 'attribute' && said.kind === 'attribute' && best.attribute !== said.attribute)
    return { ...best, sure: Math.min(best.sure, 0.6) };
  return undefined;
};
/** "Tỉnh/Thành phố" and "Quận/Huyện/Thành phố" are one box each. */
const LEVELS = [/số nhà|đường|thôn|xóm|tổ/iu, /phường|xã|thị trấn/iu, /quận|huyện|tỉnh|thành phố/iu];
const KINDS = /^[\s\p{L}.]+(?:[/,;][\s\p{L}.]+)+$/u;
const OF_ID = /^(?:idIssue|idExpiry|personalId)/;
const EXAMPLE = new RegExp(String.raw`^\s*(?:vd|ví dụ|thí dụ|e\.?g)(?![${LATIN}])|\d`, 'iu');

/** "Vợ", "2": the row of a list of persons, and no question. */
const rowHead = (index: Index, text: string): boolean =>
  !/\p{L}{2}/u.test(text) || readLabel(index, text).hits.some(({ meaning }) => meaning.kind === 'role');
/** "Thường trú", "Tạm trú" to choose from: the kind of residence, not where it is. */
const OF_RESIDENCE = /^(?:thường trú|tạm trú|tạm vắng|lưu trú)$/iu;

/** @returns what the field's own words ask for, before context (place of an address part, whose document) is known. */
export const askedBy = (index: Index, field: Field): Asked => {
  if (field.widget === 'native-checkbox')
    // "Giới tính: Nam [ ]": a tick of its own per answer; known, but which answer it is only the officer sees.
    return /^(?:giới tính|phái|sex|gender)(?:\s*[:/].*)?$/iu.test(field.label)
      ? { kind: 'attribute', attribute: 'gender', sure: VAGUE, why: `nhãn “${field.label}”` }
      : { kind: 'other', sure: 0.9, why: 'ô đánh dấu' };
  if (field.options?.some(({ text }) => OF_RESIDENCE.test(text.trim())))
    return { kind: 'other', sure: OPTIONS, why: 'danh sách lựa chọn của ô' };
  const options = byOptions(index, field);
  let best: Asked = NOTHING;
  let from = '';
  for (const [i, { by, text: whole }] of field.labels.entries()) {
    const text = inVietnamese(index, whole);
    if (by === 'text-before' && i > 0) continue;
    const base = by === 'placeholder' || by === 'title' ? PLACEHOLDER : LABEL;
    if (BARE_NUMBER.test(foldOnce(index, text))) best = { kind: 'number', sure: base, why: `nhãn “${text}”` };
    else if (RELATION.test(text))
      best = { kind: 'attribute', attribute: 'relationship', sure: base, why: `nhãn “${text}”` };
    else if (WHO.test(text) && field.widget === 'text')
      best = { kind: 'attribute', attribute: 'fullName', sure: VAGUE, why: `nhãn “${text}”` };
    else if (IS.test(text)) best = { kind: 'attribute', attribute: 'relationship', sure: VAGUE, why: `nhãn “${text}”` };
    else if (YES_NO.test(foldOnce(index, text)) && !asksMarriage(index, text))
      best = { kind: 'other', sure: PLACEHOLDER, why: `nhãn “${text}”` };
    // The label beside a box is a question that nobody understands: what stands over its column is hardly the question.
    else if (by === 'cell-above' && field.labels[0]!.by === 'cell-left' && !rowHead(index, field.labels[0]!.text))
      best = answer(readLabel(index, text), VAGUE, `nhãn “${text}”`);
    else best = answer(readLabel(index, text), base, `${by === 'placeholder' ? 'gợi ý' : 'nhãn'} “${text}”`);
    // "DT/QT/TG" over a list: nobody chooses a telephone from one.
    if (best.attribute && LISTS.has(field.widget) && TYPED.test(best.attribute)) best = NOTHING;
    from = text;
    if (best.kind !== 'nothing') break;
  }
  if (best.kind !== 'nothing') {
    if (best.attribute && LISTED.has(best.attribute) && options.attribute && options.attribute !== best.attribute)
      return { ...best, sure: 0.4 };
    if (best.attribute && NUMBERS.has(best.attribute) && LISTS.has(field.widget))
      return { ...best, attribute: 'idType', sure: Math.min(best.sure, PLACEHOLDER) };
    // "Nơi thường trú" over a list: one level of it, and the name may tell which.
    if (best.kind === 'place' && best.part === 'whole' && LEVELLED.has(field.widget)) {
      const part = readName(index, field.name).hits.flatMap(({ meaning }) =>
        meaning.kind === 'part' ? meaning.part : [],
      )[0];
      if (part && part !== 'whole') best = { ...best, part };
      // "Hộ khẩu" over a list chooses a household.
      else if (/^(?:sổ )?hộ khẩu$/iu.test(from)) best = { ...best, sure: VAGUE };
    }
    const closer = fromPlaceholder(index, field, from, best);
    if (closer && closer.kind !== 'part') return closer;
    if (best.kind === 'part') return overGroup(index, field, closer ?? best);
    return best.attribute === 'idType' ? numberOf(field, from, best) : best;
  }
  if (options.kind !== 'nothing') return options;
  const typed = byType(field);
  if (typed.kind !== 'nothing') return typed;
  return byName(index, field, field.label ? NAME - 0.1 : NAME);
};

/** What the name or id says; an opaque one says nothing. */
export const byName = (index: Index, field: Field, base = NAME): Asked => {
  for (const name of [field.name, field.domId]) {
    if (!name || isOpaque(name)) continue;
    const said = answer(readName(index, name), base, `tên ô ${name}`);
    if (said.kind !== 'nothing') return said;
  }
  return NOTHING;
};

/** Which address the name or the id speaks of, whatever else they say. */
export const placeByName = (index: Index, field: Field): string | undefined => {
  for (const name of [field.name, field.domId]) {
    if (!name || isOpaque(name)) continue;
    for (const { meaning } of readName(index, name).hits) if (meaning.kind === 'place') return meaning.place;
  }
  return undefined;
};
