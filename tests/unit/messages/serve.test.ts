import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../../utils/db/errors.ts';
import { Refused } from '../../../utils/messages/ask.ts';
import { allowedFrom, type MessageName } from '../../../utils/messages/protocol.ts';
import { requests } from '../../../utils/messages/schemas.ts';
import { answer, type Handlers } from '../../../utils/messages/serve.ts';
import type { Sender } from '../../../utils/platform/messaging.ts';
import { field } from '../fill/fixtures.ts';

/** Every message is forged here as a compromised portal page, or another extension, would send it. */

const DOSSIER = '0f5e1b0a-3c2d-4e5f-8a9b-0c1d2e3f4a5b';
const EVENT = '1f5e1b0a-3c2d-4e5f-8a9b-0c1d2e3f4a5b';
const AT = '2026-11-23T09:10:00+07:00';
const ORIGIN = 'https://dichvucong.gov.vn';

const own: Sender = { from: 'own-page', origin: 'chrome-extension://abc', tabId: -1, frameId: 0, documentId: 'P' };
const portal: Sender = { from: 'portal', origin: ORIGIN, tabId: 7, frameId: 0, documentId: 'D1' };
const unknown: Sender = { from: 'unknown', origin: 'https://example.com', tabId: 7, frameId: 0, documentId: 'X' };
const senders = { 'own-page': own, portal } as const;

const shape = {
  origin: ORIGIN,
  path: '/khai-sinh',
  isTop: true,
  form: { fingerprint: 'f', title: 'Đăng ký khai sinh', fields: [field({ id: 'a', label: 'Họ và tên' })] },
  codes: { dossiers: ['H26.15.3-261123-0001'], procedures: ['1.001193'] },
};
const step = {
  field: 'a',
  role: 'applicant',
  write: { kind: 'text', text: 'Nguyễn Văn Thử' },
  shown: 'Nguyễn Văn Thử',
  driver: false,
  overwrite: false,
  signature: 'text|Họ và tên',
};
/** One request of each kind that is served. */
const GOOD: { [N in MessageName]: unknown } = {
  'vault/state': null,
  'vault/create': { passphrase: 'bốn từ không liên quan' },
  'vault/open': { passphrase: 'bốn từ không liên quan' },
  'vault/lock': null,
  'vault/pin': { pin: '2580', passphrase: 'bốn từ không liên quan' },
  'vault/open-pin': { pin: '2580' },
  'vault/hello': {
    passphrase: 'bốn từ không liên quan',
    hello: { credentialId: 'AAAA', salt: 'AAAA', secret: 'AAAA' },
  },
  'vault/open-hello': { secret: 'AAAA' },
  'vault/recover': { recoveryKey: '0000-0000', passphrase: 'bốn từ không liên quan' },
  'vault/change': { passphrase: 'bốn từ không liên quan', next: 'năm từ không liên quan' },
  'vault/sheet': { passphrase: 'bốn từ không liên quan' },
  'book/list': null,
  'book/choose': { db: 'tro-ly-mot-cua' },
  'book/add': { name: 'Sổ của bàn 2', db: null },
  'log/note': { what: 'printed', dossierId: DOSSIER },
  'log/read': null,
  'privacy/preview': null,
  'privacy/policy': { peopleDays: 30, notes: 'redact', attachmentDays: 90 },
  'privacy/run': null,
  'privacy/find': { number: '001300987654' },
  'privacy/erase': { number: '001300987654' },
  'page/hello': null,
  'page/seen': shape,
  'scan/found': { text: '001090000012||Nguyễn Văn Thử|01021990|Nam|Thôn 3, Mỹ Trung, Mỹ Lộc, Nam Định|22062021' },
  'page/spot': { tabId: 7, frameId: null },
  'page/point': { tabId: 7 },
  'page/sample': { tabId: 7 },
  'page/current': { tabId: 7, fresh: true },
  'page/marks': { tabId: 7, frameId: 0, documentId: 'D1', states: { '1x9k': 'have' }, done: 1, total: 2 },
  'plan/commit': { tabId: 7, frames: [{ frameId: 0, documentId: 'D1', steps: [step] }] },
  'plan/take': { planId: 'a'.repeat(32) },
  'plan/park': {
    path: '/khai-sinh',
    parked: {
      planId: 'a'.repeat(32),
      work: 'commit',
      entries: [{ step: { ...step, reloads: true }, kept: false, repaired: false, previous: '', shown: 'Nam' }],
    },
  },
  'plan/resume': { path: '/khai-sinh' },
  'plan/finished': { planId: 'a'.repeat(32), outcomes: [{ field: 'a', outcome: 'filled' }], ms: 900 },
  'plan/undo': { tabId: 7 },
  'plan/undone': null,
  'plan/cancel': { tabId: 7 },
  'dossier/append': {
    dossierId: DOSSIER,
    events: [{ id: EVENT, dossierId: DOSSIER, at: AT, type: 'code-set', code: 'H26.15.3-261123-0001' }],
  },
  'dossier/read': { dossierId: DOSSIER },
  'dossier/find': { code: 'H26.15.3-261123-0001' },
  'dossier/labels': { dossierIds: ['0b978a3a-7620-4481-8fe5-5f887a4b9e1e'] },
  'dossier/list': null,
  'list/chips': { rows: [{ code: 'H26.15.3-261123-0001', procedureName: 'Đăng ký kết hôn', receivedAt: AT }] },
  'list/capture': { rows: [{ code: 'H26.15.3-261123-0001', applicant: 'Trần Thị Huệ', appointmentAt: '2026-11-30' }] },
  'list/open': { code: 'H26.15.3-261123-0001' },
  'snippet/known': { name: '/bosung' },
  'snippet/show': { name: '/bosung' },
  'list/pending': { host: 'motcua.moh.gov.vn' },
  'list/decide': { host: 'motcua.moh.gov.vn', keep: null },
  'list/sites': null,
  'dossier/delete': { dossierId: DOSSIER },
  'dossier/history': { dossierId: DOSSIER },
  'dossier/import': {
    dossiers: [
      {
        dossierId: DOSSIER,
        events: [{ id: EVENT, dossierId: DOSSIER, at: AT, type: 'tags-set', tags: ['gọi lại'] }],
      },
    ],
  },
  'dossier/merge': { dossierId: DOSSIER, other: EVENT },
  'dossier/unmerge': { dossierId: DOSSIER, other: EVENT },
  'book/open': null,
  'book/pack': null,
  'people/earlier': { personalId: '036085004321' },
  'due/today': null,
  'due/reminders': { dossierId: DOSSIER },
  'due/snooze': { dossierId: DOSSIER, until: 'hour' },
  'due/handled': { dossierId: DOSSIER },
  'due/clock-right': null,
};
const NAMES = Object.keys(allowedFrom) as MessageName[];
const withObject = NAMES.filter((name) => GOOD[name] !== null);

const served = vi.fn();
const handlers = Object.fromEntries(
  NAMES.map((name) => [name, (request: unknown) => served(name, request) ?? 'served']),
) as unknown as Handlers;
const send = (name: unknown, request: unknown, sender: Sender) => answer(handlers, { name, request }, sender);

const spoken = { warn: vi.spyOn(console, 'warn'), error: vi.spyOn(console, 'error') };
beforeEach(() => {
  served.mockReset();
  for (const spy of Object.values(spoken)) spy.mockReset().mockImplementation(() => {});
});
/** Nothing was handed on, and nothing of what the message held was written down. */
const refusedQuietly = (secret = 'bí mật') => {
  expect(served).not.toHaveBeenCalled();
  for (const spy of Object.values(spoken)) expect(JSON.stringify(spy.mock.calls)).not.toContain(secret);
};

describe.each(NAMES)('%s', (name) => {
  const right = senders[allowedFrom[name]];
  const wrong = allowedFrom[name] === 'portal' ? own : portal;

  it('is served in its shape, from its sender', async () => {
    expect(await send(name, GOOD[name], right)).toEqual({ ok: true, answer: 'served' });
    expect(served).toHaveBeenCalledExactlyOnceWith(name, GOOD[name]);
  });

  it('is refused from everybody else', async () => {
    for (const sender of [wrong, unknown])
      expect(await send(name, GOOD[name], sender)).toEqual({ ok: false, reason: 'not-permitted' });
    refusedQuietly();
  });

  it('is refused with a key too many', async () => {
    const request = GOOD[name] === null ? { extra: 'bí mật' } : { ...(GOOD[name] as object), extra: 'bí mật' };
    expect(await send(name, request, right)).toEqual({ ok: false, reason: 'bad-message' });
    refusedQuietly();
  });

  it.each([[], 'text', 7, true, [null]].map((request) => [JSON.stringify(request), request]))(
    'is refused when its request is %s',
    async (_, request) => expect(await send(name, request, right)).toEqual({ ok: false, reason: 'bad-message' }),
  );
});

describe.each(withObject)('%s with a key missing', (name) => {
  it.each(Object.keys(GOOD[name] as object))('(%s) is refused', async (key) => {
    const { [key]: _, ...rest } = GOOD[name] as Record<string, unknown>;
    expect(await send(name, rest, senders[allowedFrom[name]])).toEqual({ ok: false, reason: 'bad-message' });
    refusedQuietly();
  });

  it('or with nothing at all is refused', async () => {
    for (const request of [null, undefined, {}])
      expect(await send(name, request, senders[allowedFrom[name]])).toEqual({ ok: false, reason: 'bad-message' });
  });
});

describe('what is written beside a paper', () => {
  const written = (event: object) =>
    send('dossier/append', { dossierId: DOSSIER, events: [{ id: EVENT, dossierId: DOSSIER, at: AT, ...event }] }, own);
  const detail = (of: object) => written({ type: 'paper-detail', paperId: 'to-khai', detail: of });

  it('is a reason that has its word, a short note and counts', async () => {
    expect(await detail({ reason: 'expired', note: 'từ 2020', originals: 1, copies: 0 })).toMatchObject({ ok: true });
    expect(await detail({})).toMatchObject({ ok: true });
    for (const bad of [{ reason: 'tôi không thích' }, { note: 'x'.repeat(2001) }, { originals: -1 }, { copies: 0.5 }])
      expect(await detail(bad)).toEqual({ ok: false, reason: 'bad-message' });
  });

  it('is an answer about the case, or none any more', async () => {
    for (const when of ['trường hợp ủy quyền', '', null])
      expect(await written({ type: 'case-chosen', question: 'nguoi-nop', when })).toMatchObject({ ok: true });
    expect(await written({ type: 'case-chosen', question: 'nguoi-nop', when: 'x'.repeat(401) })).toMatchObject({
      ok: false,
    });
  });
});

describe('a name that no message has', () => {
  it.each([
    '',
    'dossier',
    'dossier/',
    'DOSSIER/LIST',
    ' dossier/list',
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
  ])('%j is refused, from the officer’s own pages too', async (name) => {
    for (const sender of [own, portal, unknown])
      expect(await send(name, null, sender)).toEqual({ ok: false, reason: 'unknown-message' });
    refusedQuietly();
  });

  it.each([
    [{}],
    [{ request: null }],
    [{ name: null }],
    [{ name: 7 }],
    [{ name: ['dossier/list'] }],
    [{ name: { toString: () => 'dossier/list' } }],
    [null],
    [undefined],
    ['dossier/list'],
    [[]],
    [0],
  ])('%j is no message', async (message) => {
    expect(await answer(handlers, message, own)).toMatchObject({ ok: false });
    refusedQuietly();
  });

  it('is not made by a request that carries __proto__', async () => {
    const message = JSON.parse('{"name":"dossier/read","request":{"__proto__":{"dossierId":"x"}}}');
    expect(await answer(handlers, message, own)).toEqual({ ok: false, reason: 'bad-message' });
    expect(({} as Record<string, unknown>).dossierId).toBeUndefined();
  });
});

describe('a content script of a compromised portal page', () => {
  const forOwnPages = NAMES.filter((name) => allowedFrom[name] === 'own-page');

  it('may say hello, describe its page and its lists, take its plan, carry it over a reload, tell of an undo, hand over a card, name a sentence: thirteen messages', () =>
    expect(NAMES.filter((name) => allowedFrom[name] === 'portal').toSorted()).toEqual([
      'list/capture',
      'list/chips',
      'list/open',
      'page/hello',
      'page/seen',
      'plan/finished',
      'plan/park',
      'plan/resume',
      'plan/take',
      'plan/undone',
      'scan/found',
      'snippet/known',
      'snippet/show',
    ]));

  it.each(forOwnPages)('gets nothing for %s, whatever it claims to be', async (name) => {
    const claims = [
      { name, request: GOOD[name], from: 'own-page' },
      { name, request: GOOD[name], sender: own },
    ];
    for (const claim of claims)
      expect(await answer(handlers, claim, portal)).toEqual({ ok: false, reason: 'not-permitted' });
    refusedQuietly();
  });

  it.each<[string, unknown]>([
    ['a label of a novel', { ...shape, form: { ...shape.form, fields: [field({ label: 'x'.repeat(301) })] } }],
    ['5,001 fields', { ...shape, form: { ...shape.form, fields: Array.from({ length: 5001 }, () => field()) } }],
    [
      '401 options',
      {
        ...shape,
        form: {
          ...shape.form,
          fields: [field({ options: Array.from({ length: 401 }, () => ({ value: '', text: '' })) })],
        },
      },
    ],
    ['501 codes', { ...shape, codes: { ...shape.codes, dossiers: Array.from({ length: 501 }, () => 'H26') } }],
    ['a path of a novel', { ...shape, path: `/${'x'.repeat(2000)}` }],
    ['a value in a field', { ...shape, form: { ...shape.form, fields: [{ ...field(), value: 'bí mật' }] } }],
    ['a widget that nobody knows', { ...shape, form: { ...shape.form, fields: [{ ...field(), widget: 'shell' }] } }],
    ['a field id of markup', { ...shape, form: { ...shape.form, fields: [field({ id: '<img src=x>' })] } }],
    [
      'a maximum length that is no number',
      { ...shape, form: { ...shape.form, fields: [{ ...field(), maxLength: '9' }] } },
    ],
  ])('cannot report %s', async (_, request) => {
    expect(await send('page/seen', request, portal)).toEqual({ ok: false, reason: 'bad-message' });
    refusedQuietly();
  });

  it.each<[string, unknown]>([
    ['nothing', { text: '' }],
    ['a novel', { text: '1'.repeat(2001) }],
    ['a person', { text: '001090000012', citizen: { fullName: 'bí mật' } }],
  ])('cannot hand over %s as a card', async (_, request) => {
    expect(await send('scan/found', request, portal)).toEqual({ ok: false, reason: 'bad-message' });
    refusedQuietly();
  });

  it.each([
    '',
    'a'.repeat(31),
    'a'.repeat(33),
    'A'.repeat(32),
    '..%2f..%2f..%2f..%2f..%2fvault-000',
    'vault',
    `${'a'.repeat(31)}\n`,
  ])('cannot take a plan by the id %j', async (planId) =>
    expect(await send('plan/take', { planId }, portal)).toEqual({ ok: false, reason: 'bad-message' }),
  );
});

describe('a draft from the panel that went wrong', () => {
  const append = (event: object, events = [event]) => send('dossier/append', { dossierId: DOSSIER, events }, own);
  const base = { id: EVENT, dossierId: DOSSIER, at: AT };
  const person = { role: 'applicant', citizen: { fullName: 'Nguyễn Văn Thử', source: 'qr-cccd', warnings: [] } };

  it.each<[string, object]>([
    ['an event of no known type', { ...base, type: 'erased' }],
    ['a moment in another zone', { ...base, at: '2026-11-23T02:10:00Z', type: 'code-set', code: 'H26' }],
    ['an id that could be a name', { ...base, id: 'Nguyễn Văn Thử', type: 'code-set', code: 'H26' }],
    [
      'a note of more than 1,000,000 letters',
      { ...base, type: 'note-written', noteId: EVENT, text: 'x'.repeat(1_000_001) },
    ],
    [
      'a number of eleven digits',
      {
        ...base,
        type: 'people-set',
        people: [{ ...person, citizen: { ...person.citizen, personalId: '03609000123' } }],
      },
    ],
    [
      'a number with Arabic digits',
      {
        ...base,
        type: 'people-set',
        people: [{ ...person, citizen: { ...person.citizen, personalId: '٠٣٦٠٩٠٠٠١٢٣٤' } }],
      },
    ],
    ['a role that nobody plays', { ...base, type: 'people-set', people: [{ ...person, role: 'boss' }] }],
    [
      'a person with more than a card says',
      { ...base, type: 'people-set', people: [{ ...person, citizen: { ...person.citizen, religion: 'bí mật' } }] },
    ],
    ['a state that no paper has', { ...base, type: 'paper-set', paperId: 'p', state: 'lost' }],
    [
      'a birth date of another shape',
      { ...base, type: 'people-set', people: [{ ...person, citizen: { ...person.citizen, birthDate: '09/05/1990' } }] },
    ],
  ])('is refused: %s', async (_, event) => {
    expect(await append(event)).toEqual({ ok: false, reason: 'bad-message' });
    refusedQuietly();
  });

  it('is refused whole when one of its events is wrong', async () => {
    const good = { ...base, type: 'code-set', code: 'H26' };
    expect(await append(good, [good, { ...base, type: 'erased' } as never])).toEqual({
      ok: false,
      reason: 'bad-message',
    });
    refusedQuietly();
  });

  it.each<[string, object]>([
    ['opened', { type: 'opened', procedureCode: '1.001193', host: 'dichvucong.gov.vn' }],
    [
      'people-set',
      {
        type: 'people-set',
        people: [
          person,
          { role: 'father', citizen: { ...person.citizen, cancelledId: '036090001234', source: 'qr-can-cuoc' } },
          { role: 'child', citizen: { birthDate: { year: 2026 }, source: 'typed', warnings: ['birth-year-only'] } },
        ],
      },
    ],
    ['received', { type: 'received', receivedAt: AT, channel: 'post' }],
    ['limit-chosen', { type: 'limit-chosen', limitId: 'xac-minh' }],
    ['paper-set', { type: 'paper-set', paperId: 'to-khai', state: null }],
    ['note-written', { type: 'note-written', noteId: EVENT, text: 'x'.repeat(100_000) }],
    ['filled', { type: 'filled', host: 'dichvucong.gov.vn', filled: 40, left: 4 }],
    ['result', { type: 'result', resultAt: AT }],
  ])('and a right one of type %s is taken, letter for letter', async (_, event) => {
    const request = { dossierId: DOSSIER, events: [{ ...base, ...event }] };
    expect(await send('dossier/append', request, own)).toMatchObject({ ok: true });
    expect(served).toHaveBeenCalledWith('dossier/append', request);
  });
});

describe('an error behind a message', () => {
  const failing = async (error: unknown) =>
    answer({ ...handlers, 'dossier/list': () => Promise.reject(error) }, { name: 'dossier/list', request: null }, own);
  afterEach(() => expect(JSON.stringify([spoken.warn.mock.calls, spoken.error.mock.calls])).not.toContain('bí mật'));

  it('that the officer can act on becomes its reason word', async () => {
    expect(await failing(new Refused('locked'))).toEqual({ ok: false, reason: 'locked' });
    expect(await failing(new StoreError('quota', new Error('bí mật')))).toEqual({ ok: false, reason: 'quota' });
  });

  it.each([
    [new Error('bí mật: Nguyễn Văn Thử')],
    [new TypeError('bí mật')],
    ['bí mật'],
    [null],
    [undefined],
    [{ reason: { text: 'bí mật' } }],
  ])('of any other kind becomes `failed`, without its text', async (error) =>
    expect(await failing(error)).toEqual({ ok: false, reason: 'failed' }),
  );

  it('that is thrown at once is answered like one that comes later', async () => {
    const throwing = () => {
      throw new Refused('locked');
    };
    expect(await answer({ ...handlers, 'vault/state': throwing }, { name: 'vault/state' }, own)).toEqual({
      ok: false,
      reason: 'locked',
    });
  });
});

describe('anything at all', () => {
  it('is answered, never thrown at, and served only in shape', async () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...NAMES), fc.string()),
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        fc.constantFrom(own, portal, unknown),
        async (name, request, sender) => {
          served.mockReset();
          const { ok } = await answer(handlers, { name, request }, sender);
          if (!ok) {
            expect(served).not.toHaveBeenCalled();
            return;
          }
          expect(allowedFrom[name as MessageName]).toBe(sender.from);
          expect(requests[name as MessageName].safeParse(request ?? null).success).toBe(true);
        },
      ),
    ));
});
