import { computed, signal } from '@preact/signals';
import type { Calendar } from '../calendar/types.ts';
import { DeadlineError } from '../deadline/error.ts';
import { refusalOf } from '../deadline/office.ts';
import type { Area } from '../platform/area.ts';
import { type Beneath, beneath, seen } from '../procedure/beneath.ts';
import { chunkOf } from '../procedure/chunks.ts';
import { applyOffice, type Correction, holdsOn, ownProcedure, type Said } from '../procedure/corrections.ts';
import { changeOffice, DamagedOffice, RefusedChange, readOffice } from '../procedure/office.ts';
import {
  MOST_BYTES,
  type OfficeFile,
  officeFile,
  placeIn,
  type Refused,
  readOfficeFile,
  type Taking,
  takeFile,
} from '../procedure/office-file.ts';
import type { Procedure } from '../procedure/types.ts';

export interface OfficeProceduresPorts {
  area: Area;
  /** As shipped, without what the office says; undefined when nobody has it. */
  shipped: (code: string) => Promise<Procedure | undefined>;
  calendar: () => Promise<Calendar>;
  /** yyyy-MM-dd */
  today: () => string;
}

/** Why a change was not kept: `own.refused.<reason>`; promises have their own sentences. */
export const CHANGE_REFUSALS = ['overlap', 'period', 'too-long', 'damaged', 'failed'] as const;

interface Problem {
  reason: (typeof CHANGE_REFUSALS)[number] | 'promise';
  /** Of a promise: why. */
  why?: string;
}

const problemOf = (error: unknown): Problem => {
  if (error instanceof DamagedOffice) return { reason: 'damaged' };
  if (!(error instanceof RefusedChange)) return { reason: 'failed' };
  if (error.problem === 'overlap' || error.problem === 'period') return { reason: error.problem };
  return { reason: /^Too big/.test(error.problem) ? 'too-long' : 'failed' };
};

type Rules = Extract<Correction, { what: 'rules' }>;

/** The office's corrections as the desk shows and changes them: each change is checked and kept at once, the last one can be taken back. */
export const officeProceduresModel = ({ area, shipped, calendar, today }: OfficeProceduresPorts) => {
  const all = signal<readonly Correction[]>([]);
  const damaged = signal(false);
  const problem = signal<Problem | null>(null);
  /** What stood before the last change. */
  const before = signal<readonly Correction[] | null>(null);
  /** As shipped, of the procedures that are shown or corrected; undefined: not shipped. */
  const releases = signal<ReadonlyMap<string, Procedure | undefined>>(new Map());
  const incoming = signal<{ file: OfficeFile; rows: Taking[]; next: Correction[] } | null>(null);
  const refused = signal<(Refused & { why?: string }) | null>(null);

  const know = async (codes: Iterable<string>): Promise<void> => {
    // By chunk, so that none is read twice.
    const missing = [...new Set(codes)].filter((code) => !releases.peek().has(code));
    missing.sort((a, b) => chunkOf(a) - chunkOf(b));
    const found = new Map<string, Procedure | undefined>();
    for (const code of missing) found.set(code, await shipped(code).catch(() => undefined));
    if (found.size) releases.value = new Map([...releases.peek(), ...found]);
  };

  const load = async (): Promise<void> => {
    let found: readonly Correction[] = [];
    let bad = false;
    try {
      found = await readOffice(area);
    } catch {
      bad = true;
    }
    damaged.value = bad;
    // Its own change comes round too, and is known by then.
    if (JSON.stringify(found) !== JSON.stringify(all.peek())) {
      all.value = found;
      before.value = null;
    }
    await know(found.map(({ code }) => code));
  };

  /** What the office's rows lie on: its own whole procedure, else the shipped one. */
  const baseOf = (code: string): Procedure | undefined => {
    const whole = all.value.find((one) => one.what === 'procedure' && one.code === code);
    return whole?.what === 'procedure' ? whole.value : releases.value.get(code);
  };
  const beneathOf = (one: Correction): Beneath | undefined =>
    beneath(one, one.what === 'procedure' ? releases.value.get(one.code) : baseOf(one.code));

  /** Why a promise may not stand beside the limit that holds when it begins; null when it may. */
  const promiseProblem = async (rules: Rules, among: readonly Correction[]): Promise<string | null> => {
    const procedure = ownProcedure(await shipped(rules.code), among, rules.code);
    const { own = [], ...base } = procedure ?? { limits: [], code: rules.code };
    const day = rules.from && rules.from > today() ? rules.from : today();
    const [law] = applyOffice(base, own, day).limits;
    if (!law) return null;
    try {
      return refusalOf(rules.value, law, await calendar());
    } catch (error) {
      if (error instanceof DeadlineError) return error.reason;
      throw error;
    }
  };

  const keep = async (next: (now: readonly Correction[]) => readonly Correction[]): Promise<boolean> => {
    try {
      const stood = all.peek();
      all.value = await changeOffice(area, next);
      before.value = stood;
      problem.value = null;
      await know(all.peek().map(({ code }) => code));
      return true;
    } catch (error) {
      problem.value = problemOf(error);
      return false;
    }
  };

  return {
    all,
    damaged,
    problem,
    before,
    incoming,
    refused,
    /** Another window may have changed the list: what this one did last cannot be taken back from there any more. */
    load,
    know,
    baseOf,
    beneathOf,
    release: (code: string): Procedure | undefined => releases.value.get(code),
    /** Is it known by now whether the release has it? */
    knows: (code: string): boolean => releases.value.has(code),
    changedBeneath: computed(() => all.value.filter((one) => beneathOf(one))),
    of: (code: string): Correction[] => all.value.filter((one) => one.code === code),
    holdsToday: (one: Pick<Said, 'from' | 'until'>): boolean => holdsOn(one, today()),

    /** Keeps a correction, in the place of another one or as a new one; false: refused, and `problem` says why. */
    put: async (one: Correction, instead?: Correction): Promise<boolean> => {
      const dated = { ...one, on: today() };
      if (dated.what === 'rules') {
        const why = await promiseProblem(
          dated,
          all.peek().filter((other) => other !== instead),
        );
        if (why) {
          problem.value = { reason: 'promise', why };
          return false;
        }
      }
      const text = JSON.stringify(instead);
      return keep((now) => {
        const at = instead ? now.findIndex((other) => JSON.stringify(other) === text) : -1;
        return at < 0 ? [...now, dated] : now.with(at, dated);
      });
    },
    /** Ours holds again in this. */
    drop: (ones: readonly Correction[]): Promise<boolean> => {
      const gone = new Set(ones.map((one) => JSON.stringify(one)));
      return keep((now) => now.filter((one) => !gone.has(JSON.stringify(one))));
    },
    /** The office has seen what changed beneath, and keeps its own. */
    accept: (one: Correction): Promise<boolean> => {
      const next = seen(one, one.what === 'procedure' ? releases.value.get(one.code) : baseOf(one.code));
      const text = JSON.stringify(one);
      return keep((now) => now.map((other) => (JSON.stringify(other) === text ? next : other)));
    },
    undo: async (): Promise<void> => {
      const stood = before.value;
      if (stood && (await keep(() => stood))) before.value = null;
    },

    exported: (issuer: string): string => officeFile({ issuer, on: today(), corrections: [...all.value] }),
    /** Reads a file and says what it would do; nothing is kept yet. */
    readFile: async (file: Pick<Blob, 'size' | 'text'>): Promise<void> => {
      incoming.value = null;
      refused.value = null;
      if (file.size > MOST_BYTES) {
        refused.value = { reason: 'too-large' };
        return;
      }
      const text = await file.text();
      const read = readOfficeFile(text);
      if ('refused' in read) {
        refused.value = read.refused;
        return;
      }
      const { rows, next } = takeFile(all.value, read.file);
      await know(read.file.corrections.map(({ code }) => code));
      for (const [at, { correction }] of rows.entries()) {
        const why = correction.what === 'rules' ? await promiseProblem(correction, next) : null;
        if (!why) continue;
        refused.value = { ...placeIn(text, 'promise', ['corrections', at, 'value']), why };
        return;
      }
      incoming.value = { file: read.file, rows, next };
    },
    takeFile: async (): Promise<void> => {
      const file = incoming.value?.file;
      if (file && (await keep((now) => takeFile(now, file).next))) incoming.value = null;
    },
    forgetFile: (): void => {
      incoming.value = null;
      refused.value = null;
    },
    /** A list that cannot be read goes, when the officer says so; it was handed out as a file before. */
    startAnew: async (): Promise<void> => {
      await area.set('office:procedures', { format: 2, corrections: [] });
      await load();
    },
    damagedText: async (): Promise<string> => JSON.stringify((await area.get('office:procedures')) ?? null, null, 2),
  };
};
export type OfficeProceduresModel = ReturnType<typeof officeProceduresModel>;
