import { describe, expect, it } from 'vitest';
import { BACKUP_REASONS } from '../../utils/backup/errors.ts';
import { CALENDAR_ERRORS } from '../../utils/calendar/error.ts';
import { PAPER_REASONS, PAPER_STATES } from '../../utils/checklist/types.ts';
import { TYPED_PROBLEMS } from '../../utils/citizen/typed.ts';
import { SCAN_ERRORS, SCAN_WARNINGS, type Source } from '../../utils/citizen/types.ts';
import { COLUMNS } from '../../utils/counter/columns.ts';
import { CHANGE_REFUSALS } from '../../utils/counter/office-procedures.ts';
import { DB_REASONS } from '../../utils/db/errors.ts';
import { HELD, LOG_KINDS } from '../../utils/db/log.ts';
import { DEADLINE_ERRORS } from '../../utils/deadline/error.ts';
import { OFFICE_REFUSALS } from '../../utils/deadline/office.ts';
import { DUE_STATES, NEXT_WORDS } from '../../utils/deadline/state.ts';
import { CLOCK_TYPES, LIMIT_UNITS, WAIT_LABELS } from '../../utils/deadline/types.ts';
import { HISTORY_KEYS } from '../../utils/dossier/history.ts';
import { LISTS, STATUSES } from '../../utils/dossier/lists.ts';
import { type Channel, CLOSE_OUTCOMES } from '../../utils/dossier/types.ts';
import { FIELDS } from '../../utils/exchange/columns.ts';
import { ROW_PROBLEMS } from '../../utils/exchange/rows.ts';
import { LEAVE_REASONS, OUTCOMES } from '../../utils/fill/types.ts';
import { TAUGHT_PARTS, TAUGHT_PLACES, TAUGHT_VALUES } from '../../utils/match/lessons.ts';
import { ROLES } from '../../utils/match/types.ts';
import { CHANGE_PROBLEMS } from '../../utils/places/changes.ts';
import { PAPER_WORDS, PAPERS_REFUSALS, SPOT_REFUSALS } from '../../utils/portal/types.ts';
import { BENEATH } from '../../utils/procedure/beneath.ts';
import { WHATS } from '../../utils/procedure/corrections.ts';
import { LOOKUPS } from '../../utils/procedure/library.ts';
import { FILE_REFUSALS } from '../../utils/procedure/office-file.ts';
import { STANDINGS as IN_FORCE } from '../../utils/procedure/standing.ts';
import { CHECK_RULES, MARKS, UNKNOWN_LIMITS } from '../../utils/procedure/types.ts';
import { SNOOZES } from '../../utils/remind/deliver.ts';
import { STANDINGS } from '../../utils/remind/sweep.ts';
import { CABLE_STATES } from '../../utils/scan/cable.ts';
import { CAMERA_REFUSALS } from '../../utils/scan/camera.ts';
import { LESSON_FILE_PROBLEMS } from '../../utils/settings/lessons.ts';
import { SHEET_REFUSALS } from '../../utils/sheet/types.ts';
import { VAULT_REASONS } from '../../utils/vault/errors.ts';
import { filesBelow, jsonOf, nodesOf, product, stringsIn, textOf } from './source.ts';

type Messages = Record<string, string>;
const FOLDER = 'utils/i18n/locales';
const filesOf = (language: 'vi' | 'en') =>
  filesBelow(`${FOLDER}/${language}`).map((path) => path.slice(`${FOLDER}/${language}/`.length));
const messagesOf = (language: 'vi' | 'en'): Messages =>
  Object.assign({}, ...filesOf(language).map((file) => jsonOf<Messages>(`${FOLDER}/${language}/${file}`)));
const vi = messagesOf('vi');
const en = messagesOf('en');
const placeholders = (text: string | undefined): string[] => [...new Set(text?.match(/\{\w+\}/g) ?? [])].toSorted();

/** English has a singular beside its plural; Vietnamese has one form. */
const singularOf = (key: string): string | undefined => (key.endsWith('.one') ? key.slice(0, -4) : undefined);

describe('the two languages', () => {
  it('have the same files, and each key stands in one of them only', () => {
    expect(filesOf('en')).toEqual(filesOf('vi'));
    for (const language of ['vi', 'en'] as const) {
      const texts = filesOf(language).map((file) => textOf(`${FOLDER}/${language}/${file}`));
      // A key that is written twice in one file survives JSON.parse as one.
      const written = texts.flatMap((text) => [...text.matchAll(/^\s*"([\w.-]+)":/gm)].map(([, key]) => key!));
      expect(written.filter((key, index) => written.indexOf(key) !== index)).toEqual([]);
      expect(written.length).toBe(Object.keys(language === 'vi' ? vi : en).length);
    }
  });

  it('have the same keys in each file; English may add a singular to a counted sentence', () => {
    for (const file of filesOf('vi')) {
      const keys = Object.keys(jsonOf<Messages>(`${FOLDER}/vi/${file}`));
      const english = Object.keys(jsonOf<Messages>(`${FOLDER}/en/${file}`));
      expect(english.filter((key) => !singularOf(key)).toSorted()).toEqual(keys.toSorted());
      for (const key of english.filter(singularOf)) expect(vi[singularOf(key)!], key).toContain('{n}');
    }
  });

  it('name the same values in each sentence', () => {
    const differ = Object.keys(en).filter(
      (key) => placeholders(en[key]).join() !== placeholders(vi[singularOf(key) ?? key]).join(),
    );
    expect(differ).toEqual([]);
  });

  it('are written in NFC, without loose spaces, and no sentence is empty', () => {
    for (const [key, text] of [...Object.entries(vi), ...Object.entries(en)]) {
      expect(text.normalize('NFC'), key).toBe(text);
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
      expect(text, key).not.toMatch(/ {2}|[\u200b\u00ad\ufeff]/);
    }
  });

  it('leave no English sentence in Vietnamese letters, bar the words that only exist so', () => {
    const kept = /CCCD|CMND|VNeID|BHYT|«[^»]*»|“[^”]*”|\bTết\b|Trợ lý Một Cửa|Một Cửa|Việt Nam|căn cước|Hộ tịch/g;
    const left = Object.entries(en).filter(([, text]) =>
      /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text.replace(kept, '')),
    );
    expect(left).toEqual([]);
  });
});

/** The words of every closed union that is shown, by the prefix of its sentences. A union without a list of its own is spelt out. */
const SOURCES = Object.keys({
  'qr-cccd': 0,
  'qr-can-cuoc': 0,
  mrz: 0,
  number: 0,
  typed: 0,
  'earlier-dossier': 0,
} satisfies Record<Source, 0>);
const CHANNELS = Object.keys({ counter: 0, online: 0, post: 0 } satisfies Record<Channel, 0>);
/** A notice only ever holds, a clash only ever fails, and no card says that somebody is not entitled. */
const verdictsOf = (rule: string): string[] => {
  if (rule.startsWith('elderly-')) return ['pass'];
  if (rule === 'same-person') return ['fail'];
  return rule === 'applicant-entitled' ? ['pass', 'cannot-tell'] : ['pass', 'fail', 'cannot-tell'];
};
const UNIONS: Record<string, readonly string[]> = {
  'scan.error': [...SCAN_ERRORS, 'bad-number-cmnd'],
  'scan.warning': SCAN_WARNINGS,
  'typed.problem': TYPED_PROBLEMS,
  'camera.refused': CAMERA_REFUSALS,
  'units.problem': [...CHANGE_PROBLEMS, 'bad-date'],
  'lessons.problem': LESSON_FILE_PROBLEMS,
  attribute: TAUGHT_VALUES,
  address: TAUGHT_PLACES,
  part: TAUGHT_PARTS,
  'scanner.state': CABLE_STATES,
  'scanner.choose': ['serial', 'hid'],
  'fill.reason': LEAVE_REASONS,
  'fill.outcome': OUTCOMES,
  'one.refused': SPOT_REFUSALS,
  'vault.error': VAULT_REASONS,
  'db.error': DB_REASONS,
  'backup.error': BACKUP_REASONS,
  'backup.folder': ['none', 'ready', 'ask-again'],
  'files.refused': ['too-big', 'no-picture', 'too-many'],
  'retention.notes': ['redact', 'delete'],
  log: LOG_KINDS,
  'log.held': HELD,
  'book.export': HELD,
  'deadline.error': DEADLINE_ERRORS,
  eligibility: CHECK_RULES.flatMap((rule) => verdictsOf(rule).map((verdict) => `${rule}.${verdict}`)),
  'clock.state': DUE_STATES,
  'clock.next': NEXT_WORDS,
  'clock.do': CLOCK_TYPES,
  'clock.did': CLOCK_TYPES,
  'clock.wait': WAIT_LABELS,
  'clock.limit': ['law', 'commitment', 'express'],
  'calendar.source': ['week', 'file', 'expected', 'office'],
  'calendar.error': CALENDAR_ERRORS,
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  'remind.rule': ['dueDay', 'lastHour', 'apology', 'overdue', 'step', 'supplementDays', 'fetchDays'],
  'remind.quiet': ['from', 'to'],
  unit: LIMIT_UNITS,
  'commitments.step': ['receive', 'examine', 'sign', 'stamp', 'return'],
  'commitments.refused': [
    ...OFFICE_REFUSALS,
    'limit-too-small',
    'limit-too-large',
    'limit-not-whole',
    'unknown-unit',
    'out-of-range',
  ],
  'remind.snooze': SNOOZES,
  'remind.standing': STANDINGS,
  role: ROLES,
  paper: PAPER_STATES.flatMap((state) => [state, `${state}.letter`]),
  'page.paper': PAPER_STATES,
  'paper.kind': ['submit', 'present'],
  'paper.reason': PAPER_REASONS,
  'checklist.got': ['originals', 'copies'],
  'portal.refused': PAPERS_REFUSALS,
  'list.paper': ['attached', ...PAPER_WORDS],
  'checklist.portal': ['have', 'missing', 'take'],
  'portal.differs': ['only-portal', 'only-ours', 'limit', 'fee'],
  'portal.problem': ['office-damaged', 'not-taken'],
  office: ['name', 'address', 'phone', 'hours'],
  source: SOURCES,
  channel: CHANNELS,
  status: ['verified', 'portal', 'office', 'unverified'],
  'own.what': WHATS,
  'own.file': FILE_REFUSALS,
  'own.refused': CHANGE_REFUSALS,
  'correct.beneath': BENEATH,
  'correct.change': ['new', 'replaces', 'same'],
  'correct.filter': ['all', 'beneath', 'waiting'],
  'limit.unknown': UNKNOWN_LIMITS,
  mark: MARKS,
  standing: [...IN_FORCE, 'hidden', 'open'],
  lookup: LOOKUPS,
  notes: ['typing', 'saved', 'failed', 'forked', 'tooLong'],
  'book.list': LISTS,
  'book.status': STATUSES,
  'book.by': ['field', 'procedure', 'status', 'tag'],
  'book.column': COLUMNS,
  'book.outcome': CLOSE_OUTCOMES,
  'book.did': ['tagged', 'reminded', 'closed', 'undone'],
  history: HISTORY_KEYS,
  'import.field': FIELDS,
  'import.problem': ROW_PROBLEMS,
  'import.refused': SHEET_REFUSALS,
  capture: ['added', 'updated'],
  'settings.theme': ['system', 'light', 'dark'],
  'list.order': ['EARLIER', 'LATER'],
  'create.strength': ['weak', 'fair', 'strong'],
};

describe('every reason word', () => {
  it.each(Object.entries(UNIONS))('of %s has its sentence', (prefix, words) => {
    expect(words.length).toBeGreaterThan(1);
    expect(words.filter((word) => !vi[`${prefix}.${word}`])).toEqual([]);
  });

  it('has a sentence of its own: no two letters of the papers’ states are alike', () => {
    const letters = PAPER_STATES.map((state) => vi[`paper.${state}.letter`]);
    expect(new Set(letters).size).toBe(PAPER_STATES.length);
  });
});

describe('the keys in the code', () => {
  const sources = product().filter(({ path }) => !path.startsWith(FOLDER));
  const calls = sources.flatMap(({ path, tree }) =>
    [...nodesOf(tree)]
      .filter(({ type }) => type === 'CallExpression')
      .map((node) => ({
        path,
        name: (node.callee as { name?: string }).name ?? '',
        given: node.arguments as { type: string; value?: unknown; quasis?: { value: { cooked: string } }[] }[],
      })),
  );
  const texts = calls.filter(({ name }) => ['t', 'pageText', 'listText', 'text'].includes(name));
  const literal = (argument: { type: string; value?: unknown } | undefined) =>
    argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined;
  /** `role` of t(`role.${role}`) and of sentence('role', …). */
  const composed = [
    ...texts.flatMap(({ given }) => (given[0]?.quasis ? [given[0].quasis[0]!.value.cooked.replace(/\.$/, '')] : [])),
    ...calls.filter(({ name }) => name === 'sentence').flatMap(({ given }) => literal(given[0]) ?? []),
    'vault.error', // refusal() in utils/i18n/ui.ts
  ];

  it('exist: no screen shows a bare key', () => {
    const named = texts.flatMap(({ path, given }) => (literal(given[0]) ? [[path, literal(given[0])!] as const] : []));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([, key]) => !Object.hasOwn(vi, key))).toEqual([]);
  });

  it('that are made of a word are made of the words of a closed union', () => {
    const known = [...Object.keys(UNIONS), 'paper'];
    expect([...new Set(composed)].filter((prefix) => !known.includes(prefix))).toEqual([]);
  });

  it('are all used: a sentence that nobody shows is taken out', () => {
    const mentioned = new Set(sources.flatMap(stringsIn));
    const ofManifest = Object.keys(jsonOf<Messages>(`${FOLDER}/vi/manifest.json`));
    const ofUnions = Object.entries(UNIONS)
      .filter(([prefix]) => composed.includes(prefix))
      .flatMap(([prefix, words]) => words.map((word) => `${prefix}.${word}`));
    const used = new Set([...mentioned, ...ofManifest, ...ofUnions]);
    expect(Object.keys(vi).filter((key) => !used.has(key))).toEqual([]);
  });

  it('of the manifest are the ones that it names', () => {
    const named = [...textOf('wxt.config.ts').matchAll(/__MSG_(\w+)__/g)].map(([, key]) => `manifest.${key}`);
    expect(Object.keys(jsonOf<Messages>(`${FOLDER}/vi/manifest.json`)).toSorted()).toEqual(
      [...new Set(named)].toSorted(),
    );
  });
});
