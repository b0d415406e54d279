import { beforeEach, describe, expect, it, vi } from 'vitest';

const background = vi.hoisted(() => ({
  answer: async (_: { name: string }): Promise<unknown> => null,
}));
vi.mock('../../../utils/platform/messaging.ts', () => ({
  sendToBackground: async (message: { name: string }) => {
    try {
      return { ok: true, answer: await background.answer(message) };
    } catch (error) {
      return { ok: false, reason: (error as { reason?: string }).reason ?? 'failed' };
    }
  },
  sendToFrame: async () => undefined,
}));
vi.mock('../../../utils/counter/resources.ts', async (original) => {
  const { shipped } = await import('../procedure/shipped.ts');
  const { calendar } = await import('../deadline/cases.ts');
  return {
    ...(await original<typeof import('../../../utils/counter/resources.ts')>()),
    briefs: async () => [],
    calendar: async () => calendar,
    generalChecks: async () => [],
    procedures: async () => shipped,
  };
});

const { deskModel } = await import('../../../utils/counter/desk.ts');
const { summary } = await import('../../../utils/dossier/summary.ts');
const { fold } = await import('../../../utils/dossier/fold.ts');
const { memoryArea } = await import('../../../utils/platform/area.ts');
const { marriage } = await import('../db/desk.ts');

const OPEN = { state: 'open' };
const LOCKED = { state: 'locked', waitMs: 0 };
const SOMEBODY = summary(fold(marriage('d-1')));

/** What the next questions about the vault are answered, each when the test says so. */
let gates: { reply: (state: unknown) => void }[];
let readings: { end: () => void; fail: (reason: string) => void }[];
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

const desk = () => {
  const read = () =>
    new Promise<{ dossiers: (typeof SOMEBODY)[]; damaged: string[]; loose: number }>((resolve, reject) => {
      readings.push({
        end: () => resolve({ dossiers: [SOMEBODY], damaged: [], loose: 0 }),
        fail: (reason) => reject(Object.assign(new Error(reason), { reason })),
      });
    });
  return deskModel({
    settings: memoryArea(),
    session: memoryArea(),
    reader: { list: read, some: async () => [], whole: async () => [] },
    now: () => 0,
    iso: () => '2026-11-23T09:10:00+07:00',
    newId: () => crypto.randomUUID(),
    go: () => {},
  });
};

beforeEach(() => {
  gates = [];
  readings = [];
  background.answer = ({ name }) =>
    name === 'vault/state' ? new Promise((reply) => gates.push({ reply })) : Promise.resolve(null);
});

describe('the desk that hears twice of one unlock', () => {
  it('reads the book once, and both who asked find it read', async () => {
    const model = desk();
    const looks = [model.refresh(), model.refresh()];
    await settle();
    for (const { reply } of gates) reply(OPEN);
    await settle();
    expect(readings).toHaveLength(1);
    readings[0]!.end();
    await Promise.all(looks);
    expect(model.shelf.dossiers.value).toHaveLength(1);
  });

  it('does not lock itself again by an answer from before the unlock that comes after it', async () => {
    const model = desk();
    const looks = [model.refresh(), model.refresh()];
    await settle();
    gates[1]!.reply(OPEN);
    await settle();
    gates[0]!.reply(LOCKED);
    readings[0]!.end();
    await Promise.all(looks);
    expect(model.vault.value).toEqual(OPEN);
    expect(model.shelf.dossiers.value).toHaveLength(1);
  });
});

describe('a lock while the book is read', () => {
  it('keeps what comes after it out of the memory', async () => {
    const model = desk();
    const first = model.refresh();
    await settle();
    gates[0]!.reply(OPEN);
    await settle();
    const second = model.refresh();
    await settle();
    gates[1]!.reply(LOCKED);
    await second;
    readings[0]!.end();
    await first;
    expect(model.vault.value).toEqual(LOCKED);
    expect(model.shelf.dossiers.value).toEqual([]);
  });

  it('is said by a reading that it refused, and nobody is left with an error', async () => {
    const model = desk();
    const look = model.refresh();
    await settle();
    gates[0]!.reply(OPEN);
    await settle();
    readings[0]!.fail('locked');
    await settle();
    gates[1]!.reply(LOCKED);
    await look;
    expect(model.vault.value).toEqual(LOCKED);
  });
});
