import { beforeEach, describe, expect, it } from 'vitest';
import { RELOAD_LIFE_MS, relay } from '../../../utils/fill/relay.ts';
import type { Parked } from '../../../utils/fill/reload.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import type { Sender } from '../../../utils/platform/messaging.ts';

const PATH = '/HkdOnline/Forms/APP/HouseholdInfo.aspx';
const PARKED: Parked = {
  planId: 'a'.repeat(32),
  work: 'commit',
  entries: [
    {
      step: {
        field: 'city',
        role: 'owner',
        write: { kind: 'choose', accept: ['Thành phố Hà Nội'] },
        shown: 'Thành phố Hà Nội',
        driver: true,
        overwrite: false,
        reloads: true,
        signature: 'Tỉnh|city',
      },
      previous: '',
      shown: '',
    },
  ],
};
const RECEIPT = { planId: PARKED.planId, outcomes: [{ field: 'city', outcome: 'filled' as const }], ms: 900 };
const sender = (changes: Partial<Sender> = {}): Sender => ({
  from: 'portal',
  origin: 'https://hokinhdoanh.dkkd.gov.vn',
  tabId: 7,
  frameId: 0,
  documentId: 'D1',
  ...changes,
});

let area: Area;
let clock: number;
/** Called while somebody waits for the receipt. */
let meanwhile: () => Promise<unknown>;
const worker = () =>
  relay({
    area,
    now: () => clock,
    sleep: async (ms) => {
      clock += ms;
      await meanwhile();
    },
  });
const kept = async () => JSON.stringify(await area.entries('plan:'));

beforeEach(() => {
  area = memoryArea();
  clock = Date.parse('2026-11-23T09:10:00+07:00');
  meanwhile = async () => {};
});

describe('a fill whose page reloads itself', () => {
  it('goes on in the document that comes back, also after the worker died', async () => {
    await worker().park({ path: PATH, parked: PARKED }, sender());
    expect(await worker().resume(PATH, sender({ documentId: 'D2' }))).toEqual(PARKED);
  });

  it('is given out once, also to two that ask in the same moment', async () => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    const answers = await Promise.all([service.resume(PATH, sender()), service.resume(PATH, sender())]);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    expect(await kept()).not.toContain('Thành phố Hà Nội');
  });

  it.each<[string, string, Partial<Sender>]>([
    ['another page of the portal', '/HkdOnline/Login.aspx', {}],
    ['a page of another host', PATH, { origin: 'https://dangkyquamang.dkkd.gov.vn' }],
  ])('is not given to %s, nor to anybody after it', async (_, path, other) => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    expect(await service.resume(path, sender(other))).toBeNull();
    expect(await service.resume(PATH, sender())).toBeNull();
  });

  it.each<[string, Partial<Sender>]>([
    ['tab', { tabId: 8 }],
    ['frame', { frameId: 3 }],
  ])('is not given to another %s, and is still there for its own', async (_, other) => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    expect(await service.resume(PATH, sender(other))).toBeNull();
    expect(await service.resume(PATH, sender())).toEqual(PARKED);
  });

  it.each([
    ['20 seconds', RELOAD_LIFE_MS, PARKED],
    ['longer', RELOAD_LIFE_MS + 1, null],
  ])('may wait %s for its page', async (_, wait, wanted) => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    clock += wait;
    expect(await service.resume(PATH, sender())).toEqual(wanted);
  });

  it('is not given to a page that the officer opens after the first one stayed', async () => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    await service.park({ path: PATH, parked: null }, sender());
    expect(await service.resume(PATH, sender())).toBeNull();
  });

  it('is told to stop when the officer cancels while the page is on its way', async () => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    await service.cancel(7);
    expect(await service.resume(PATH, sender())).toEqual({ ...PARKED, cancelled: true });
  });
});

describe('the receipt of such a fill', () => {
  it('reaches the panel from the document that finished it', async () => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    meanwhile = async () => {
      await service.resume(PATH, sender({ documentId: 'D2' }));
      expect(await service.finished(RECEIPT, sender({ documentId: 'D2' }))).toBe(true);
    };
    expect(await service.later(7, 0)).toEqual(RECEIPT);
    expect(await kept()).toBe('[]');
  });

  it('is not waited for where nothing was left', async () => expect(await worker().later(7, 0)).toBeUndefined());

  it('is given up when the page does not come back, and nothing of the people stays', async () => {
    const service = worker();
    await service.park({ path: PATH, parked: PARKED }, sender());
    expect(await service.later(7, 0)).toBeUndefined();
    expect(await kept()).toBe('[]');
  });

  it('is nobody’s when nobody asked: the officer pressed undo in the page', async () =>
    expect(await worker().finished(RECEIPT, sender())).toBe(false));
});
