import type { Page } from 'puppeteer-core';

/** A stretch of an officer's work, as messages to the background: what was asked for, and what was acknowledged. */

export type Change =
  | { kind: 'new'; id: string; code: string; name: string; number: string }
  | { kind: 'note'; id: string; noteId: string; text: string }
  | { kind: 'paper'; id: string; paperId: string; state: 'have' | 'missing' }
  | { kind: 'delete'; id: string };

/** Repeatable random numbers, 0 to 1 (mulberry32). */
export const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const pad = (n: number, length: number) => String(n).padStart(length, '0');
const AT = '2026-11-23T09:10:00+07:00';

/** Invented people and words: fifty of each at most, so that a search of the disk knows what to look for. */
export const planted = (n: number) => ({
  name: `Trương Thị Bịa Đặt ${String.fromCharCode(65 + (n % 25))}${String.fromCharCode(65 + Math.floor(n / 25))}`,
  number: `09930${pad(n % 50, 2)}86421`,
  words: `hẹn nghiêng ngả ${pad(n % 50, 2)} chiều thứ Tư`,
});

/** The officer's next changes, from what the book holds. */
export const nextChanges = (random: () => number, count: number, open: string[], serial: () => number): Change[] => {
  const ids = [...open];
  return Array.from({ length: count }, (): Change => {
    const n = serial();
    const id = ids[Math.floor(random() * ids.length)];
    const chance = random();
    if (!id || chance < 0.3) {
      const { name, number } = planted(n % 50);
      const fresh = crypto.randomUUID();
      ids.push(fresh);
      return { kind: 'new', id: fresh, code: `H26.15.3-261123-${pad(n, 5)}`, name, number };
    }
    if (chance < 0.75) return { kind: 'note', id, noteId: noteOf(id), text: `${planted(n % 50).words} (${n})` };
    if (chance < 0.95) return { kind: 'paper', id, paperId: 'to-khai', state: n % 2 ? 'have' : 'missing' };
    ids.splice(ids.indexOf(id), 1);
    return { kind: 'delete', id };
  });
};

/** One note a dossier, written again and again as autosave does. */
const noteOf = (id: string) => `${id.slice(0, 24)}000000000000`;

export const request = (change: Change): { name: string; request: unknown } => {
  const dossierId = change.id;
  if (change.kind === 'delete') return { name: 'dossier/delete', request: { dossierId } };
  const base = () => ({ id: crypto.randomUUID(), dossierId, at: AT });
  const citizen = (name: string, number: string) => ({
    fullName: name,
    personalId: number,
    source: 'qr-cccd',
    warnings: [],
  });
  const events =
    change.kind === 'new'
      ? [
          { ...base(), type: 'opened', procedureCode: '1.000894', host: 'dichvucong.gov.vn' },
          { ...base(), type: 'code-set', code: change.code },
          { ...base(), type: 'people-set', people: [{ role: 'wife', citizen: citizen(change.name, change.number) }] },
          { ...base(), type: 'received', receivedAt: AT, channel: 'counter' },
        ]
      : change.kind === 'note'
        ? [{ ...base(), type: 'note-written', noteId: change.noteId, text: change.text }]
        : [{ ...base(), type: 'paper-set', paperId: change.paperId, state: change.state }];
  return { name: 'dossier/append', request: { dossierId, events } };
};

interface State {
  code?: string;
  note?: string;
  paper?: string;
}
export interface Read {
  code?: string;
  people: { citizen: { fullName?: string } }[];
  notes: { text: string }[];
  papers: Record<string, string>;
}

const after = (state: State | undefined, change: Change): State | undefined => {
  switch (change.kind) {
    case 'new':
      return { code: change.code };
    case 'note':
      return { ...state, note: change.text };
    case 'paper':
      return { ...state, paper: change.state };
    case 'delete':
      return undefined;
  }
};

const same = (state: State | undefined, read: Read | null): boolean => {
  if (!state || !read) return !state && !read;
  return (
    read.code === state.code &&
    read.people.length === 1 &&
    (read.notes[0]?.text ?? undefined) === state.note &&
    (read.papers['to-khai'] ?? undefined) === state.paper
  );
};

/** What must be on the disk: every acknowledged change, and of the one under way all or nothing. */
export const expectations = () => {
  const states = new Map<string, State | undefined>();
  let underWay: Change | undefined;
  return {
    ids: () => [...states.keys()],
    open: () => [...states].filter(([, state]) => state).map(([id]) => id),
    asked: (change: Change): void => {
      underWay = change;
      if (!states.has(change.id)) states.set(change.id, undefined);
    },
    acknowledged: (change: Change): void => {
      states.set(change.id, after(states.get(change.id), change));
      underWay = undefined;
    },
    /** Takes what was found after a crash for true where it may be, and names what is lost. */
    found: (id: string, read: Read | null): string | undefined => {
      const before = states.get(id);
      const mayBe = underWay?.id === id ? after(before, underWay) : before;
      if (same(before, read)) return undefined;
      if (same(mayBe, read)) {
        states.set(id, mayBe);
        return undefined;
      }
      return `${id}: acknowledged ${JSON.stringify(before)}, on disk ${JSON.stringify(read)}`;
    },
    settled: (): void => {
      underWay = undefined;
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
      .evaluate(async (message) => (await chrome.runtime.sendMessage(message)) as { ok: boolean }, request(change))
      .catch(() => undefined);
    if (!answer) return done;
    if (!answer.ok) throw new Error(`${change.kind} was refused`);
    expected.acknowledged(change);
    done++;
  }
  return done;
};
