import * as z from 'zod/mini';
import { PAPER_STATES } from '../checklist/types.ts';
import { HELD, LOG_KINDS, MOST_NAMED } from '../db/store.ts';
import { OUTCOMES } from '../fill/types.ts';
import { MAX_PAPERS, MAX_STEPS, PAPER_WORDS, PAPERS_REFUSALS, WIDGETS } from '../portal/types.ts';
import { SNOOZES } from '../remind/deliver.ts';
import { day, event, few, id, importEvent, moment, role, sentence, short, uuid } from './event-schemas.ts';
import type { MessageName } from './protocol.ts';

const printed = z.optional(z.int().check(z.gte(0), z.lte(99)));
/** A whole request for supplements. */
const passage = z.string().check(z.maxLength(20_000));
const nothing = z.null();

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
  reloads: z.optional(z.literal(true)),
});
const papers = z.strictObject({
  title: short,
  limit: sentence,
  fee: sentence,
  tables: z
    .array(
      z.strictObject({
        title: short,
        papers: z
          .array(z.strictObject({ name: sentence, originals: printed, copies: printed }))
          .check(z.maxLength(200)),
      }),
    )
    .check(z.maxLength(20)),
  refused: z.array(z.enum(PAPERS_REFUSALS)).check(z.maxLength(4)),
  cut: z.number(),
});
const shape = z.strictObject({
  origin: short,
  path: z.string().check(z.maxLength(2_000)),
  isTop: z.boolean(),
  form: z.strictObject({ fingerprint: short, title: short, fields: z.array(field).check(z.maxLength(5_000)) }),
  focus: z.optional(id),
  papers: z.optional(papers),
  codes: z.strictObject({
    dossiers: z.array(short).check(z.maxLength(500)),
    procedures: z.array(short).check(z.maxLength(500)),
  }),
});

const write = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: passage }),
  z.strictObject({ kind: z.literal('choose'), accept: z.array(short).check(z.maxLength(40)) }),
  z.strictObject({
    kind: z.literal('path'),
    accept: z.array(z.array(short).check(z.maxLength(40))).check(z.maxLength(5)),
  }),
  z.strictObject({ kind: z.literal('insert'), text: passage, instead: z.string().check(z.maxLength(30)) }),
  z.strictObject({ kind: z.literal('date'), iso: day }),
]);
const pageStep = z.strictObject({
  field: id,
  role,
  write,
  shown: passage,
  driver: z.boolean(),
  overwrite: z.boolean(),
  needs: z.optional(id),
  reloads: z.optional(z.literal(true)),
  signature: z.string().check(z.maxLength(4_000)),
});

const planId = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const outcome = z.enum(OUTCOMES);
const path = z.string().check(z.maxLength(2_000));
const parked = z.strictObject({
  planId,
  work: z.enum(['commit', 'undo']),
  entries: z
    .array(
      z.strictObject({
        step: pageStep,
        outcome: z.optional(outcome),
        kept: z.optional(z.boolean()),
        repaired: z.optional(z.boolean()),
        previous: z.optional(passage),
        shown: z.optional(passage),
      }),
    )
    .check(z.maxLength(5_000)),
});

const dateOrMoment = z.union([day, moment]);
const code = z.string().check(z.regex(/^[0-9A-Z.]{3,30}-\d{6}-\d{4,6}$/));
const host = z.string().check(z.regex(/^[a-z0-9.-]{1,253}$/));
const rowDates = {
  code,
  procedureCode: z.optional(z.string().check(z.regex(/^\d\.\d{6}$/))),
  procedureName: z.optional(short),
  receivedAt: z.optional(dateOrMoment),
  appointmentAt: z.optional(dateOrMoment),
  formerAppointmentAt: z.optional(dateOrMoment),
  step: z.optional(short),
  status: z.optional(short),
  channel: z.optional(z.enum(['counter', 'online', 'post'])),
  supplementLate: z.optional(z.literal(true)),
  unread: z.optional(z.array(z.enum(['received', 'appointment'])).check(z.maxLength(2))),
};
const portalSteps = z
  .array(z.strictObject({ name: short, at: z.optional(dateOrMoment) }))
  .check(z.maxLength(MAX_STEPS));
const portalPapers = z
  .array(
    z.strictObject({
      name: sentence,
      originals: printed,
      copies: printed,
      attached: z.optional(z.literal(true)),
      says: z.optional(z.enum(PAPER_WORDS)),
    }),
  )
  .check(z.maxLength(MAX_PAPERS));
/** As many as a content script reads of one page. */
const rows = <T extends z.ZodMiniType>(row: T) => z.strictObject({ rows: z.array(row).check(z.maxLength(1_000)) });

const snippetName = z.strictObject({ name: z.string().check(z.regex(/^\/[\p{L}\d]{1,20}$/u)) });
const secret = z.string().check(z.maxLength(500));
const passphrase = z.strictObject({ passphrase: secret });
const pin = z.string().check(z.maxLength(20));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]{1,2000}={0,2}$/));
const days = z.int().check(z.gte(1), z.lte(365));
const idNumber = z.strictObject({ number: z.string().check(z.regex(/^(\d{9}|\d{12})$/)) });
const db = z.string().check(z.regex(/^tro-ly-mot-cua(-[0-9a-f-]{36})?$/));
const tab = z.strictObject({ tabId: z.number() });

/** The exact shape of every request to the background; an unknown key is a refusal. */
export const requests: Record<MessageName, z.ZodMiniType> = {
  'vault/state': nothing,
  'vault/create': passphrase,
  'vault/open': passphrase,
  'vault/lock': nothing,
  'vault/pin': z.strictObject({ pin, passphrase: secret }),
  'vault/open-pin': z.strictObject({ pin }),
  'vault/hello': z.strictObject({
    passphrase: secret,
    hello: z.nullable(z.strictObject({ credentialId: base64, salt: base64, secret: base64 })),
  }),
  'vault/open-hello': z.strictObject({ secret: base64 }),
  'vault/recover': z.strictObject({ recoveryKey: z.string().check(z.maxLength(100)), passphrase: secret }),
  'vault/change': z.strictObject({ passphrase: secret, next: secret }),
  'vault/sheet': passphrase,
  'book/list': nothing,
  'book/choose': z.strictObject({ db }),
  'book/add': z.strictObject({ name: z.string().check(z.maxLength(60)), db: z.nullable(db) }),
  'log/note': z.strictObject({
    what: z.enum(LOG_KINDS),
    dossierId: z.nullable(uuid),
    n: z.optional(z.int().check(z.gte(0))),
    ids: z.optional(z.array(uuid).check(z.maxLength(MOST_NAMED))),
    held: z.optional(z.array(z.enum(HELD)).check(z.maxLength(HELD.length))),
  }),
  'log/read': nothing,
  'privacy/preview': nothing,
  'privacy/policy': z.strictObject({
    peopleDays: days,
    notes: z.enum(['redact', 'delete']),
    attachmentDays: days,
  }),
  'privacy/run': nothing,
  'privacy/find': idNumber,
  'privacy/erase': idNumber,
  'page/hello': nothing,
  'page/seen': shape,
  'scan/found': z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(2_000)) }),
  'page/point': tab,
  'page/spot': z.strictObject({ tabId: z.number(), frameId: z.nullable(z.number()) }),
  'page/sample': tab,
  'page/current': z.strictObject({ tabId: z.number(), fresh: z.boolean() }),
  'page/marks': z.strictObject({
    tabId: z.number(),
    frameId: z.number(),
    documentId: z.string().check(z.maxLength(3_000)),
    states: z.record(z.string().check(z.regex(/^[a-z0-9]{1,20}$/)), z.enum(PAPER_STATES)),
    done: few,
    total: few,
  }),
  'plan/commit': z.strictObject({
    tabId: z.number(),
    frames: z.array(
      z.strictObject({
        frameId: z.number(),
        documentId: z.string().check(z.maxLength(3_000)),
        steps: z.array(pageStep).check(z.maxLength(5_000)),
        alone: z.optional(z.boolean()),
      }),
    ),
  }),
  'plan/take': z.strictObject({ planId }),
  'plan/park': z.strictObject({ path, parked: z.nullable(parked) }),
  'plan/resume': z.strictObject({ path }),
  'plan/finished': z.strictObject({
    planId,
    outcomes: z.array(z.strictObject({ field: id, outcome })).check(z.maxLength(5_000)),
    ms: z.number(),
  }),
  'plan/undo': z.strictObject({ tabId: z.number(), frameId: z.optional(z.number()) }),
  'plan/cancel': tab,
  'plan/undone': nothing,
  'dossier/append': z.strictObject({ dossierId: uuid, events: z.array(event).check(z.maxLength(500)) }),
  'dossier/read': z.strictObject({ dossierId: uuid }),
  'dossier/find': z.strictObject({ code: short }),
  'dossier/labels': z.strictObject({ dossierIds: z.array(uuid).check(z.maxLength(50)) }),
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
  'people/earlier': z.strictObject({ personalId: z.string().check(z.regex(/^\d{12}$/)) }),
  'list/chips': rows(z.strictObject(rowDates)),
  'list/capture': rows(
    z.strictObject({
      ...rowDates,
      applicant: z.optional(short),
      steps: z.optional(portalSteps),
      papers: z.optional(portalPapers),
    }),
  ),
  'list/open': z.strictObject(rowDates),
  'snippet/known': snippetName,
  'snippet/show': snippetName,
  'list/pending': z.strictObject({ host }),
  'list/decide': z.strictObject({ host, keep: z.nullable(z.boolean()) }),
  'list/sites': nothing,
  'due/today': nothing,
  'due/snooze': z.strictObject({ dossierId: uuid, until: z.enum(SNOOZES) }),
  'due/handled': z.strictObject({ dossierId: uuid }),
  'due/clock-right': nothing,
  'due/reminders': z.strictObject({ dossierId: uuid }),
};
