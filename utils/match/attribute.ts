/** What one field asks for, from its own words: label, then placeholder, then name, then its options. Pure. */

import type { Field } from '../portal/types.ts';
import { fold } from '../text/fold.ts';
import { isOpaque } from './names.ts';
import { type Index, type Reading, readLabel, readName } from './read.ts';
import type { Attribute } from './types.ts';

/** Constants of confidence; SURE (types.ts) lies at 0.75. */
const LABEL = 0.95;
const PLACEHOLDER = 0.85;
const NAME = 0.8;
const OPTIONS = 0.85;
const PER_UNKNOWN_WORD = 0.08;
const LOOSE = 0.1;

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
const BARE_NUMBER = /^(?:so|so giay to|so hieu|so giay|giay to so|ma so|so giay to so)$/;

/** One reading → one answer. */
const answer = (reading: Reading, base: number, why: string): Asked => {
  const sure = Math.max(base - Math.min(reading.rest, 5) * PER_UNKNOWN_WORD - (reading.loose ? LOOSE : 0), 0.3);
  const of = <K extends Reading['hits'][number]['meaning']['kind']>(kind: K) =>
    reading.hits.flatMap((h) => (h.meaning.kind === kind ? [h.meaning as Extract<typeof h.meaning, { kind: K }>] : []));
  const attributes = [...new Set(of('attribute').map((m) => m.attribute))];
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
    return { kind: 'attribute', attribute: name, named: ids.length > 0, sure: foreign.length ? 0.5 : sure, why };
  }
  if (place === 'other') return { kind: 'other', place, sure, why };
  if (place && part && part !== 'whole') return { kind: 'place', place, part, sure, why };
  if (place) return { kind: 'place', place, part: part ?? 'whole', sure, why };
  if (part) return { kind: 'part', part, sure, why };
  return NOTHING;
};

const byOptions = (index: Index, field: Field): Asked => {
  const texts = (field.options ?? []).map((o) => fold(o.text));
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

/** "Giấy tờ tùy thân (số CCCD)" over a text box asks for the number; over a list it asks for the kind. */
const numberOf = (field: Field, label: string, asked: Asked): Asked =>
  field.widget === 'text' && /(?:^|[^\p{L}])số(?:[^\p{L}]|$)|cccd|cmnd/iu.test(label) && !/loại/iu.test(label)
    ? { ...asked, attribute: 'personalId' }
    : asked;

/** @returns what the field's own words ask for, before context (place of an address part, whose document) is known. */
export const askedBy = (index: Index, field: Field): Asked => {
  if (field.widget === 'native-checkbox') return { kind: 'other', sure: 0.9, why: 'ô đánh dấu' };
  const options = byOptions(index, field);
  let best: Asked = NOTHING;
  let from = '';
  for (const [i, { by, text }] of field.labels.entries()) {
    if (by === 'text-before' && i > 0) continue;
    const base = by === 'placeholder' || by === 'title' ? PLACEHOLDER : LABEL;
    if (BARE_NUMBER.test(fold(text))) best = { kind: 'number', sure: base, why: `nhãn “${text}”` };
    else if (YES_NO.test(fold(text))) best = { kind: 'other', sure: PLACEHOLDER, why: `nhãn “${text}”` };
    else best = answer(readLabel(index, text), base, `${by === 'placeholder' ? 'gợi ý' : 'nhãn'} “${text}”`);
    from = text;
    if (best.kind !== 'nothing') break;
  }
  if (best.kind !== 'nothing') {
    if (best.attribute && LISTED.has(best.attribute) && options.attribute && options.attribute !== best.attribute)
      return { ...best, sure: 0.4 };
    if (best.kind === 'part') return overGroup(index, field, best);
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
