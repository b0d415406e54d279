import type { Calendar } from '../calendar/types.ts';
import { LIST_FRAMES, LIST_PENDING, OPEN_ROW } from '../counter/keys.ts';
import type { DossierBook } from '../dossier/book.ts';
import { codeKey } from '../dossier/codes.ts';
import { summary } from '../dossier/summary.ts';
import type { Dossier, DossierSummary } from '../dossier/types.ts';
import { Refused } from '../messages/ask.ts';
import type { Broadcast } from '../messages/protocol.ts';
import type { Handlers } from '../messages/serve.ts';
import type { Area } from '../platform/area.ts';
import type { Sender } from '../platform/messaging.ts';
import type { DossierRow } from '../portal/types.ts';
import type { Procedure } from '../procedure/types.ts';
import { capture } from './capture.ts';
import { chipOf } from './chips.ts';
import { procedureOf } from './clock.ts';
import { decideSite, readSites } from './sites.ts';
import type { States } from './statuses.ts';

export interface ListPorts {
  /** The book through a key whose use is no activity of the officer: a list that stands open must not keep the vault open. */
  book: DossierBook;
  procedures: () => Promise<Procedure[]>;
  calendar: () => Promise<Calendar>;
  states: () => Promise<States>;
  session: Area;
  local: Area;
  iso: () => string;
  newId: () => string;
  broadcast: (what: Broadcast) => void;
  /** Asks a frame to show its chips anew; rejects when it is gone. */
  again: (tabId: number, frameId: number) => Promise<unknown>;
  /** Inside the officer's click. */
  openPanel: (tabId: number) => Promise<void>;
  openDesk: (dossierId?: string) => Promise<void>;
  /** Dossiers were added or changed. */
  changed: (dossierIds: string[]) => void;
}

/** Rows of one portal that wait for the officer's first decision. */
const MAX_PENDING = 500;
const AGAIN_MS = 400;
type Pending = Record<string, DossierRow[]>;
type Frames = Record<string, [tabId: number, frameId: number]>;

const hostOf = ({ origin }: Sender): string => {
  if (!origin.startsWith('https://')) throw new Refused('not-permitted');
  return new URL(origin).host;
};

/** Under its own code and under those of other systems, and of dossiers that turned out to be this one. */
const put = (byCode: Map<string, DossierSummary>, dossier: DossierSummary): void => {
  for (const code of [dossier.code, ...dossier.codes]) if (code) byCode.set(codeKey(code), dossier);
};

/** What the background answers about officers' lists: chips for rows, and keeping rows where the officer allowed it. */
export const listService = (ports: ListPorts) => {
  const { book, session, local, iso } = ports;
  let known: Promise<Map<string, DossierSummary>> | undefined;

  /** Dossiers by code while the vault is open; read once, then kept in step. */
  const index = async (): Promise<Map<string, DossierSummary> | undefined> => {
    known ??= book.list().then(({ dossiers }) => {
      const byCode = new Map<string, DossierSummary>();
      for (const dossier of dossiers.toReversed()) put(byCode, dossier);
      return byCode;
    });
    const mine = known;
    return mine.catch(() => {
      if (known === mine) known = undefined;
      return undefined;
    });
  };

  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The open lists show their chips anew, soon. */
  const showAgain = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      for (const [tabId, frameId] of Object.values((await session.get<Frames>(LIST_FRAMES)) ?? {}))
        ports.again(tabId, frameId).catch(async () => {
          const { [`${tabId}:${frameId}`]: _, ...left } = (await session.get<Frames>(LIST_FRAMES)) ?? {};
          await session.set(LIST_FRAMES, left);
        });
    }, AGAIN_MS);
  };

  // One capture after the other: two lists that show one dossier must not make it twice.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };

  const keep = (rows: readonly DossierRow[], host: string): Promise<number> =>
    inTurn(async () => {
      const [procedures, calendar, states] = await Promise.all([ports.procedures(), ports.calendar(), ports.states()]);
      const changes: string[] = [];
      for (const row of rows) {
        const byCode = await index();
        if (!byCode) break; // locked meanwhile
        const world = { procedures, calendar, states, seenAt: iso(), newId: ports.newId };
        const before = byCode.get(codeKey(row.code));
        const listed = before && row.papers ? (await book.read(before.id))?.portalPapers?.papers : undefined;
        const kept = capture(row, host, before, world, listed);
        if (!kept) continue;
        const dossier = await book.append(kept.dossierId, kept.events);
        put(byCode, summary(dossier));
        changes.push(kept.dossierId);
      }
      if (changes.length) {
        ports.changed(changes);
        showAgain();
      }
      return changes.length;
    });

  const handlers = {
    'list/chips': async ({ rows }, sender) => {
      const host = hostOf(sender);
      const [procedures, calendar, states, byCode, sites] = await Promise.all([
        ports.procedures(),
        ports.calendar(),
        ports.states(),
        index(),
        readSites(local),
      ]);
      const frames = (await session.get<Frames>(LIST_FRAMES)) ?? {};
      const frame = `${sender.tabId}:${sender.frameId}`;
      if (!frames[frame]) await session.set(LIST_FRAMES, { ...frames, [frame]: [sender.tabId, sender.frameId] });
      const world = { calendar, asOf: iso(), locked: byCode === undefined };
      return {
        chips: rows.flatMap((row) => {
          const dossier = byCode?.get(codeKey(row.code));
          const procedure = dossier?.procedureCode
            ? procedureOf(procedures, { procedureCode: dossier.procedureCode })
            : procedureOf(procedures, row);
          const state = states(row.status) ?? (row.status ? undefined : dossier?.portal?.state);
          return chipOf(row, state, procedure, dossier, world) ?? [];
        }),
        // Names leave the page only for a vault that is open, and not where the officer said no.
        capture: !byCode || sites[host] === false ? 'no' : sites[host] ? 'keep' : 'ask',
      };
    },
    'list/capture': async ({ rows }, sender) => {
      const host = hostOf(sender);
      const decided = (await readSites(local))[host];
      if (decided === false || !(await index())) return null;
      if (decided) await keep(rows, host);
      else
        await inTurn(async () => {
          const pending = (await session.get<Pending>(LIST_PENDING)) ?? {};
          const byCode = new Map([...(pending[host] ?? []), ...rows].map((row) => [row.code, row]));
          await session.set(LIST_PENDING, { ...pending, [host]: [...byCode.values()].slice(-MAX_PENDING) });
          ports.broadcast('list');
        });
      return null;
    },
    'list/open': async (row, sender) => {
      // First of all: an await before it would lose the officer's click.
      const opening = ports.openPanel(sender.tabId).then(
        () => true,
        () => false,
      );
      const dossier = (await index())?.get(codeKey(row.code));
      await session.set(OPEN_ROW, row);
      if (!(await opening)) await ports.openDesk(dossier?.id);
      ports.broadcast('row');
      return null;
    },
    'list/pending': async ({ host }) =>
      (await index()) ? ((await session.get<Pending>(LIST_PENDING))?.[host] ?? []) : [],
    'list/decide': async ({ host, keep: yes }) => {
      await decideSite(local, host, yes);
      const { [host]: rows = [], ...others } = (await session.get<Pending>(LIST_PENDING)) ?? {};
      await session.set(LIST_PENDING, others);
      showAgain();
      return yes ? keep(rows, host) : 0;
    },
    'list/sites': () => readSites(local),
  } satisfies Partial<Handlers>;

  return {
    handlers,
    /** A dossier changed: the chips of the open lists follow. */
    noted: async (dossier: Dossier): Promise<Dossier> => {
      const byCode = await known?.catch(() => undefined);
      if (byCode) put(byCode, summary(dossier));
      showAgain();
      return dossier;
    },
    /** Dossiers went, or the vault opened or closed: nothing that was read stays in memory. */
    forget: (): void => {
      known = undefined;
      showAgain();
    },
  };
};
