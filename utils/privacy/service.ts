import {
  addLog,
  countAttachmentsBefore,
  eachDossier,
  erasedDossiers,
  expireAttachments,
  expireLog,
  type LogEntry,
  listDossiers,
  readLog,
  readMeta,
  rewriteDossier,
  type Store,
  writeMeta,
} from '../db/store.ts';
import type { DossierEvent } from '../dossier/types.ts';
import type { Handlers } from '../messages/serve.ts';
import type { Area } from '../platform/area.ts';
import type { Bytes } from '../vault/bytes.ts';
import { addDays, type Expiry, expiries, LOG_DAYS, type Policy, readPolicy, writePolicy } from './policy.ts';
import { holdsNumber, withoutPeople, withoutPerson } from './redact.ts';

/** What will go and when; `days`: how far it looks ahead. */
export interface PrivacyPreview {
  policy: Policy;
  /** Closed dossiers whose people go by then, earliest first, no more than 200. */
  expiries: Expiry[];
  /** Attachments whose time is over today. */
  attachments: number;
}
const AHEAD = 30;
const SHOWN = 200;

/** What was erased of one person. Names nobody: the number's last three digits only. */
export interface Receipt {
  at: string;
  /** '•••••••••123' */
  number: string;
  dossiers: number;
}

export interface AccessLog {
  entries: LogEntry[];
  damaged: number;
}

export interface PrivacyPorts {
  store: () => Promise<Store>;
  /** The vault's key for one use; throws 'locked'. */
  key: () => Promise<Bytes>;
  local: Area;
  iso: () => string;
  /** Lets others run between two slices of a long run. */
  pause: () => Promise<void>;
  /** The book has changed. */
  changed: () => void;
}

/** Dossiers that are rewritten in one go. */
const SLICE = 20;
/** The panel reads an open dossier again at every turn: one line is enough for so long. */
const SAME_OPENED_MS = 10 * 60_000;

/** Retention, erasure and the access log: the duties that run beside the book. */
export const privacyService = ({ store, key, local, iso, pause, changed }: PrivacyPorts) => {
  let lastOpened = { dossierId: '', ms: 0 };

  /** Writes a line into the access log; a log that cannot be written never stops the work. */
  const note = async (line: Omit<LogEntry, 'at'>): Promise<void> => {
    const at = iso();
    if (line.what === 'opened') {
      const ms = Date.parse(at);
      if (line.dossierId === lastOpened.dossierId && ms - lastOpened.ms < SAME_OPENED_MS) return;
      lastOpened = { dossierId: line.dossierId ?? '', ms };
    }
    const vaultKey = await key();
    await store()
      .then((db) => addLog(db, vaultKey, { at, ...line }))
      .catch(() => {});
  };

  const due = async (until: string): Promise<Expiry[]> => {
    const [db, policy] = [await store(), await readPolicy(local)];
    const { dossiers } = await listDossiers(db, await key());
    return expiries(dossiers, await erasedDossiers(db), policy, until);
  };

  const rewrite = async (
    ids: readonly string[],
    change: (events: readonly DossierEvent[]) => DossierEvent[],
    everybody: boolean,
  ) => {
    let n = 0;
    for (const [at, dossierId] of ids.entries()) {
      if (at && at % SLICE === 0) await pause();
      try {
        await rewriteDossier(await store(), await key(), dossierId, change, everybody);
        n++;
      } catch (error) {
        // Changed or deleted this very moment, or damaged: the next run comes back to it. Locked: it goes on after the next unlock.
        const reason = (error as { reason?: string }).reason;
        if (!['gone', 'conflict', 'tampered'].includes(reason ?? '')) throw error;
      }
    }
    return n;
  };

  /** Destroys what is over its time today. */
  const run = async (): Promise<{ people: number; attachments: number }> => {
    const today = iso().slice(0, 10);
    const policy = await readPolicy(local);
    const ids = (await due(today)).map(({ dossierId }) => dossierId);
    const people = await rewrite(ids, (events) => withoutPeople(events, policy.notes), true);
    const attachments = await expireAttachments(await store(), addDays(today, -policy.attachmentDays));
    await expireLog(await store(), addDays(today, -LOG_DAYS));
    if (people || attachments) {
      await note({ what: 'expired', n: people });
      changed();
    }
    return { people, attachments };
  };

  /** Once a day, as soon as the vault is open. */
  const daily = async (): Promise<void> => {
    const today = iso().slice(0, 10);
    const db = await store();
    if ((await readMeta(db, 'retainedOn')) === today) return;
    await run();
    await writeMeta(db, 'retainedOn', today);
  };

  const find = async (number: string): Promise<string[]> => {
    const found: string[] = [];
    await eachDossier(await store(), await key(), (dossierId, events) => {
      if (holdsNumber(events, number)) found.push(dossierId);
    });
    return found;
  };

  const erase = async (number: string): Promise<Receipt> => {
    const n = await rewrite(await find(number), (events) => withoutPerson(events, number), false);
    await note({ what: 'erased', n });
    changed();
    return { at: iso(), number: '•'.repeat(number.length - 3) + number.slice(-3), dossiers: n };
  };

  const handlers = {
    'log/note': ({ what, dossierId, n, ids, held }) =>
      note({
        what,
        ...(dossierId && { dossierId }),
        ...(n !== undefined && { n }),
        ...(ids && { ids }),
        ...(held && { held }),
      }).then(() => null),
    'log/read': async () => readLog(await store(), await key()),
    'privacy/preview': async (): Promise<PrivacyPreview> => {
      const [today, policy] = [iso().slice(0, 10), await readPolicy(local)];
      const coming = await due(addDays(today, AHEAD));
      const before = addDays(today, -policy.attachmentDays);
      return {
        policy,
        expiries: coming.slice(0, SHOWN),
        attachments: await countAttachmentsBefore(await store(), before),
      };
    },
    'privacy/policy': async (policy) => {
      await key(); // only with the vault open
      return writePolicy(local, policy);
    },
    'privacy/run': run,
    'privacy/find': ({ number }) => find(number),
    'privacy/erase': ({ number }) => erase(number),
  } satisfies Partial<Handlers>;

  return { handlers, note, daily };
};
export type PrivacyService = ReturnType<typeof privacyService>;
