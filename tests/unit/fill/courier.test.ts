import { beforeEach, describe, expect, it } from 'vitest';
import { courier } from '../../../utils/fill/courier.ts';
import type { FramePlan, FrameReport, PageStep } from '../../../utils/messages/protocol.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import type { Sender } from '../../../utils/platform/messaging.ts';

const START = Date.parse('2026-11-23T09:10:00+07:00');
const SECOND = 1000;

const step = (field: string): PageStep => ({
  field,
  role: 'applicant',
  write: { kind: 'text', text: 'Nguyễn Văn Thử' },
  shown: 'Nguyễn Văn Thử',
  driver: false,
  overwrite: false,
  signature: `text|${field}`,
});
const plan = (changes: Partial<FramePlan> = {}): FramePlan => ({
  frameId: 0,
  documentId: 'D1',
  steps: [step('a'), step('b')],
  ...changes,
});
const frame = (changes: Partial<FrameReport> = {}): FrameReport => ({
  frameId: 0,
  documentId: 'D1',
  allowed: true,
  shape: {
    origin: 'https://dichvucong.gov.vn',
    path: '/',
    isTop: true,
    form: { fingerprint: '', title: '', fields: [] },
    codes: { dossiers: [], procedures: [] },
  },
  ...changes,
});
const sender = (changes: Partial<Sender> = {}): Sender => ({
  from: 'portal',
  origin: 'https://dichvucong.gov.vn',
  tabId: 7,
  frameId: 0,
  documentId: 'D1',
  ...changes,
});

/** A worker over one browser's session memory; a new one is the same after its death. */
interface World {
  area: Area;
  clock: number;
  frames: FrameReport[];
  ready: (planId: string, frameId: number) => Promise<unknown>;
  told: string[];
}
let world: World;
let ids = 0;
const worker = () =>
  courier({
    area: world.area,
    now: () => world.clock,
    frame: async (_, frameId) => world.frames.find((known) => known.frameId === frameId),
    ready: async (_, frameId, planId) => {
      world.told.push(planId);
      await world.ready(planId, frameId);
      return { planId, outcomes: [{ field: 'a', outcome: 'filled' }], ms: 12 };
    },
    later: async () => undefined,
    randomId: () => (++ids).toString(16).padStart(32, '0'),
  });
/** Holds the frame at the moment when it was told that a plan waits. */
const held = () => {
  let release = () => {};
  let arrived: (planId: string) => void = () => {};
  const waiting = new Promise<string>((resolve) => {
    arrived = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  world.ready = (planId) => {
    arrived(planId);
    return gate;
  };
  return { waiting, release: () => release() };
};
const kept = async () => (await world.area.entries('plan:')).length;

beforeEach(() => {
  world = { area: memoryArea(), clock: START, frames: [frame()], ready: async () => {}, told: [] };
});

describe('a plan that the officer approved', () => {
  it('is fetched by its frame and answered with the receipt', async () => {
    const service = worker();
    let taken: unknown;
    world.ready = async (planId) => {
      taken = await service.take(planId, sender());
    };
    expect(await service.commit(7, [plan()])).toEqual([
      { frameId: 0, outcomes: [{ field: 'a', outcome: 'filled' }], ms: 12 },
    ]);
    expect(taken).toEqual({ kind: 'plan', steps: plan().steps });
  });

  it('says that it is taken back alone, when it is', async () => {
    const service = worker();
    let taken: unknown;
    world.ready = async (planId) => {
      taken = await service.take(planId, sender());
    };
    await service.commit(7, [{ ...plan(), alone: true }]);
    expect(taken).toEqual({ kind: 'plan', steps: plan().steps, alone: true });
  });

  it('is given out once', async () => {
    const service = worker();
    const answers: unknown[] = [];
    world.ready = async (planId) => {
      answers.push(await service.take(planId, sender()), await service.take(planId, sender()));
    };
    await service.commit(7, [plan()]);
    expect(answers).toMatchObject([{ kind: 'plan' }, { kind: 'refused', reason: 'used' }]);
  });

  it('is given out once to two that ask in the same moment', async () => {
    const service = worker();
    let answers: { kind: string }[] = [];
    world.ready = async (planId) => {
      answers = await Promise.all([service.take(planId, sender()), service.take(planId, sender())]);
    };
    await service.commit(7, [plan()]);
    expect(answers.filter(({ kind }) => kind === 'plan')).toHaveLength(1);
  });

  it('leaves nothing of the people behind, neither taken nor when the frame fails', async () => {
    const service = worker();
    await service.commit(7, [plan()]);
    expect(await kept()).toBe(0);
    world.ready = () => Promise.reject(new Error('gone'));
    await service.commit(7, [plan()]);
    expect(await kept()).toBe(0);
  });

  it('is kept in session memory without its values once it was taken', async () => {
    const service = worker();
    let stored = '';
    world.ready = async (planId) => {
      await service.take(planId, sender());
      stored = JSON.stringify(await world.area.entries('plan:'));
    };
    await service.commit(7, [plan()]);
    expect(stored).not.toBe('[]');
    expect(stored).not.toContain('Nguyễn Văn Thử');
  });

  it.each([
    ['20 seconds later', 20 * SECOND, 'plan'],
    ['a moment after that', 20 * SECOND + 1, 'refused'],
    ['an hour later', 3600 * SECOND, 'refused'],
  ])('may wait: fetched %s', async (_, wait, kind) => {
    const service = worker();
    let answer: unknown;
    world.ready = async (planId) => {
      world.clock += wait;
      answer = await service.take(planId, sender());
    };
    await service.commit(7, [plan()]);
    expect(answer).toMatchObject(kind === 'plan' ? { kind } : { kind, reason: 'expired' });
  });

  it.each<[string, Partial<Sender>]>([
    ['another tab', { tabId: 8 }],
    ['another frame of the tab', { frameId: 3 }],
    ['the page that came after it in the same frame', { documentId: 'D2' }],
    ['a sender the browser does not know', { tabId: -1, frameId: -1, documentId: 'undefined:undefined:' }],
  ])('is not given to %s, and is still there for its own', async (_, other) => {
    const service = worker();
    const answers: unknown[] = [];
    world.ready = async (planId) => {
      answers.push(await service.take(planId, sender(other)), await service.take(planId, sender()));
    };
    await service.commit(7, [plan()]);
    expect(answers).toMatchObject([{ kind: 'refused', reason: 'other-document' }, { kind: 'plan' }]);
  });

  it.each(['f'.repeat(32), '0'.repeat(32)])('is not found by the id %s that nobody gave out', async (planId) =>
    expect(await worker().take(planId, sender())).toEqual({ kind: 'refused', reason: 'unknown' }),
  );

  it('is unknown once its commit is over', async () => {
    const service = worker();
    await service.commit(7, [plan()]);
    expect(await service.take(world.told[0]!, sender())).toEqual({ kind: 'refused', reason: 'unknown' });
  });
});

describe('the frame of a plan', () => {
  const outcomes = async (plans: FramePlan[]) =>
    (await worker().commit(7, plans)).map(({ frameId, outcomes: list }) => [
      frameId,
      ...list.map(({ outcome }) => outcome),
    ]);

  it('that is no longer there gets nothing: every field says so', async () => {
    world.frames = [];
    expect(await outcomes([plan()])).toEqual([[0, 'frame-gone', 'frame-gone']]);
    expect(world.told).toEqual([]);
  });

  it('that shows another document than the preview gets nothing', async () => {
    world.frames = [frame({ documentId: 'D2' })];
    expect(await outcomes([plan()])).toEqual([[0, 'frame-gone', 'frame-gone']]);
    expect(world.told).toEqual([]);
  });

  it('of a foreign origin gets nothing', async () => {
    world.frames = [frame({ allowed: false })];
    expect(await outcomes([plan()])).toEqual([[0, 'origin-refused', 'origin-refused']]);
    expect(world.told).toEqual([]);
    expect(await kept()).toBe(0);
  });

  it('that goes away while it is filled is reported as gone', async () => {
    world.ready = () => Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));
    expect(await outcomes([plan()])).toEqual([[0, 'frame-gone', 'frame-gone']]);
  });

  it('that is refused does not stop the others; each gets a plan of its own', async () => {
    world.frames = [
      frame(),
      frame({ frameId: 2, documentId: 'D9', allowed: false }),
      frame({ frameId: 3, documentId: 'D3' }),
    ];
    const plans = [plan(), plan({ frameId: 2, documentId: 'D9' }), plan({ frameId: 3, documentId: 'D3' })];
    expect(await outcomes(plans)).toEqual([
      [0, 'filled'],
      [2, 'origin-refused', 'origin-refused'],
      [3, 'filled'],
    ]);
    expect(new Set(world.told).size).toBe(2);
  });
});

describe('a worker that the browser ends between plan and fetch', () => {
  it('is followed by one that hands the plan out, once', async () => {
    const { waiting, release } = held();
    const first = worker().commit(7, [plan()]);
    const planId = await waiting;
    const second = worker();
    expect(await second.take(planId, sender())).toEqual({ kind: 'plan', steps: plan().steps });
    expect(await worker().take(planId, sender())).toEqual({ kind: 'refused', reason: 'used' });
    release();
    await first;
  });

  it('leaves no values behind for longer than until the next fill', async () => {
    const { waiting, release } = held();
    const first = worker().commit(7, [plan()]);
    await waiting;
    world.clock += 60 * SECOND;
    world.ready = async () => {};
    world.frames = [];
    await worker().commit(7, [plan()]);
    expect(await kept()).toBe(0);
    release();
    await first;
  });

  it('leaves a plan that expires by itself', async () => {
    const { waiting, release } = held();
    const first = worker().commit(7, [plan()]);
    const planId = await waiting;
    world.clock += 60 * SECOND;
    expect(await worker().take(planId, sender())).toEqual({ kind: 'refused', reason: 'expired' });
    release();
    await first;
  });

  it('leaves nothing that a browser started anew would know', async () => {
    const { waiting, release } = held();
    const first = worker().commit(7, [plan()]);
    const planId = await waiting;
    const before = world.area;
    world.area = memoryArea();
    expect(await worker().take(planId, sender())).toEqual({ kind: 'refused', reason: 'unknown' });
    world.area = before;
    release();
    await first;
  });
});
