/** What only the fields before can tell: whose address a bare "Tỉnh" is, whose document a bare "Số" or "Ngày cấp". */
import type { Field } from '../portal/types.ts';
import { LATIN } from '../text/letters.ts';
import { type Asked, byName, placeByName } from './attribute.ts';
import { foldOnce, type Index } from './phrases.ts';
import { readLabel } from './read.ts';
import { isTitle } from './role.ts';
import type { Attribute } from './types.ts';

export type Answer = {
  attribute: Attribute | 'other' | 'none';
  sure: number;
  why: string;
  /** Nothing said whose or which address this is. */
  assumed?: boolean;
};

/** Attributes that open the person's own document. */
export const PERSONAL_ID = new Set(['personalId', 'oldIdNumber', 'idType']);
/** Attributes that belong to the document asked for before. */
export const OF_DOCUMENT = new Set(['idIssueDate', 'idIssuePlace', 'idExpiryDate']);

/** Residences and jobs of former years are not those of today. */
const PAST = new RegExp(`(?:^|[^${LATIN}])(?:quá trình|tiền sử|lịch sử|tiểu sử)(?![${LATIN}])`, 'iu');
/** Boxes that look for somebody or count, and take nobody's data. */
const SEARCH = new RegExp(`^(?:(?:bộ )?lọc|tìm kiếm|tra cứu|thống kê|điều kiện (?:lọc|tìm))(?![${LATIN}])`, 'iu');
/** "Số ... do ... cấp". */
const BY = new RegExp(`^do(?![${LATIN}])`, 'iu');
/** "Cấp ngày ... tại ...", also with its English in brackets. */
const ISSUED_AT = /^(?:tại|cấp tại|do)(?:\s*\((?:at|by|issued (?:at|by))\))?$/iu;

const CARDS = new Set<string>(['healthInsuranceNumber', 'socialInsuranceNumber']);

/** What the fields before this one were about. */
export class Context {
  path = '';
  /** Whose document the next "Số" or "Ngày cấp" belongs to. */
  document: 'id' | 'passport' | 'other' | undefined;
  /** Which address the next "Tỉnh" or "Xã" belongs to. */
  place: string | undefined;
  headingPlace: string | undefined;
  /** Nothing named the place: it is only assumed, and a part that comes twice belongs to another one. */
  assumed = false;
  /** One box took the whole address: a bare "Địa chỉ" after it is another one. */
  answered = false;
  parts = new Set<string>();
  /** The heading tells of former years ("Quá trình cư trú"), or of a search. */
  past = false;
  /** What the field before asked for, and whether that was the name of a body. */
  last = '';
  body = false;
  /** "Có thẻ BHYT không?" came right before: a bare "Số thẻ" is that card's. */
  offered: Attribute | undefined;
  /** The heading names it. */
  card: Attribute | undefined;

  open(place: string, answered = false): void {
    this.place = place;
    this.answered = answered;
    this.assumed = false;
    this.parts.clear();
  }

  assume(place: string): void {
    this.place = place;
    this.assumed = true;
  }

  close(): void {
    this.place = undefined;
    this.assumed = false;
  }

  enter(index: Index, field: Field): void {
    const path = field.section.join('\u001f');
    if (path === this.path) return;
    this.path = path;
    this.document = undefined;
    this.close();
    this.parts.clear();
    this.headingPlace = undefined;
    const inner = field.section[field.section.length - 1];
    this.card = undefined;
    this.past = inner !== undefined && (PAST.test(inner) || SEARCH.test(inner));
    const hits = inner ? readLabel(index, inner).hits : [];
    // "Đơn đăng ký biến động" heads the form and says nothing of an address.
    const title = inner !== undefined && isTitle(index, inner);
    // "Trụ sở hộ kinh doanh", "Thửa đất đăng ký": an address under it is nobody's.
    if (
      hits[0]?.meaning.kind === 'other' &&
      !isTitle(index, inner!) &&
      !hits.some((h) => /^(?:place|attribute)$/.test(h.meaning.kind))
    )
      this.headingPlace = 'other';
    for (const hit of hits) {
      if (hit.meaning.kind === 'place' && !(title && hit.meaning.place === 'other'))
        this.headingPlace = hit.meaning.place;
      if (hit.meaning.kind === 'other' && hit.meaning.document) this.document = 'other';
      if (hit.meaning.kind !== 'attribute') continue;
      if (PERSONAL_ID.has(hit.meaning.attribute)) this.document = 'id';
      if (hit.meaning.attribute === 'passportNumber') this.document = 'passport';
      if (CARDS.has(hit.meaning.attribute)) this.card = hit.meaning.attribute;
    }
  }
}

/** "Tên đơn vị", "Trường": the address after it is that of the body. */
const BODY =
  /(?:^|[^\p{L}])(?:đơn vị|công ty|doanh nghiệp|cơ quan|tổ chức|cơ sở|trường|bệnh viện|ngân hàng)(?!\p{L})/iu;

const placed = (place: string, part: string): Attribute | 'other' =>
  place === 'other' ? 'other' : ((part === 'whole' ? place : `${place}.${part}`) as Attribute);

/** Whose address a bare "Tỉnh" belongs to when nothing says so, and that it comes only once. */
const ASSUMED = 0.78;
const SECOND_ASSUMED = 0.5;

const address = (index: Index, field: Field, asked: Asked, context: Context): Answer => {
  const part = asked.part ?? 'whole';
  const answered = context.answered;
  if (asked.place) {
    context.open(asked.place, part === 'whole' && field.widget === 'text');
    return { attribute: placed(asked.place, part), sure: asked.sure, why: asked.why };
  }
  if (part === 'whole' && context.body && !placeByName(index, field))
    return { attribute: context.last === 'workplace' ? 'currentAddress' : 'other', sure: 0.6, why: asked.why };
  if (part === 'whole' && context.answered) context.close();
  const fromName = placeByName(index, field);
  // The name of the control and what stands before it name two different addresses: leave it.
  const torn = context.place !== undefined && !context.assumed && fromName !== undefined && fromName !== context.place;
  const told = fromName ?? context.headingPlace ?? (context.assumed ? undefined : context.place);
  const again = context.parts.has(part);
  // "Tỉnh, Xã, Số nhà" and then "Tỉnh" once more, and nothing says what the second one is.
  const next = again && !context.assumed && fromName === undefined && told === context.place;
  const place = next ? 'currentAddress' : ((context.assumed ? told : (context.place ?? told)) ?? 'currentAddress');
  if (told === undefined) context.assume(place);
  else if (context.place !== place) context.open(place);
  context.parts.add(part);
  // A box that took the whole address came before: these parts may be the same one's or the next one's.
  const most =
    torn || next || (answered && part !== 'whole' && !fromName && !context.headingPlace)
      ? 0.5
      : told !== undefined
        ? 1
        : again
          ? SECOND_ASSUMED
          : ASSUMED;
  return {
    attribute: placed(place, part),
    sure: Math.min(asked.sure, most),
    why: asked.why,
    assumed: told === undefined,
  };
};

const BARE_CARD = /^(?:so|ma so|so the|ma the|ma so the|so so|so the neu co)$/;
/** A choice about a card or book of the person ("Có thẻ BHYT không?"). */
const offeredBy = (index: Index, field: Field): Attribute | undefined => {
  if (!/radio|checkbox|select/.test(field.widget)) return undefined;
  for (const hit of readLabel(index, field.label).hits)
    if (hit.meaning.kind === 'attribute' && CARDS.has(hit.meaning.attribute)) return hit.meaning.attribute;
  return undefined;
};

/**
 * The answer of one field, with what came before it.
 * @param asked what its own words ask for
 * @param hasId does this section ask for the person's own number?
 */
export const answerFor = (
  index: Index,
  field: Field,
  asked: Asked,
  context: Context,
  hasId: (path: string) => boolean,
): Answer => {
  const before = context.last;
  let answer = plainAnswer(index, field, asked, context, hasId);
  const ofCard = before === 'idIssueDate' || (before === 'personalId' && BY.test(field.label));
  if (ofCard && answer.sure < 0.75 && ISSUED_AT.test(field.label.split('/')[0]!.trim()))
    answer = { attribute: 'idIssuePlace', sure: 0.78, why: `nhãn “${field.label}” sau ngày cấp` };
  const offered = context.offered ?? context.card;
  context.offered = offeredBy(index, field);
  if (offered && field.widget === 'text' && BARE_CARD.test(foldOnce(index, field.label)))
    answer = { attribute: offered, sure: 0.78, why: `nhãn “${field.label}” sau câu hỏi về thẻ` };
  if (context.past) answer = { ...answer, sure: Math.min(answer.sure, 0.5) };
  context.last = answer.attribute;
  context.body = /^(?:other|workplace)$/.test(answer.attribute) && field.widget === 'text' && BODY.test(field.label);
  return answer;
};

const plainAnswer = (
  index: Index,
  field: Field,
  asked: Asked,
  context: Context,
  hasId: (path: string) => boolean,
): Answer => {
  const { sure, why } = asked;
  const isPlace = asked.kind === 'place' || asked.kind === 'part' || asked.place === 'other';
  if (!isPlace && asked.kind !== 'nothing' && !(asked.kind === 'other' && /cư trú|trong nước/iu.test(field.label)))
    context.close();
  switch (asked.kind) {
    case 'place':
    case 'part':
      return fitting(field, address(index, field, asked, context));
    case 'number': {
      if (context.document === 'id') return { attribute: 'personalId', sure, why: `${why} của giấy tờ tùy thân` };
      if (context.document === 'passport' && context.last !== 'passportNumber')
        return { attribute: 'passportNumber', sure: 0.8, why: `${why} của hộ chiếu` };
      const named = byName(index, field);
      if (context.document === undefined && named.attribute === 'personalId')
        return { attribute: 'personalId', sure: 0.85, why: named.why };
      if (context.document === undefined && /giấy tờ/iu.test(field.label))
        return { attribute: 'personalId', sure: 0.6, why };
      return { attribute: 'other', sure: 0.8, why };
    }
    case 'other':
    case 'none':
      if (asked.document) context.document = 'other';
      if (asked.place) context.open(asked.place);
      return { attribute: asked.kind, sure, why };
    case 'attribute': {
      const attribute = asked.attribute!;
      // "Số tiền: ____ (bằng chữ): ____".
      if (attribute === 'birthDateText' && !/sinh/iu.test(field.label) && context.last !== 'birthDate')
        return { attribute: 'other', sure: 0.6, why };
      if (PERSONAL_ID.has(attribute)) context.document = 'id';
      if (attribute === 'passportNumber') context.document = 'passport';
      // A health card has dates of its own.
      if (attribute === 'healthInsuranceNumber') context.document = 'other';
      if (!OF_DOCUMENT.has(attribute)) return fitting(field, { attribute, sure, why });
      if (asked.named) return { attribute, sure, why };
      if (context.document === 'other') return { attribute: 'other', sure: 0.8, why };
      if (context.document === 'passport') return { attribute, sure: 0.5, why };
      return { attribute, sure: context.document === 'id' || hasId(context.path) ? sure : 0.6, why };
    }
    default:
      return { attribute: 'other', sure: 0.5, why: '' };
  }
};

/** Two or three ticks under "Nơi cư trú" choose between at home and abroad; they take no address. */
const fitting = (field: Field, answer: Answer): Answer => {
  const ticks = field.widget === 'moj-radio' || field.widget === 'native-radio';
  if (ticks && !/^(?:gender|relationship|maritalStatus|nationality|ethnicity|religion|idType)$/.test(answer.attribute))
    return { ...answer, attribute: 'other', sure: 0.8 };
  return answer;
};
