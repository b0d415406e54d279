import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import type { Sender } from '../../../utils/platform/messaging.ts';
import { type FramePolicy, framePolicy, pageRegistry } from '../../../utils/portal/registry.ts';
import type { PageShape } from '../../../utils/portal/types.ts';

const shippedHosts = (): { hosts: { host: string }[]; frames: { top: string; frame: string }[] } =>
  JSON.parse(readFileSync(new URL('../../../public/data/portals/hosts.json', import.meta.url), 'utf8'));

const NATIONAL = 'https://dichvucong.gov.vn';
const JUSTICE = 'https://dichvucongnganhtuphap.moj.gov.vn';
const EFORM = 'https://tokhaidientu.moj.gov.vn';
const DANANG = 'https://dichvucong.danang.gov.vn';
const TAB = 7;

const shape = (origin: string, title = ''): PageShape => ({
  origin,
  path: '/',
  isTop: true,
  form: { fingerprint: '', title, fields: [] },
  codes: { dossiers: [], procedures: [] },
});

let area: Area;
let policy: FramePolicy;
beforeEach(() => {
  area = memoryArea();
  policy = framePolicy(shippedHosts());
});
const registry = () => pageRegistry(area, policy);
/** A frame reports; what it claims about itself may differ from what the browser vouches for. */
const report = (origin: string, frameId = 0, documentId = `D${frameId}`, claimed = origin) => {
  const sender: Sender = { from: 'portal', origin, tabId: TAB, frameId, documentId };
  return registry().seen(shape(claimed), sender);
};
const mayFill = async () =>
  Object.fromEntries((await registry().reports(TAB)).map(({ frameId, allowed }) => [frameId, allowed]));

describe('a portal page', () => {
  it.each([NATIONAL, JUSTICE, EFORM, DANANG])('%s may be filled', async (origin) => {
    await report(origin);
    expect(await mayFill()).toEqual({ 0: true });
  });

  it('that embeds a frame of its own origin may be filled in both', async () => {
    await report(NATIONAL);
    await report(NATIONAL, 4);
    expect(await mayFill()).toEqual({ 0: true, 4: true });
  });

  it.each([
    ['https://dichvucong.gov.vn.example.com', 'a look-alike with the name in front'],
    ['https://xdichvucong.gov.vn', 'a look-alike with a letter more'],
    ['https://dichvucong-gov.vn', 'a look-alike with a dash'],
    ['https://dichvucong.gov.vn.', 'the name with a dot behind'],
    ['https://xn--dchvucong-5bb.gov.vn', 'a name in other letters'],
    ['https://www.dichvucong.gov.vn', 'a subdomain nobody named'],
    ['https://thanhtoan.dichvucong.gov.vn', 'another subdomain'],
    ['https://gov.vn', 'the domain above'],
    ['https://dichvucong.gov.vn:8443', 'another port'],
    ['http://dichvucong.gov.vn', 'the same name without TLS'],
    ['ftp://dichvucong.gov.vn', 'another scheme'],
    ['null', 'a sandboxed page'],
    ['', 'an origin that the browser did not say'],
    ['file://', 'a saved copy of the page'],
    ['chrome-extension://abcdefghijklmnop', 'another extension'],
    ['HTTPS://DICHVUCONG.GOV.VN', 'an origin that no browser writes'],
  ])('%s may not: %s', async (origin) => {
    await report(origin);
    expect(await mayFill()).toEqual({ 0: false });
  });
});

describe('a frame of another portal', () => {
  it.each([
    [JUSTICE, EFORM, true],
    [NATIONAL, EFORM, true],
    [EFORM, JUSTICE, false],
    [EFORM, NATIONAL, false],
    [DANANG, EFORM, false],
    [NATIONAL, DANANG, false],
    [DANANG, NATIONAL, false],
  ])('in %s, from %s: %s', async (top, frame, allowed) => {
    await report(top);
    await report(frame, 3);
    expect(await mayFill()).toEqual({ 0: true, 3: allowed });
  });

  it('that was reported before its top page is filled only once the top is known', async () => {
    await report(EFORM, 3);
    expect(await mayFill()).toEqual({ 3: false });
    await report(JUSTICE);
    expect(await mayFill()).toEqual({ 0: true, 3: true });
  });

  it('in a page that is no portal may not be filled, however right its own name is', async () => {
    await report('https://example.com');
    await report(EFORM, 3);
    expect(await mayFill()).toEqual({ 0: false, 3: false });
  });

  it.each(['null', 'http://tokhaidientu.moj.gov.vn', 'https://tokhaidientu.moj.gov.vn.example.com'])(
    '(%s) in the right page may not be filled',
    async (origin) => {
      await report(JUSTICE);
      await report(origin, 3);
      expect(await mayFill()).toEqual({ 0: true, 3: false });
    },
  );

  it('is judged by the origin that the browser vouches for, not by its own word', async () => {
    await report(JUSTICE);
    await report('https://example.com', 3, 'D3', EFORM);
    expect((await registry().frame(TAB, 3))?.shape.origin).toBe('https://example.com');
    expect(await mayFill()).toEqual({ 0: true, 3: false });
  });

  it('cannot claim to be the top page', async () => {
    await report('https://example.com', 5, 'D5', NATIONAL);
    await report(NATIONAL, 6);
    expect(await mayFill()).toEqual({ 5: false, 6: false });
  });
});

describe('a top page that goes elsewhere', () => {
  it('takes the permission of its frames with it, before they are gone', async () => {
    await report(JUSTICE);
    await report(EFORM, 3);
    expect(await report(DANANG, 0, 'D0-next')).toBe(true);
    expect(await mayFill()).toEqual({ 0: true, 3: false });
  });

  it('says so once: the first report of a page and its repetition are no news', async () => {
    expect(await report(JUSTICE)).toBe(false);
    expect(await report(JUSTICE)).toBe(false);
    expect(await report(EFORM, 3)).toBe(false);
    expect(await report(EFORM, 3, 'D3-next')).toBe(false);
    expect(await report(JUSTICE, 0, 'D0-next')).toBe(true);
  });

  it('is described anew only by the document that was asked', async () => {
    await report(JUSTICE);
    await registry().again(TAB, 0, 'D-older', shape(JUSTICE, 'cũ'));
    expect((await registry().frame(TAB, 0))?.shape.form.title).toBe('');
    await registry().again(TAB, 0, 'D0', shape('https://example.com', 'mới'));
    const known = await registry().frame(TAB, 0);
    expect([known?.shape.form.title, known?.shape.origin]).toEqual(['mới', JUSTICE]);
  });

  it('is not brought back by an answer that comes after it was closed', async () => {
    await report(JUSTICE);
    await registry().tabGone(TAB);
    await registry().again(TAB, 0, 'D0', shape(JUSTICE));
    expect(await registry().reports(TAB)).toEqual([]);
  });
});

describe('what is remembered', () => {
  it('is kept over the death of the worker, tab by tab', async () => {
    await report(JUSTICE);
    expect((await registry().reports(TAB)).map(({ documentId }) => documentId)).toEqual(['D0']);
    expect(await registry().reports(8)).toEqual([]);
  });

  it('is dropped frame by frame and tab by tab', async () => {
    await report(JUSTICE);
    await report(EFORM, 3);
    await registry().frameGone(TAB, 3);
    expect(await mayFill()).toEqual({ 0: true });
    await registry().tabGone(TAB);
    expect(await area.entries('')).toEqual([]);
  });

  it('holds every frame of a page whose frames report in the same moment', async () => {
    const pages = registry();
    const frames = Array.from({ length: 20 }, (_, frameId) => frameId);
    await Promise.all(
      frames.map((frameId) =>
        pages.seen(shape(JUSTICE), { from: 'portal', origin: JUSTICE, tabId: TAB, frameId, documentId: `D${frameId}` }),
      ),
    );
    expect((await pages.reports(TAB)).map(({ frameId }) => frameId)).toEqual(frames);
  });
});

describe('the list of portals', () => {
  it('that ships is read, with the pairs of portals that belong together', () => {
    expect(policy.hosts.size).toBe(shippedHosts().hosts.length);
    expect(policy.pairs).toContainEqual({ top: JUSTICE, frame: EFORM });
    for (const { top, frame } of policy.pairs)
      expect([top, frame].every((origin) => policy.hosts.has(new URL(origin).host))).toBe(true);
  });

  it.each<[string, (file: ReturnType<typeof shippedHosts>) => unknown]>([
    ['no file', () => null],
    ['no hosts', () => ({ frames: [] })],
    ['a host outside .gov.vn', (file) => ({ ...file, hosts: [{ host: 'example.com' }] })],
    ['a wildcard', (file) => ({ ...file, hosts: [{ host: '*.gov.vn' }] })],
    ['a host that only begins like one', (file) => ({ ...file, hosts: [{ host: 'dichvucong.gov.vn.example.com' }] })],
    ['a pair without TLS', (file) => ({ ...file, frames: [{ top: 'http://dichvucong.gov.vn', frame: EFORM }] })],
    ['a pair with a path', (file) => ({ ...file, frames: [{ top: `${NATIONAL}/`, frame: EFORM }] })],
  ])('that is damaged (%s) is refused whole: then nothing is filled anywhere', (_, damage) =>
    expect(() => framePolicy(damage(shippedHosts()))).toThrow(),
  );
});
