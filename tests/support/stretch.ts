import type { Page } from 'puppeteer-core';
import { isoVN } from '../../utils/platform/clock.ts';

/** A stretch of an officer's work, as messages to the background: what was asked for, and what was acknowledged. */

export type Change =
  | { kind: 'new'; id: string; code: string; name: string; number: string }
  | { kind: 'note'; id: string; noteId: string; text: string }
  | { kind: 'paper'; id: string; paperId: string; state: 'have' | 'missing' }
  | { kind: 'delete'; id: string }
  /** A register of several rows: one transaction. */
  | { kind: 'register'; rows: { id: string; code: string; name: string; number: string }[] }
  /** A tag on several dossiers at once: one transaction. */
  | { kind: 'tag'; ids: string[]; tag: string }
  /** The desk puts its list together anew; changes nothing that anybody sees. */
  | { kind: 'pack' };

/** An officer's desk holds so many at a time; above it, what is over goes. */
const ON_THE_DESK = 120;

/** Repeatable random numbers, 0 to 1 (mulberry32). */
export const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const pad = (n: number, length: number) => String(n).padStart(length, '0');
/** Yesterday by the machine's own clock, which these browsers run on. */
const AT = isoVN(Date.now() - 86_400_000);

/** Invented people and words: fifty of each at most, so that a search of the disk knows what to look for. */
export const planted = (n: number) => ({
  name: `Trương Thị Bịa Đặt ${String.fromCharCode(65 + (n % 25))}${String.fromCharCode(65 + Math.floor(n / 25))}`,
  number: `09930${pad(n % 50, 2)}86421`,
  words: `hẹn nghiêng ngả ${pad(n % 50, 2)} chiều thứ Tư`,
});

/** The officer's next changes, from what the book holds. */
export const nextChanges = (random: () => number, count: number, open: string[], serial: () => number): Change[] => {
  const ids = [...open];
  const fresh = (n: number) => {
    const { name, number } = planted(n % 50);
    const id = crypto.randomUUID();
    ids.push(id);
    return { id, code: `H26.15.3-261123-${pad(n, 5)}`, name, number };
  };
  return Array.from({ length: count }, (): Change => {
    const n = serial();
    const id = ids[Math.floor(random() * ids.length)];
    const chance = random();
    if (!id || chance < 0.1) return { kind: 'new', ...fresh(n) };
    if (chance < 0.14) return { kind: 'register', rows: Array.from({ length: 6 }, () => fresh(serial())) };
    if (chance < 0.6) return { kind: 'note', id, noteId: noteOf(id), text: `${planted(n % 50).words} (${n})` };
    if (chance < 0.8) return { kind: 'paper', id, paperId: 'to-khai', state: n % 2 ? 'have' : 'missing' };
    if (chance < 0.85) return { kind: 'tag', ids: [...new Set([id, ...ids.slice(0, 8)])], tag: `đợt ${n}` };
    if (chance < 0.87) return { kind: 'pack' };
    if (ids.length < ON_THE_DESK && chance < 0.94) return { kind: 'paper', id, paperId: 'to-khai', state: 'have' };
    ids.splice(ids.indexOf(id), 1);
    return { kind: 'delete', id };
  });
};

/** One note a dossier, written again and again as autosave does. */
const noteOf = (id: string) => `${id.slice(0, 24)}000000000000`;

const stamp = (dossierId: string) => ({ id: crypto.randomUUID(), dossierId, at: AT });

const opening = ({ id, code, name, number }: { id: string; code: string; name: string; number: string }) => [
  { ...stamp(id), type: 'opened', procedureCode: '1.000894', host: 'dichvucong.gov.vn' },
  { ...stamp(id), type: 'code-set', code },
  {
    ...stamp(id),
    type: 'people-set',
    people: [{ role: 'wife', citizen: { fullName: name, personalId: number, source: 'qr-cccd', warnings: [] } }],
  },
  { ...stamp(id), type: 'received', receivedAt: AT, channel: 'counter' },
];

const append = (dossierId: string, events: unknown[]) => ({
  name: 'dossier/append',
  request: { dossierId, events },
});

export const request = (change: Change): { name: string; request: unknown } => {
  switch (change.kind) {
    case 'new':
      return append(change.id, opening(change));
    case 'note':
      return append(change.id, [
        { ...stamp(change.id), type: 'note-written', noteId: change.noteId, text: change.text },
      ]);
    case 'paper':
      return append(change.id, [
        { ...stamp(change.id), type: 'paper-set', paperId: change.paperId, state: change.state },
      ]);
    case 'delete':
      return { name: 'dossier/delete', request: { dossierId: change.id } };
    case 'register':
      return {
        name: 'dossier/import',
        request: {
          dossiers: change.rows.map((row) => ({
            dossierId: row.id,
            events: [{ ...stamp(row.id), type: 'imported', events: opening(row) }],
          })),
        },
      };
    case 'tag':
      return {
        name: 'dossier/import',
        request: {
          dossiers: change.ids.map((id) => ({
            dossierId: id,
            events: [{ ...stamp(id), type: 'tags-set', tags: [change.tag] }],
          })),
        },
      };
    case 'pack':
      return { name: 'book/pack', request: null };
  }
};

interface State {
  code?: string;
  note?: string;
  paper?: string;
  tag?: string;
}
export interface Read {
  id: string;
  code?: string;
  people: { citizen: { fullName?: string } }[];
  notes: { text: string }[];
  papers: Record<string, string>;
  tags: string[];
}
/** A row of the desk's list. */
export interface Listed {
  id: string;
  code?: string;
  tags: string[];
  notes: number;
  words: string;
}

/** What a change makes of the dossiers that it touches. */
const after = (states: ReadonlyMap<string, State | undefined>, change: Change): [string, State | undefined][] => {
  switch (change.kind) {
    case 'new':
      return [[change.id, { code: change.code }]];
    case 'note':
      return [[change.id, { ...states.get(change.id), note: change.text }]];
    case 'paper':
      return [[change.id, { ...states.get(change.id), paper: change.state }]];
    case 'delete':
      return [[change.id, undefined]];
    case 'register':
      return change.rows.map(({ id, code }) => [id, { code }]);
    case 'tag':
      return change.ids.map((id) => [id, { ...states.get(id), tag: change.tag }]);
    case 'pack':
      return [];
  }
};

const same = (state: State | undefined, read: Read | undefined): boolean => {
  if (!state || !read) return !state && !read;
  return (
    read.code === state.code &&
    read.people.length === 1 &&
    read.notes[0]?.text === state.note &&
    read.papers['to-khai'] === state.paper &&
    read.tags[0] === state.tag
  );
};

const listedSame = (state: State, row: Listed): boolean =>
  row.code === state.code &&
  row.tags[0] === state.tag &&
  row.notes === (state.note === undefined ? 0 : 1) &&
  // The note's own number, which no other text of this book has.
  (state.note === undefined || row.words.split(' ').includes(/\((\d+)\)/.exec(state.note)?.[1] ?? ''));

/** What must be on the disk: every acknowledged change, and of the one under way all or nothing. */
export const expectations = () => {
  const states = new Map<string, State | undefined>();
  let underWay: Change | undefined;
  return {
    open: () => [...states].filter(([, state]) => state).map(([id]) => id),
    asked: (change: Change): void => {
      underWay = change;
    },
    acknowledged: (change: Change): void => {
      for (const [id, state] of after(states, change)) states.set(id, state);
      underWay = undefined;
    },
    /**
     * Takes the change under way for done where all of it was found after a crash, and names what is lost, half done or listed otherwise
     * than it is.
     */
    found: (reads: readonly Read[], rows: readonly Listed[]): string[] => {
      const read = new Map(reads.map((each) => [each.id, each]));
      const listed = new Map(rows.map((each) => [each.id, each]));
      const way = underWay ? after(states, underWay) : [];
      if (way.some(([id]) => !same(states.get(id), read.get(id)))) for (const [id, state] of way) states.set(id, state);
      const said = underWay && way.length ? ` (under way: ${underWay.kind} of ${way.length})` : '';
      underWay = undefined;
      const lost = [...states].filter(([id, state]) => !same(state, read.get(id)));
      const wrong = [...states].filter(([id, state]) =>
        state ? !listed.has(id) || !listedSame(state, listed.get(id)!) : listed.has(id),
      );
      const strange = [...read.keys()].filter((id) => !states.has(id));
      return [
        ...lost.map(([id, state]) => `${id}: ${JSON.stringify(state)} became ${JSON.stringify(read.get(id))}${said}`),
        ...wrong.map(([id, state]) => `${id}: ${JSON.stringify(state)} is listed as ${JSON.stringify(listed.get(id))}`),
        ...strange.map((id) => `${id}: nobody made it`),
      ];
    },
  };
};

/** Works through the changes one after the other in the page, until they are done or the browser is gone. */
export const work = async (
  page: Page,
  changes: readonly Change[],
  expected: ReturnType<typeof expectations>,
): Promise<number> => {
  let done = 0;
  for (const change of changes) {
    expected.asked(change);
    const answer = await page
      .evaluate(
        async (message) => (await chrome.runtime.sendMessage(message)) as { ok: boolean; reason?: string },
        request(change),
      )
      .catch(() => undefined);
    if (!answer) return done;
    if (!answer.ok) throw new Error(`${change.kind} was refused: ${answer.reason}`);
    expected.acknowledged(change);
    done++;
  }
  return done;
};
