import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import hosts from '../../../public/data/portals/hosts.json' with { type: 'json' };
import { header } from '../../../utils/build/userscript.ts';
import { zip } from '../../../utils/build/zip.ts';
import { ancestorsOf, mayFill } from '../../../utils/platform/userscript/frame.ts';
import { type Hands, helperModel, type Looked } from '../../../utils/platform/userscript/model.ts';
import { framePolicy } from '../../../utils/portal/registry.ts';
import type { Field } from '../../../utils/portal/types.ts';

const policy = framePolicy(hosts);
const EFORM = 'https://tokhaidientu.moj.gov.vn';
const MOJ = 'https://dichvucongnganhtuphap.moj.gov.vn';
const DANANG = 'https://dichvucong.danang.gov.vn';

describe('where the userscript may fill', () => {
  it.each<[string, string, string[] | undefined, boolean]>([
    ['a portal in its own window', DANANG, [], true],
    ['a frame of the portal in its own page', DANANG, [DANANG], true],
    ['the e-form inside the ministry’s portal', EFORM, [MOJ], true],
    ['the e-form inside itself inside the ministry’s portal', EFORM, [EFORM, MOJ], true],
    ['the e-form inside a portal that is not its pair', EFORM, [DANANG], false],
    ['the e-form with a stranger in between', EFORM, ['https://quang-cao.example', MOJ], false],
    ['the e-form inside a look-alike', EFORM, ['https://dichvucong.gov.vn.example'], false],
    ['a sandboxed frame', 'null', [MOJ], false],
    ['a sandboxed frame inside a sandboxed frame', 'null', ['null'], false],
    ['plain http', 'http://dichvucong.danang.gov.vn', [], false],
    ['a look-alike', 'https://dichvucong.danang.gov.vn.example', [], false],
    ['a frame in a browser that does not name the pages around it', EFORM, undefined, false],
  ])('%s', (_, own, ancestors, may) => expect(mayFill(policy, own, ancestors)).toBe(may));

  it('is not decided by a referrer when the browser names no ancestors', () => {
    const frame = { location: {}, top: {} } as unknown as Window;
    expect(ancestorsOf(frame)).toBeUndefined();
  });
});

const BRIDE = '001195002418||Đỗ Thị Mai Hương|05121995|Nữ|Số 21, Ngõ 6, Kiến Hưng, Hà Nội|18032025||||';

const field = (id: string, label: string): Field => ({
  id,
  widget: 'text',
  label,
  labels: [{ by: 'label', text: label }],
  section: [],
  name: id,
  domId: id,
  placeholder: '',
  inputType: 'text',
  required: false,
  visible: true,
  enabled: true,
  readonly: false,
  filled: false,
});
const looked = (fingerprint = 'a'): Looked => {
  const fields = [field('name', 'Họ, chữ đệm, tên'), field('number', 'Số định danh cá nhân')];
  const sure = { role: 'applicant' as const, roleSure: 0.9, attributeSure: 0.9, why: [] };
  return {
    shape: {
      origin: DANANG,
      path: '/',
      isTop: true,
      form: { fingerprint, title: '', fields },
      codes: { dossiers: [], procedures: [] },
    },
    matches: [
      { field: 'name', attribute: 'fullName', ...sure },
      { field: 'number', attribute: 'personalId', ...sure },
    ],
  };
};
/** A page that remembers what was written to it. */
const desk = () => {
  const written: string[][] = [];
  const page = { now: looked(), forgotten: 0, fails: false };
  const hands: Hands = {
    look: () => page.now,
    commit: async (steps) => {
      if (page.fails) throw new Error('the frame is gone');
      written.push(steps.map(({ shown }) => shown));
      return { planId: '', outcomes: steps.map(({ field }) => ({ field, outcome: 'filled' as const })), ms: 1 };
    },
    undo: async () => ({ planId: '', outcomes: [{ field: 'name', outcome: 'restored' as const }], ms: 1 }),
    cancel: () => {},
    forget: () => {
      page.forgotten++;
    },
  };
  let id = 0;
  const model = helperModel({ hands, today: () => '2026-11-23', newId: () => `id-${++id}` });
  model.look();
  return { model, written, page };
};

describe('a citizen at the helper', () => {
  it('is written only after the officer confirmed who is who', async () => {
    const { model, written } = desk();
    model.scan(BRIDE);
    await model.commit();
    expect(written).toEqual([]);
    model.confirm();
    await model.commit();
    expect(written).toEqual([['Đỗ Thị Mai Hương', '001195002418']]);
  });

  it('stands for a whole block that names nobody we know, once the officer says so', async () => {
    const { model, written, page } = desk();
    const { shape, matches } = looked('contract');
    const nobody = matches.map((match) => ({ ...match, role: 'none' as const, asks: match.attribute as 'fullName' }));
    page.now = { shape, matches: nobody.map((match) => ({ ...match, attribute: 'other' as const })) };
    model.look();
    model.scan(BRIDE);
    expect(model.counts.value.write).toBe(0);
    expect(model.place(model.openBlocks.value[0]!, model.turn.value.people[0]!.id)).toBe('other1');
    model.confirm();
    await model.commit();
    expect(written).toEqual([['Đỗ Thị Mai Hương', '001195002418']]);
  });

  it('has to be confirmed again when the form has become another one', async () => {
    const { model, written, page } = desk();
    model.scan(BRIDE);
    model.confirm();
    page.now = looked('b');
    model.look();
    expect(model.confirmed.value).toBe(false);
    await model.commit();
    expect(written).toEqual([]);
  });

  it('is refused with a sentence when the string is no card, and an old CMND number has its own', () => {
    const { model } = desk();
    model.scan('xin chào');
    expect(model.scanMessage.value).toEqual({ tone: 'bad', text: expect.stringContaining('không phải mã của thẻ') });
    model.scan('123456789|a|b|c|d|e|f');
    expect(model.scanMessage.value?.text).toContain('CMND cũ');
    expect(model.turn.value.people).toEqual([]);
  });

  it('leaves nothing behind at the end of the turn: no person, no receipt, no way back', async () => {
    const { model, page } = desk();
    model.scan(BRIDE);
    model.confirm();
    await model.commit();
    expect(model.undoable.value).toBe(true);
    model.endTurn();
    expect(model.turn.value.people).toEqual([]);
    expect([model.receipt.value, model.scanMessage.value, model.undoable.value]).toEqual([null, null, false]);
    expect(page.forgotten).toBe(1);
    expect(JSON.stringify(model.rows.value)).not.toContain('Hương');
  });

  it('hears of a fill that broke off, and may try again', async () => {
    const { model, page } = desk();
    model.scan(BRIDE);
    model.confirm();
    page.fails = true;
    await model.commit();
    expect(model.notice.value?.tone).toBe('bad');
    expect(model.busy.value).toBe(false);
  });
});

describe('the built file', () => {
  it('has a header that names each portal, keeps the script out of the page’s world and loads nothing', () => {
    const lines = header('1.2.3', ['dichvucong.gov.vn', 'tokhaidientu.moj.gov.vn']).split('\n');
    expect(lines[0]).toBe('// ==UserScript==');
    expect(lines.filter((line) => line.includes('@match'))).toEqual([
      '// @match        https://dichvucong.gov.vn/*',
      '// @match        https://tokhaidientu.moj.gov.vn/*',
    ]);
    expect(lines.filter((line) => line.includes('@grant'))).toEqual(['// @grant        GM_setClipboard']);
    const text = lines.join('\n');
    expect(text).toMatch(/@inject-into\s+content/);
    expect(text).toMatch(/@sandbox\s+DOM/);
    expect(text).not.toMatch(/@(require|resource|connect|noframes|updateURL|downloadURL|include)/);
  });

  it('comes out of its archive as it went in', () => {
    const bytes = Buffer.from('// Trợ lý Một Cửa\n'.repeat(500));
    const archive = zip([{ name: 'a.user.js', bytes }]);
    const packed = archive.readUInt32LE(18);
    const at = 30 + archive.readUInt16LE(26);
    expect(archive.subarray(30, at).toString()).toBe('a.user.js');
    expect(inflateRawSync(archive.subarray(at, at + packed))).toEqual(bytes);
    const end = archive.length - 22;
    expect(archive.readUInt32LE(end)).toBe(0x06054b50);
    expect(archive.readUInt32LE(archive.readUInt32LE(end + 16))).toBe(0x02014b50);
  });
});
