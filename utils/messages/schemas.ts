import * as z from 'zod/mini';
import { PAPER_STATES } from '../checklist/types.ts';
import { SCAN_WARNINGS } from '../citizen/types.ts';
import { CLOSE_OUTCOMES } from '../dossier/types.ts';
import { ROLES } from '../match/types.ts';
import { WIDGETS } from '../portal/types.ts';
import type { MessageName } from './protocol.ts';

/** Caps: a compromised page may send anything; what is longer than a real page's text is refused whole. */
const short = z.string().check(z.maxLength(300));
const long = z.string().check(z.maxLength(4_000));
const id = z.string().check(z.regex(/^[\w:.-]{1,200}$/));
const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const moment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?\+07:00$/));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const role = z.enum(ROLES);
const nothing = z.null();
/** Characters: a megabyte in Latin letters. */
const LONGEST_NOTE = 1_000_000;
const MOST_TAGS = 1_000;

const field = z.strictObject({
  id,
  widget: z.enum(WIDGETS),
  label: short,
  labels: z.array(z.strictObject({ by: short, text: short })).check(z.maxLength(20)),
  section: z.array(short).check(z.maxLength(20)),
  name: short,
  domId: short,
  placeholder: short,
  inputType: short,
  maxLength: z.optional(z.number()),
  required: z.boolean(),
  options: z.optional(z.array(z.strictObject({ value: short, text: short })).check(z.maxLength(400))),
  datePart: z.optional(z.strictObject({ group: short, part: z.enum(['day', 'month', 'year']) })),
  visible: z.boolean(),
  enabled: z.boolean(),
  readonly: z.boolean(),
  filled: z.boolean(),
});
const shape = z.strictObject({
  origin: short,
  path: z.string().check(z.maxLength(2_000)),
  isTop: z.boolean(),
  form: z.strictObject({ fingerprint: short, title: short, fields: z.array(field).check(z.maxLength(5_000)) }),
  codes: z.strictObject({
    dossiers: z.array(short).check(z.maxLength(500)),
    procedures: z.array(short).check(z.maxLength(500)),
  }),
});

const write = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: long }),
  z.strictObject({ kind: z.literal('choose'), accept: z.array(short).check(z.maxLength(40)) }),
  z.strictObject({ kind: z.literal('date'), iso: day }),
]);
const pageStep = z.strictObject({
  field: id,
  role,
  write,
  shown: long,
  driver: z.boolean(),
  overwrite: z.boolean(),
  needs: z.optional(id),
  signature: z.string().check(z.maxLength(4_000)),
});

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
  source: z.enum(['qr-cccd', 'qr-can-cuoc', 'mrz', 'number', 'typed', 'earlier-dossier']),
  warnings: z.array(z.enum(SCAN_WARNINGS)),
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
  // Merging is asked for by name ('dossier/merge'): its events are written by the book, which has both dossiers.
] as const;
const event = z.discriminatedUnion('type', plainEvents);
const importEvent = z.discriminatedUnion('type', [
  ...plainEvents,
  z.strictObject({ ...base, type: z.literal('imported'), events: z.array(event).check(z.maxLength(50)) }),
]);

const passphrase = z.strictObject({ passphrase: z.string().check(z.maxLength(500)) });
const tab = z.strictObject({ tabId: z.number() });

/** The exact shape of every request to the background; an unknown key is a refusal. */
export const requests: Record<MessageName, z.ZodMiniType> = {
  'vault/state': nothing,
  'vault/create': passphrase,
  'vault/open': passphrase,
  'vault/lock': nothing,
  'page/hello': nothing,
  'page/seen': shape,
  'scan/found': z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(2_000)) }),
  'page/current': z.strictObject({ tabId: z.number(), fresh: z.boolean() }),
  'plan/commit': z.strictObject({
    tabId: z.number(),
    frames: z.array(
      z.strictObject({
        frameId: z.number(),
        documentId: z.string().check(z.maxLength(3_000)),
        steps: z.array(pageStep).check(z.maxLength(5_000)),
      }),
    ),
  }),
  'plan/take': z.strictObject({ planId: z.string().check(z.regex(/^[0-9a-f]{32}$/)) }),
  'plan/undo': tab,
  'plan/cancel': tab,
  'plan/undone': nothing,
  'dossier/append': z.strictObject({ dossierId: uuid, events: z.array(event).check(z.maxLength(500)) }),
  'dossier/read': z.strictObject({ dossierId: uuid }),
  'dossier/find': z.strictObject({ code: short }),
  'dossier/list': nothing,
  'dossier/history': z.strictObject({ dossierId: uuid }),
  'dossier/import': z.strictObject({
    dossiers: z
      .array(z.strictObject({ dossierId: uuid, events: z.array(importEvent).check(z.maxLength(50)) }))
      .check(z.maxLength(500)),
  }),
  'dossier/merge': z.strictObject({ dossierId: uuid, other: uuid }),
  'dossier/unmerge': z.strictObject({ dossierId: uuid, other: uuid }),
  'book/open': nothing,
  'book/pack': nothing,
  'dossier/delete': z.strictObject({ dossierId: uuid }),
  'due/today': nothing,
  'due/reminders': z.strictObject({ dossierId: uuid }),
};
