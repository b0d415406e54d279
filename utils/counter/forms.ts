import { computed, signal } from '@preact/signals';
import type { WriteStep } from '../fill/entry.ts';
import type { Person, RoleMap, Step } from '../fill/types.ts';
import type { KnownForms } from '../match/known-forms.ts';
import { applyLessons, type Lesson, learn, lessonsFor, lostLessons } from '../match/lessons.ts';
import type { Match, Role } from '../match/types.ts';
import type { Vocabulary } from '../match/vocabulary.ts';
import { ask } from '../messages/ask.ts';
import type { FramePlan, FrameReceipt, FrameReport } from '../messages/protocol.ts';
import { signature } from '../portal/signature.ts';
import type { FieldId, PageShape } from '../portal/types.ts';
import { type AskedBlock, blocksModel } from './blocks.ts';
import type * as Engine from './engine.ts';
import { continues, type Filled, filledAt, filledToo } from './next-step.ts';
import {
  countSteps,
  doneFields,
  type FramePreview,
  fieldKey,
  joinReceipts,
  type PreviewRow,
  previewRows,
  untried,
} from './preview.ts';
import { confirmation, onlyGrew, type Turn } from './turn.ts';
import { propose, type RoleChoice, rolesAsked } from './who.ts';

/** A field that is full already goes to the page too, to be compared: without leave to overwrite nothing is written. */
const compared = (step: Step): WriteStep | undefined =>
  'leave' in step && step.compare && step.role
    ? { field: step.field, role: step.role, ...step.compare, driver: false, overwrite: false }
    : undefined;

export type Taught = Pick<Lesson, 'role' | 'attribute'>;

const hostOf = ({ origin }: PageShape): string => (origin.startsWith('https://') ? new URL(origin).host : '');

/** The form side of the panel: what the page asks for, who is who, the preview, the commit and its undo. */
export const formsModel = (turn: { value: Turn }, person: (id: string) => Person | undefined, today: () => string) => {
  const tabId = signal<number | undefined>(undefined);
  const frames = signal<FrameReport[]>([]);
  const words = signal<Vocabulary | null>(null);
  const engine = signal<typeof Engine | null>(null);
  /** Forms that somebody has mapped: a second, smaller layer over the words. */
  const known = signal<KnownForms | null>(null);
  const overwrite = signal<ReadonlySet<string>>(new Set());
  const receipts = signal<FrameReceipt[] | null>(null);
  const busy = signal(false);
  /** What the last undo put back, until the next look or fill. */
  const undone = signal<{ restored: number; failed: number } | null>(null);
  /** How often the form changed other than by growing: each time the officer is asked again. */
  const changes = signal(0);
  /** What the officer said of fields: kept for the site, or for this turn alone. */
  const lessons = signal<readonly Lesson[]>([]);
  const forOnce = signal<readonly Lesson[]>([]);
  const cache = new Map<string, Match[]>();

  const fillable = computed(() => frames.value.filter(({ allowed, shape }) => allowed && shape.form.fields.length > 0));

  const byRules = ({ documentId, shape }: FrameReport, vocabulary: Vocabulary, rules: typeof Engine): Match[] => {
    const key = `${documentId}:${shape.form.fingerprint}`;
    const cached = cache.get(key);
    if (cached) return cached;
    const overrides = known.value ? rules.overridesFor(shape.form, known.value) : [];
    const matches = rules.matchForm(shape.form, vocabulary, overrides);
    cache.set(key, matches);
    return matches;
  };
  const matchesOf = (report: FrameReport): Match[] => {
    if (!words.value || !engine.value) return [];
    const { shape } = report;
    const found = byRules(report, words.value, engine.value);
    const taught = applyLessons(shape.form, hostOf(shape), found, learn(lessons.value, forOnce.value));
    return blocks.apply(report.frameId, taught);
  };
  const read = computed(() =>
    fillable.value.map((report) => {
      const matches = matchesOf(report);
      return { report, matches, open: engine.value?.openBlocks(report.shape.form, matches) ?? [] };
    }),
  );
  const blocks = blocksModel(read);
  /** How many fields that were taught are gone from a form that is there: the portal changed its page. */
  const lost = computed(() =>
    fillable.value.reduce((n, { shape }) => n + lostLessons(shape.form, hostOf(shape), lessons.value).length, 0),
  );

  const roles = computed<Role[]>(() => rolesAsked(read.value.flatMap(({ matches }) => matches)));

  const choice = computed<RoleChoice>(() => propose(roles.value, turn.value.people, turn.value.chosen, today()));

  const wanted = computed(() =>
    confirmation([...fillable.value.map(({ documentId }) => documentId), String(changes.value)], choice.value),
  );
  const confirmed = computed(() => turn.value.confirmed === wanted.value);

  const people = computed<RoleMap>(() => {
    const map: RoleMap = {};
    for (const [role, id] of Object.entries(choice.value)) {
      const found = id ? person(id) : undefined;
      if (found) map[role as Role] = found;
    }
    return map;
  });

  const previews = computed<FramePreview[]>(() =>
    read.value.flatMap(({ report, matches }) => {
      if (!engine.value) return [];
      const own = [...overwrite.value].flatMap((key) => {
        const [frame, field] = key.split('|');
        return Number(frame) === report.frameId && field ? [field] : [];
      });
      const input = { form: report.shape.form, matches, people: people.value, overwrite: new Set(own) };
      return [{ report, matches, plan: engine.value.plan(input) }];
    }),
  );
  /** What the fills of this page wrote, as the preview showed it. */
  const written = signal<ReadonlyMap<string, string>>(new Map());
  const rows = computed(() => previewRows(previews.value, receipts.value, written.value));
  /** Fields that hold their value already: a second fill of a page that grew leaves them alone. */
  const done = computed(() => doneFields(receipts.value));
  const counts = computed(() => countSteps(previews.value, done.value));

  /** The last fill, until the turn ends or it is undone. */
  const passed = signal<Filled | null>(null);
  const here = (): Filled => filledAt(tabId.value ?? -1, frames.value, choice.value);
  /** Fields of a next step that the same people can fill; 0: there is none, or something must be asked first. */
  const nextStep = computed(() =>
    passed.value && !confirmed.value && untried(previews.value, receipts.value) && continues(passed.value, here())
      ? counts.value.write
      : 0,
  );

  const plans = (): FramePlan[] =>
    previews.value.map(({ report, plan }) => {
      const fields = new Map(report.shape.form.fields.map((field) => [field.id, field]));
      return {
        frameId: report.frameId,
        documentId: report.documentId,
        steps: plan.steps.flatMap((step) => {
          const field = fields.get(step.field);
          const wanted = 'write' in step ? step : compared(step);
          if (!field || !wanted || done.value.has(fieldKey(report.frameId, step.field))) return [];
          return [{ ...wanted, signature: signature(field) }];
        }),
      };
    });

  const fieldIds = (): string[] =>
    fillable.value.flatMap(({ frameId, shape }) => shape.form.fields.map(({ id }) => fieldKey(frameId, id)));

  const forget = (): void => {
    receipts.value = null;
    written.value = new Map();
    undone.value = null;
    forOnce.value = [];
  };
  const rest = (): void => {
    forget();
    passed.value = null;
  };

  /** A field by its frame, with what it is by now: the officer's word or the rules'. */
  const at = (frameId: number, id: FieldId) => {
    const report = fillable.value.find((frame) => frame.frameId === frameId);
    const field = report?.shape.form.fields.find((one) => one.id === id);
    return report && field
      ? { report, field, match: matchesOf(report).find((match) => match.field === id) }
      : undefined;
  };

  return {
    forget,
    /** Nothing of this turn's fills is remembered: the next form is asked in full. */
    rest,
    nextStep,
    tabId,
    frames,
    words,
    engine,
    known,
    undone,
    receipts,
    busy,
    roles,
    choice,
    wanted,
    confirmed,
    people,
    rows,
    counts,
    fillable,

    /** Reads the page again. The receipt of a fill stays as long as its documents do: a driver may make the form grow. */
    look: async (id: number | undefined, fresh: boolean): Promise<void> => {
      const documents = () => fillable.value.map(({ documentId }) => documentId).join();
      const before = documents();
      const fields = fieldIds();
      const found = id === undefined ? [] : await ask('page/current', { tabId: id, fresh });
      const changed = tabId.value !== id;
      tabId.value = id;
      frames.value = found;
      if (!changed && before === documents() && !onlyGrew(fields, fieldIds())) changes.value++;
      if (changed || before !== documents()) {
        forget();
        blocks.clear();
        overwrite.value = new Set();
      }
    },

    lessons,
    lost,
    at,
    openBlocks: blocks.open,
    /** Does the page ask for anybody's data? */
    asksPeople: computed(() => roles.value.length > 0 || blocks.open.value.length > 0),
    headings: blocks.headings,
    headingOf: blocks.headingOf,
    placeBlock: (block: AskedBlock): Role | undefined => blocks.place(block, roles.value),
    /**
     * The officer says what a field is. For this turn alone, or for the site: then the answer is all lessons, to be kept.
     * The who-is-who is asked again: another person may be needed.
     */
    teach: (row: PreviewRow, said: Taught, keep: boolean): readonly Lesson[] | undefined => {
      const found = at(row.frameId, row.field);
      if (!found) return undefined;
      const { field } = found;
      const { shape } = found.report;
      const fresh = lessonsFor(shape.form, hostOf(shape), field, { ...said, on: today() });
      if (keep) lessons.value = learn(lessons.value, fresh);
      else forOnce.value = learn(forOnce.value, fresh);
      changes.value++;
      return keep ? lessons.value : undefined;
    },

    /** The officer clicks a field on the page; its row's key, or null when none was meant. */
    point: async (): Promise<string | null> => {
      if (tabId.value === undefined) return null;
      const found = await ask('page/point', { tabId: tabId.value }).catch(() => null);
      return found && rows.value.some(({ key }) => key === fieldKey(found.frameId, found.field))
        ? fieldKey(found.frameId, found.field)
        : null;
    },

    /** The form as a page and its answers as we see them, without any value: for the labelled set. */
    sample: async (): Promise<{ html: string; gold: string } | null> => {
      const html = tabId.value === undefined ? null : await ask('page/sample', { tabId: tabId.value });
      const [largest] = previews.value.toSorted((a, b) => b.matches.length - a.matches.length);
      const gold = largest && engine.value?.goldOf(largest.report.shape.form, largest.matches);
      return html && gold ? { html, gold } : null;
    },

    setOverwrite: (row: PreviewRow, on: boolean): void => {
      const next = new Set(overwrite.value);
      const key = fieldKey(row.frameId, row.field);
      if (on) next.add(key);
      else next.delete(key);
      overwrite.value = next;
    },

    /** Writes what the preview shows. Answers how many controls hold their value now, and how many do not. */
    commit: async (): Promise<{ filled: number; failed: number }> => {
      if (tabId.value === undefined || busy.value) return { filled: 0, failed: 0 };
      busy.value = true;
      undone.value = null;
      try {
        const frames = plans();
        const at = here();
        const shown = frames.flatMap(({ frameId, steps }) =>
          steps.map((step): [string, string] => [fieldKey(frameId, step.field), step.shown]),
        );
        const fresh = await ask('plan/commit', { tabId: tabId.value, frames });
        written.value = new Map([...written.value, ...shown]);
        receipts.value = joinReceipts(receipts.value ?? [], fresh);
        const outcomes = fresh.flatMap((receipt) => receipt.outcomes);
        const filled = outcomes.filter(({ outcome }) => outcome === 'filled' || outcome === 'kept').length;
        if (filled) passed.value = filledToo(passed.value, at);
        return { filled, failed: outcomes.length - filled };
      } finally {
        busy.value = false;
      }
    },

    undo: async (): Promise<{ restored: number; failed: number }> => {
      if (tabId.value === undefined) return { restored: 0, failed: 0 };
      const result = await ask('plan/undo', { tabId: tabId.value });
      rest();
      undone.value = result;
      return result;
    },

    cancel: async (): Promise<void> => {
      if (tabId.value !== undefined) await ask('plan/cancel', { tabId: tabId.value });
    },
  };
};
export type FormsModel = ReturnType<typeof formsModel>;
