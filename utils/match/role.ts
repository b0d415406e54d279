/** Whose field it is: label, section heading, name of the control, order. Two witnesses that disagree are never outvoted. */

import type { Field } from '../portal/types.ts';
import { canonical } from '../text/fold.ts';
import { LATIN } from '../text/letters.ts';
import { likelyPerson } from './likely.ts';
import { isOpaque } from './names.ts';
import { type Index, MAX_KEPT } from './phrases.ts';
import { RELATION, readLabel, readName } from './read.ts';
import type { Role } from './types.ts';

/** `none` as a role: a person or body outside the vocabulary (người làm chứng, doanh nghiệp): never ours. */
export type Somebody = Role | 'none';

export interface Witness {
  label: Somebody[];
  /** Persons that a relation is to: "quan hệ với chủ hộ" is never the householder's own field. */
  object: Somebody[];
  section: Somebody[];
  sectionText: string;
  /** The innermost heading names no person: what it is about. */
  heading: 'person' | 'stranger' | 'contact' | 'place' | 'dossier' | 'plain' | 'missing';
  name: Somebody | undefined;
  weakName: Somebody | undefined;
  nameText: string;
  labelText: string;
  /** The label speaks of somebody whom the vocabulary does not know. */
  stranger: boolean;
  /** A line over the label does. */
  before: boolean;
  /** So does the heading, though it may name a known person too. */
  sectionStranger: boolean;
  /** A line of its own over the label names this person: a block begins here. */
  opens: Somebody | undefined;
  /** Who the stranger of the heading, and of the label or the line over it, may be: a guess. */
  sectionLikely: Somebody | undefined;
  likely: Somebody | undefined;
  /** The innermost heading itself names the person. */
  inner: boolean;
  /** Persons that only the brackets of the heading name: "Người đề nghị (trẻ)". */
  gloss: Somebody[];
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Persons that a text names. "Cha nuôi" hides "cha": the longest phrase wins in the reading. */
export const personsIn = (index: Index, text: string): Somebody[] =>
  unique(readLabel(index, text).hits.flatMap((h) => (h.meaning.kind === 'role' && !h.object ? [h.meaning.role] : [])));

/** "Đơn đề nghị ... cho người ..." heads the whole form. A numbered heading is one of its sections. */
export const isTitle = (index: Index, heading: string): boolean => {
  const text = heading.toLocaleLowerCase('vi').trim();
  if (/^(?:\d+|[ivx]+|[a-hđ]|phần|mục)\s*[.):\-/\s]/u.test(text) || text.includes('thông tin')) return false;
  return index.titles.some((t) => text.startsWith(t));
};

/** "Là cha của người có tên dưới đây": what follows is about the other one. */
const IS_OF = /^\s*(?:\d+\s*[.)]\s*)?là\s+(.{2,30}?)\s+của\s+(.+)$/iu;
const PARENTS = /^(?:father|mother)$/;

/** @returns who is said to be whose: [the one before, the one after], undefined where the text says no such thing */
export const kinshipIn = (index: Index, text: string): { of: Somebody[]; who: Somebody[] } | undefined => {
  const said = IS_OF.exec(text.replace(/\([^)]*\)/gu, ' '));
  if (!said) return undefined;
  const who = personsIn(index, said[1]!);
  if (!who.length) return undefined;
  const named = personsIn(index, said[2]!).filter((role) => role !== 'subject');
  return { who, of: named.length ? named : who.every((role) => PARENTS.test(role)) ? ['child'] : ['father', 'mother'] };
};

/** Persons that a label says the field is OF; in "quan hệ với người được khai sinh" the person is only the object. */
const ownersIn = (index: Index, text: string): Somebody[] => {
  const { hits } = readLabel(index, text);
  const kin = kinshipIn(index, text);
  if (kin) return kin.of;
  const asked = RELATION.exec(text);
  if (asked) return personsIn(index, text.slice(0, asked.index));
  const relation = hits.find((h) => h.meaning.kind === 'attribute' && h.meaning.attribute === 'relationship');
  if (!relation) return personsIn(index, text);
  // "Quan hệ giữa người giám hộ và người được giám hộ" is the guardian's.
  if (/(?:^|\s)giữa\s/iu.test(text)) return personsIn(index, text).slice(0, 1);
  const before = text.toLocaleLowerCase('vi').split(/(?:^|\s)với(?:\s|$)/u)[0]!;
  return before.length < text.length ? personsIn(index, before) : [];
};

/** Does the text speak of a person whom no phrase names? In "quan hệ với người ..." the person is only the object. */
const strangerOf = (index: Index, text: string): boolean => {
  if (kinshipIn(index, text)) return false;
  const { hits, stranger } = readLabel(index, text);
  if (stranger === undefined) return false;
  return !hits.some((h) => h.meaning.kind === 'attribute' && h.meaning.attribute === 'relationship');
};

/** "Người giám hộ" alone on its line names a person and asks for nothing; the more unknown words, the less sure. */
const opensBlock = (index: Index, text: string): { person: Somebody; sure: boolean } | undefined => {
  const { hits, rest } = readLabel(index, text);
  const persons = personsIn(index, text);
  if (text.length > 80 || rest > 3 || persons.length !== 1) return undefined;
  if (hits.some((h) => h.meaning.kind === 'attribute' || h.meaning.kind === 'place' || h.meaning.kind === 'part'))
    return undefined;
  return { person: persons[0]!, sure: rest === 0 && hits.every((h) => h.meaning.kind === 'role') };
};

/** Words that may mean whoever the block is about. */
const ANYBODY = new RegExp(
  String.raw`công dân|cá nhân|bản thân|người dân|(?:^|[^${LATIN}])(?:bạn|anh\s*/?\s*chị|quý)(?![${LATIN}])`,
  'iu',
);
const EXAMPLE = new RegExp(String.raw`^\s*(?:vd|ví dụ|thí dụ|e\.?g)(?![${LATIN}])`, 'iu');
/** "1. ", "IV) ", "Mục: ". */
const NUMBERED = new RegExp(String.raw`^[${LATIN}\d]{1,4}[.):]\s*`, 'u');

/** "II. Cá nhân đứng ra mai táng": a person, whatever the words after are about. */
const SOMEBODY = new RegExp(
  String.raw`^(?:[${LATIN}\d]{1,4}\s*[.):]\s*)?(?:thông tin (?:về |của )?)?(?:cá nhân|người|bên)(?![${LATIN}])`,
  'iu',
);

const headingKind = (index: Index, text: string): Witness['heading'] => {
  const { hits } = readLabel(index, text);
  if (ownersIn(index, text).length) return 'person';
  if (strangerOf(index, text)) return 'stranger';
  if (index.contact.has(canonical(text).toLocaleLowerCase('vi').replace(NUMBERED, ''))) return 'contact';
  if (hits.some((h) => h.meaning.kind === 'other')) return 'dossier';
  // The address that is applied for is that of the person who moves, not of the block before.
  if (/đăng ký tạm trú|đề nghị|chuyển đến/iu.test(text)) return 'plain';
  // "Hộ chiếu lần gần nhất" after another person's block may be anybody's; an address follows its person.
  return hits.some((h) => h.meaning.kind === 'place' || h.meaning.kind === 'part') ? 'place' : 'plain';
};

const byName = (index: Index, field: Field): Pick<Witness, 'name' | 'weakName' | 'nameText'> => {
  // The id of a radio group is that of its first box: "gt-nam" is an answer, not a person.
  const single = field.widget !== 'native-radio' && field.widget !== 'moj-radio';
  for (const text of unique([field.name, single ? field.domId : ''])) {
    if (!text || isOpaque(text)) continue;
    const roles = readName(index, text).hits.flatMap((h) => (h.meaning.kind === 'role' ? [h.meaning] : []));
    const strong = unique(roles.filter((r) => !r.weak).map((r) => r.role));
    if (strong.length === 1) return { name: strong[0], weakName: undefined, nameText: text };
    const weak = unique(roles.filter((r) => r.weak).map((r) => r.role));
    if (!strong.length && weak.length === 1) return { name: undefined, weakName: weak[0], nameText: text };
  }
  return { name: undefined, weakName: undefined, nameText: '' };
};

/** The adoption form has the two adopters as columns "Ông" and "Bà" (mẫu tờ khai kèm Thông tư 10/2020/TT-BTP). */
const adopter = (index: Index, field: Field): Somebody | undefined => {
  const said = [...field.section, ...field.labels.map((l) => l.text)].map((t) => t.trim().toLocaleLowerCase('vi'));
  const side = said.includes('ông') ? 'adoptiveFather' : said.includes('bà') ? 'adoptiveMother' : undefined;
  if (!side || (said.includes('ông') && said.includes('bà'))) return undefined;
  const others = field.section.filter((t) => !/^(?:ông|bà)$/iu.test(t.trim()));
  const block = others.findLast((t) => !isTitle(index, t)) ?? others[others.length - 1];
  return block && /nhận (?:nuôi )?con nuôi|người nhận nuôi|cha,? mẹ nuôi/iu.test(block) ? side : undefined;
};

/** "TỜ KHAI ĐĂNG KÝ GIÁM HỘ / I. Người yêu cầu": the title of the form stands beside its first heading. */
const ownHeading = (index: Index, heading: string): string => {
  if (!heading.includes(' / ')) return heading;
  const parts = heading.split(' / ').filter((part) => !isTitle(index, part));
  return parts.length ? parts.join(' / ') : heading;
};

const glossIn = (index: Index, text: string): Somebody[] => {
  const gloss = /\(([^)]+)\)/u.exec(text)?.[1];
  return gloss ? personsIn(index, gloss).filter((role) => role !== 'none') : [];
};

/** What the headings over a field say about the person: the same for every field under them. */
export type HeadingSays = Pick<
  Witness,
  'section' | 'sectionText' | 'sectionStranger' | 'sectionLikely' | 'heading' | 'gloss' | 'inner'
>;

const underHeadings = (index: Index, headings: readonly string[]): HeadingSays => {
  let section: Somebody[] = [];
  let sectionText = '';
  let sectionStranger = false;
  let between = false;
  let heading: Witness['heading'] = 'missing';
  let gloss: Somebody[] = [];
  let inner = false;
  let sectionLikely: Somebody | undefined;
  for (let i = headings.length - 1; i >= 0; i--) {
    const text = ownHeading(index, headings[i]!);
    if (isTitle(index, text)) continue;
    const kind = headingKind(index, text);
    if (heading === 'missing') {
      heading = kind;
      inner = kind === 'person';
      gloss = glossIn(index, text);
      if (kind !== 'person' && SOMEBODY.test(text)) sectionStranger = true;
      if (sectionStranger || strangerOf(index, text))
        sectionLikely = gloss[0] ?? (kind === 'person' ? undefined : likelyPerson(index, text));
    }
    if (kind === 'stranger') sectionStranger = true;
    // A heading that nobody understands, under the person's own, may begin somebody else's block.
    if (kind === 'plain' && !readLabel(index, text).hits.length && !/thông tin/iu.test(text)) between = true;
    if (kind !== 'person') continue;
    sectionStranger ||= strangerOf(index, text) || between;
    section = ownersIn(index, text);
    sectionText = text;
    break;
  }
  return { section, sectionText, sectionStranger, sectionLikely, heading, gloss, inner };
};

const headingsSay = (index: Index, headings: readonly string[]): HeadingSays => {
  const path = headings.join('\u001f');
  let says = index.headings.get(path);
  if (!says) {
    says = underHeadings(index, headings);
    if (index.headings.size < MAX_KEPT) index.headings.set(path, says);
  }
  return says;
};

/** "Để trống nếu là trẻ em": whom a condition names, the field is not about. */
const CONDITION = /[\s(,;]nếu\s.*$|^nếu\s[^,]*(?:,|$)/iu;
/** Its hint names trades, not people: "Kỹ sư, Giáo viên, ...". */
const OF_WORK = /nghề|làm việc|công tác/iu;

/** All that a field and its headings say about the person. */
export const witnessesOf = (index: Index, field: Field): Witness => {
  const { sectionText, sectionLikely, heading, gloss, inner, ...says } = headingsSay(index, field.section);
  let { section, sectionStranger } = says;
  let label: Somebody[] = [];
  let object: Somebody[] = [];
  let labelText = '';
  let stranger = false;
  let before = false;
  let opens: Somebody | undefined;
  let likely: Somebody | undefined;
  // What stands beside a tick box is an answer: "Sinh viên", "Trẻ đi học".
  const tick = field.widget === 'native-checkbox';
  for (const [i, { by, text: whole }] of field.labels.entries()) {
    const text = whole.replace(CONDITION, '');
    // Loose text before a control that has a label of its own may belong to anything, but it may begin a block.
    if (by === 'text-before' && i > 0) {
      // A line that heads the section already is no line of its own.
      if (tick || field.section.some((h) => h.endsWith(text))) continue;
      const block = opensBlock(index, text);
      opens ??= block?.person;
      if (text.length < 80 && (strangerOf(index, text) || block?.sure === false)) {
        before = true;
        likely ??= block?.person ?? likelyPerson(index, text);
      }
      continue;
    }
    if (by === 'placeholder' || by === 'title') {
      // The first entry of a list is an answer, and an example is not about this field.
      if (field.widget !== 'text' || EXAMPLE.test(text) || OF_WORK.test(field.label)) continue;
      if (/[([]/.test(text) && personsIn(index, text).length) {
        const plain = personsIn(index, text.replace(/[([].*$/u, ' '));
        if (!plain.length) stranger ||= !label.length;
        if (!plain.length) continue;
      }
    }
    // "Số CCCD công dân" in the mother's section is hers, and a hint calls everybody "bạn".
    const anybody =
      (section.length > 0 || sectionStranger || by === 'placeholder' || by === 'title') &&
      ANYBODY.test(text) &&
      !RELATION.test(text) &&
      ownersIn(index, text).join() === 'applicant' &&
      !ownersIn(index, text.replace(ANYBODY, ' ')).length;
    const owners = anybody ? [] : ownersIn(index, text);
    if (!tick && strangerOf(index, text)) {
      stranger = true;
      likely ??= owners.length === 1 ? owners[0] : (glossIn(index, text)[0] ?? likelyPerson(index, text));
    }
    if (owners.length) labelText ||= text;
    label = unique([...label, ...owners]);
    object = unique([...object, ...personsIn(index, text).filter((p) => !owners.includes(p))]);
  }
  const couple = adopter(index, field);
  if (couple) {
    label = [couple];
    section = [];
    sectionStranger = false;
  }
  return {
    label,
    object,
    section,
    sectionText,
    heading,
    labelText,
    stranger,
    before,
    sectionStranger,
    opens,
    sectionLikely,
    likely,
    gloss,
    inner,
    ...byName(index, field),
  };
};
