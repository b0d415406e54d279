/** Blocks of a form that ask for a whole person, and nobody knows whose they are: the officer is asked once for all of it. Pure. */
import type { FieldId, PageForm } from '../portal/types.ts';
import { type Attribute, type Match, SURE } from './types.ts';

export interface OpenBlock {
  /** Controls that ask for something known. */
  fields: FieldId[];
  /** What the page writes over the block, else the label of its name. */
  heading: string;
}

const NAMES = /^(?:fullName|familyName|givenName)$/;
/** What only a card tells: a block that asks for none of it is an official's or a body's, and is left alone. */
const OF_CARD = /^(?:personalId|oldIdNumber|birthDate|idIssueDate|permanentAddress)(?:\.|$)/;
/** Comes once for a person. */
const ONCE = /^(?:fullName|familyName|personalId|gender|birthDate(?:\.day)?)$/;

/** What the field asks for, sure of that, whoever it is about. */
const askedOf = ({ role, attribute, attributeSure, asks }: Match): Attribute | undefined => {
  const found = role === 'none' ? asks : attribute;
  return attributeSure >= SURE && found !== 'other' && found !== 'none' ? found : undefined;
};

interface Growing extends OpenBlock {
  path: string;
  /** Whom the fields were guessed to be about: a field guessed to be another's is no part of it. */
  role: Match['role'];
  asked: string[];
  /** It began right behind the fields of somebody known: they may still be that one's. */
  dangling: boolean;
  /** Others stand under the same heading before it. */
  later: boolean;
}

/**
 * @param matches of the same form, in its order
 * @returns in the form's order; a block ends at another heading, at a known person, and where a name or number is asked again
 */
export const openBlocks = (form: PageForm, matches: readonly Match[]): OpenBlock[] => {
  const blocks: Growing[] = [];
  let now: Growing | undefined;
  let known: string | undefined;
  const under = new Set<string>();
  const field = new Map(form.fields.map((one) => [one.id, one]));
  for (const match of matches) {
    const of = field.get(match.field);
    if (!of?.visible) continue;
    const path = of.section.join('\u001f');
    const asked = askedOf(match);
    if (match.role !== 'none' && match.roleSure >= SURE) {
      now = undefined;
      known = path;
      under.add(path);
      continue;
    }
    if (!asked) continue;
    const again = ONCE.test(asked) && now?.asked.includes(asked);
    if (!now || now.path !== path || now.role !== match.role || again || (now.dangling && NAMES.test(asked))) {
      now = {
        path,
        role: match.role,
        heading: of.section.at(-1) ?? '',
        fields: [],
        asked: [],
        dangling: known === path,
        later: under.has(path),
      };
      blocks.push(now);
      known = undefined;
    }
    // Not the first under its heading: the label of the name tells it from those before.
    if (NAMES.test(asked) && (!now.heading || now.later) && !now.asked.some((one) => NAMES.test(one)))
      now.heading = [now.heading, of.label].filter(Boolean).join(' · ');
    now.fields.push(match.field);
    now.asked.push(asked);
    under.add(path);
  }
  const times = new Map<string, number>();
  return blocks
    .filter(({ asked }) => asked.some((one) => NAMES.test(one)) && asked.some((one) => OF_CARD.test(one)))
    .map(({ fields, heading }) => {
      const n = (times.get(heading) ?? 0) + 1;
      times.set(heading, n);
      return { fields, heading: n > 1 ? `${heading} (${n})` : heading };
    });
};

/** The officer said whose the block is: its fields are that one's. */
export const asSomebody = (match: Match, role: Match['role']): Match => ({
  ...match,
  role,
  attribute: askedOf(match) ?? match.attribute,
  roleSure: 1,
  why: [...match.why, 'anh/chị đã chọn người của khối này'],
});
