/** The vocabulary is data (public/data/vocabulary): its shape, checked where the files are read. */
import * as z from 'zod/mini';
import { type Attribute, ROLES, type Role } from './types.ts';

const phrases = z.array(z.string().check(z.minLength(1), z.maxLength(80)));
const sourced = { source: z.string().check(z.minLength(10)), seen: z.string() };
const flag = z.object({ label: z.optional(z.string()), name: z.optional(z.string()), is: z.boolean() });
const answer = z.object({ label: z.string(), is: z.string() });

const Attributes = z.object({
  ...sourced,
  entries: z.array(
    z.strictObject({
      attribute: z.string(),
      labels: phrases,
      /** Words that may ask for this as well as for something else ("N.sinh"): a guess, never sure. */
      vague: z.optional(phrases),
      names: phrases,
      examples: z.array(flag).check(z.minLength(1)),
    }),
  ),
  /** Single words that point to an attribute where no phrase explains the label: a guess, never sure. */
  hints: z.array(z.strictObject({ attribute: z.string(), words: phrases })),
});
const Places = z.object({
  ...sourced,
  places: z.array(z.strictObject({ place: z.string(), labels: phrases, names: phrases })),
  otherPlaces: z.array(z.strictObject({ labels: phrases, names: phrases })),
  parts: z.array(z.strictObject({ part: z.string(), labels: phrases, names: phrases })),
  examples: z.array(answer),
});
const Others = z.object({
  ...sourced,
  entries: z.array(
    z.strictObject({
      attribute: z.enum(['other', 'none']),
      document: z.optional(z.boolean()),
      labels: phrases,
      names: phrases,
    }),
  ),
  examples: z.array(answer),
});
const Roles = z.object({
  ...sourced,
  entries: z.array(
    z.strictObject({
      role: z.enum([...ROLES, 'none']),
      phrases,
      /** Words that may mean this person as well as another: a guess, never sure. */
      vague: z.optional(phrases),
      names: phrases,
      weakNames: z.optional(phrases),
    }),
  ),
  /** Who somebody may be whom no phrase names, first fit wins: a guess, never sure. */
  likely: z.array(z.strictObject({ role: z.enum(ROLES), words: phrases })),
  contact: z.object({ why: z.string(), phrases }),
  notOf: z.object({ why: z.string(), titles: phrases }),
  examples: z.array(
    z.object({ label: z.optional(z.string()), name: z.optional(z.string()), is: z.array(z.enum([...ROLES, 'none'])) }),
  ),
});
const Options = z.object({
  ...sourced,
  entries: z.array(z.strictObject({ attribute: z.string(), least: z.number(), options: phrases })),
});

const Shape = z.object({ attributes: Attributes, places: Places, others: Others, roles: Roles, options: Options });

/** public/data/vocabulary/vocabulary.json. */
export type Vocabulary = z.infer<typeof Shape>;

/** Checks the parsed file; throws a ZodError that names the place of a mistake (an office may have edited it). */
export const parseVocabulary = (file: unknown): Vocabulary => Shape.parse(file);

/** What a phrase of the vocabulary stands for. */
export type Meaning =
  | { kind: 'attribute'; attribute: Attribute; vague: boolean }
  | { kind: 'other'; attribute: 'other' | 'none'; document: boolean }
  | { kind: 'place'; place: string }
  | { kind: 'part'; part: string }
  | { kind: 'role'; role: Role | 'none'; weak: boolean };
