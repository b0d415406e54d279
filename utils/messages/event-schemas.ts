import * as z from 'zod/mini';
import { PAPER_REASONS, PAPER_STATES } from '../checklist/types.ts';
import { SCAN_WARNINGS } from '../citizen/types.ts';
import { CLOCK_TYPES, WAIT_LABELS } from '../deadline/types.ts';
import { CLOSE_OUTCOMES } from '../dossier/types.ts';
import { ROLES } from '../match/types.ts';

/** Caps: a compromised page may send anything; what is longer than a real page's text is refused whole. */
export const short = z.string().check(z.maxLength(300));
/** A printed name of a paper, a condition of the catalogue: schema in utils/procedure. */
export const sentence = z.string().check(z.maxLength(400));
export const id = z.string().check(z.regex(/^[\w:.-]{1,200}$/));
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
export const moment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?\+07:00$/));
export const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
export const role = z.enum(ROLES);
/** A count of papers. */
export const few = z.int().check(z.gte(0), z.lte(999));
/** Characters: a megabyte in Latin letters. */
const LONGEST_NOTE = 1_000_000;
const MOST_TAGS = 1_000;

const citizen = z.strictObject({
  personalId: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  oldIdNumber: z.optional(z.string().check(z.regex(/^\d{9}$/))),
  fullName: z.optional(short),
  surname: z.optional(short),
  birthDate: z.optional(z.union([day, z.strictObject({ year: z.number() })])),
  sex: z.optional(z.enum(['Nam', 'Nữ'])),
  address: z.optional(z.string().check(z.maxLength(1_000))),
  issueDate: z.optional(day),
  father: z.optional(short),
  mother: z.optional(short),
  cancelledId: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  asOf: z.optional(day),
  source: z.enum(['qr-cccd', 'qr-can-cuoc', 'mrz', 'number', 'typed', 'earlier-dossier']),
  warnings: z.array(z.enum(SCAN_WARNINGS)),
});
const pieces = z.optional(few);
const paperDetail = z.strictObject({
  reason: z.optional(z.enum(PAPER_REASONS)),
  note: z.optional(z.string().check(z.maxLength(2_000))),
  originals: pieces,
  copies: pieces,
});
const base = { id: uuid, dossierId: uuid, at: moment };
const plainEvents = [
  z.strictObject({ ...base, type: z.literal('opened'), procedureCode: short, host: short }),
  z.strictObject({ ...base, type: z.literal('code-set'), code: short }),
  z.strictObject({ ...base, type: z.literal('people-set'), people: z.array(z.strictObject({ role, citizen })) }),
  z.strictObject({
    ...base,
    type: z.literal('received'),
    receivedAt: moment,
    channel: z.enum(['counter', 'online', 'post']),
  }),
  z.strictObject({ ...base, type: z.literal('limit-chosen'), limitId: short }),
  z.strictObject({
    ...base,
    type: z.literal('paper-set'),
    paperId: short,
    state: z.nullable(z.enum(PAPER_STATES)),
  }),
  z.strictObject({ ...base, type: z.literal('case-chosen'), question: sentence, when: z.nullable(sentence) }),
  z.strictObject({ ...base, type: z.literal('paper-detail'), paperId: short, detail: paperDetail }),
  z.strictObject({
    ...base,
    type: z.literal('note-written'),
    noteId: uuid,
    text: z.string().check(z.maxLength(LONGEST_NOTE)),
  }),
  z.strictObject({ ...base, type: z.literal('filled'), host: short, filled: z.number(), left: z.number() }),
  z.strictObject({ ...base, type: z.literal('result'), resultAt: moment }),
  z.strictObject({ ...base, type: z.literal('codes-set'), codes: z.array(short).check(z.maxLength(100)) }),
  z.strictObject({ ...base, type: z.literal('tags-set'), tags: z.array(short).check(z.maxLength(MOST_TAGS)) }),
  z.strictObject({ ...base, type: z.literal('pinned'), on: z.boolean() }),
  z.strictObject({ ...base, type: z.literal('note-pinned'), noteId: uuid, on: z.boolean() }),
  z.strictObject({ ...base, type: z.literal('closed'), outcome: z.nullable(z.enum(CLOSE_OUTCOMES)) }),
  z.strictObject({
    ...base,
    type: z.literal('fee-set'),
    fee: z.nullable(z.strictObject({ amount: z.number().check(z.gte(0), z.lte(1e12)), paid: z.boolean() })),
  }),
  z.strictObject({
    ...base,
    type: z.literal('clock-set'),
    entryId: id,
    entry: z.nullable(
      z.strictObject({
        type: z.enum(CLOCK_TYPES),
        at: moment,
        to: z.optional(day),
        label: z.optional(z.enum(WAIT_LABELS)),
      }),
    ),
  }),
  // Merging is asked for by name ('dossier/merge'): its events are written by the book, which has both dossiers.
] as const;
/** A change of a dossier as a surface may ask for it. */
export const event = z.discriminatedUnion('type', plainEvents);
/** ... and as a register being taken in brings it. */
export const importEvent = z.discriminatedUnion('type', [
  ...plainEvents,
  z.strictObject({ ...base, type: z.literal('imported'), events: z.array(event).check(z.maxLength(50)) }),
]);
