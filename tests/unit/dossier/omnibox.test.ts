import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newDossier } from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { bookOmnibox } from '../../../utils/dossier/omnibox.ts';
import { summary } from '../../../utils/dossier/summary.ts';
import { writesUnderWay } from '../../../utils/dossier/writes.ts';
import { shipped } from '../procedure/shipped.ts';

let id = 0;
const dossier = (dossierId: string, code: string, fullName: string) =>
  summary(
    fold(
      newDossier(
        {
          dossierId,
          procedureCode: '1.000894',
          host: '',
          ...(code && { code }),
          people: [{ role: 'wife', citizen: { fullName, personalId: '001300987654', source: 'typed', warnings: [] } }],
          note: 'gọi lại 0912345678',
        },
        '2026-11-23T09:10:00+07:00',
        () => `e-${id++}`,
      ),
    ),
  );
const BOOK = [
  dossier('d-1', 'H26-261123-0142', 'Nguyễn Thị Hương'),
  dossier('d-2', 'H26-261123-0143', 'Lê Thị Hương'),
  dossier('d-3', '', 'Trần Thị Thủy'),
];
const open = vi.fn();
const search = vi.fn();
const list = vi.fn(async () => BOOK);
let locked: boolean;
const box = () =>
  bookOmnibox({
    list,
    state: async () => (locked ? { state: 'locked', waitMs: 0 } : { state: 'open' }),
    procedures: async () => shipped,
    open,
    search,
  });
beforeEach(() => {
  locked = false;
  for (const spy of [open, search, list]) spy.mockClear();
});

describe("'hs' in the address bar", () => {
  it('finds by a name and shows codes and procedures, no person, no number, no note', async () => {
    const { suggestions } = await box().suggest('huong');
    expect(suggestions.map(({ content }) => content)).toEqual(['H26-261123-0142', 'H26-261123-0143']);
    const said = JSON.stringify(await box().suggest('thi'));
    expect(said).toContain('kết hôn');
    expect(said).not.toMatch(/Nguyễn|Hương|Thủy|0013|0912/);
  });

  it('opens the one dossier that bears the code or is found, searches at the desk otherwise', async () => {
    box().entered('h26-261123-0143');
    box().entered('d-3');
    box().entered('thuy');
    await vi.waitFor(() => expect(open.mock.calls.map(([opened]) => opened)).toEqual(['d-2', 'd-3', 'd-3']));
    box().entered('huong');
    await vi.waitFor(() => expect(search).toHaveBeenCalledWith('huong'));
  });

  it('says that the book is locked, reads nothing, and carries no words to the desk', async () => {
    locked = true;
    const { first, suggestions } = await box().suggest('huong');
    expect(first).toContain('khóa');
    expect(suggestions).toEqual([]);
    box().entered('huong');
    await vi.waitFor(() => expect(search).toHaveBeenCalledWith(''));
    expect(list).not.toHaveBeenCalled();
  });

  it('reads the book once for the keys of one search', async () => {
    const one = box();
    for (const text of ['h', 'hu', 'huo']) await one.suggest(text);
    expect(list).toHaveBeenCalledTimes(1);
  });
});

describe('a lock while something is being written', () => {
  const order: string[] = [];
  const ports = {
    flush: () => order.push('flush'),
    pause: (ms: number) => (ms > 1_000 ? new Promise<void>(() => {}) : Promise.resolve()),
    lock: async () => void order.push('lock'),
  };
  beforeEach(() => order.splice(0));

  it('asks the pages to save, waits for the writes, then takes the key away', async () => {
    const writes = writesUnderWay(ports);
    let finish = () => {};
    const write = writes.track(new Promise<void>((done) => (finish = done)).then(() => order.push('written')));
    const locking = writes.lockAfter();
    await Promise.resolve();
    expect(order).toEqual(['flush']);
    finish();
    await Promise.all([write, locking]);
    expect(order).toEqual(['flush', 'written', 'lock']);
  });

  it('does not wait for ever, and not for a write that failed', async () => {
    const hanging = writesUnderWay({ ...ports, pause: async () => {} });
    void hanging.track(new Promise(() => {}));
    await hanging.lockAfter();
    const failing = writesUnderWay(ports);
    await failing.track(Promise.reject(new Error('quota'))).catch(() => {});
    await failing.lockAfter();
    expect(order).toEqual(['flush', 'lock', 'flush', 'lock']);
  });
});
