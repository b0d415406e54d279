/** Whose field it is: label, section heading, name of the control, order. Two witnesses that disagree are never outvoted. */

import type { Field } from '../portal/types.ts';
import { canonical } from '../text/fold.ts';
import { isOpaque } from './names.ts';
import { type Index, readLabel, readName } from './read.ts';
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
  heading: 'person' | 'contact' | 'place' | 'dossier' | 'plain' | 'missing';
  name: Somebody | undefined;
  weakName: Somebody | undefined;
  nameText: string;
  labelText: string;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Persons that a text names. "Cha nuôi" hides "cha": the longest phrase wins in the reading. */
export const personsIn = (index: Index, text: string): Somebody[] =>
  unique(readLabel(index, text).hits.flatMap((h) => (h.meaning.kind === 'role' ? [h.meaning.role] : [])));

/** "Đơn đề nghị ... cho người ..." heads the whole form. A numbered heading is one of its sections. */
const isTitle = (index: Index, heading: string): boolean => {
  const text = heading.toLocaleLowerCase('vi').trim();
  if (/^(?:\d+|[ivx]+|[a-hđ]|phần|mục)\s*[.):\-/\s]/u.test(text) || text.includes('thông tin')) return false;
  return index.titles.some((t) => text.startsWith(t));
};

/** Persons that a label says the field is OF; in "quan hệ với người được khai sinh" the person is only the object. */
const ownersIn = (index: Index, text: string): Somebody[] => {
  const { hits } = readLabel(index, text);
  const relation = hits.find((h) => h.meaning.kind === 'attribute' && h.meaning.attribute === 'relationship');
  if (!relation) return personsIn(index, text);
  const before = text.toLocaleLowerCase('vi').split(/(?:^|\s)với(?:\s|$)/u)[0]!;
  return before.length < text.length ? personsIn(index, before) : [];
};

const headingKind = (index: Index, text: string): Witness['heading'] => {
  const { hits } = readLabel(index, text);
  if (ownersIn(index, text).length) return 'person';
  if (
    index.contact.has(
      canonical(text)
        .toLocaleLowerCase('vi')
        .replace(/^[\p{L}\d]{1,4}[.):]\s*/u, ''),
    )
  )
    return 'contact';
  if (hits.some((h) => h.meaning.kind === 'other')) return 'dossier';
  return hits.length ? 'place' : 'plain';
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

/** All that a field and its headings say about the person. */
export const witnessesOf = (index: Index, field: Field): Witness => {
  let section: Somebody[] = [];
  let sectionText = '';
  let heading: Witness['heading'] = 'missing';
  for (let i = field.section.length - 1; i >= 0; i--) {
    const text = field.section[i]!;
    if (isTitle(index, text)) continue;
    const kind = headingKind(index, text);
    if (heading === 'missing') heading = kind;
    if (kind !== 'person') continue;
    section = ownersIn(index, text);
    sectionText = text;
    break;
  }
  let label: Somebody[] = [];
  let object: Somebody[] = [];
  let labelText = '';
  for (const [i, { by, text }] of field.labels.entries()) {
    // Loose text before a control that has a label of its own may belong to anything.
    if (by === 'text-before' && i > 0) continue;
    const owners = ownersIn(index, text);
    if (owners.length) labelText ||= text;
    label = unique([...label, ...owners]);
    object = unique([...object, ...personsIn(index, text).filter((p) => !owners.includes(p))]);
  }
  return { label, object, section, sectionText, heading, labelText, ...byName(index, field) };
};
