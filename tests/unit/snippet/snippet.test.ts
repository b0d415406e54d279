import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { expand, expandAt, findSnippet, PLACEHOLDERS } from '../../../utils/snippet/expand.ts';
import { OFFICE_SNIPPETS, readSnippets, SHIPPED, writeSnippets } from '../../../utils/snippet/store.ts';

const known = { 'mã hồ sơ': 'H26.15.3-261123-0001', 'tên thủ tục': 'Thủ tục đăng ký khai sinh' };

describe('a text with placeholders', () => {
  it('takes what the dossier knows', () =>
    expect(expand('Hồ sơ {mã hồ sơ}: {Tên thủ tục}', known)).toEqual({
      text: 'Hồ sơ H26.15.3-261123-0001: Thủ tục đăng ký khai sinh',
      left: [],
    }));

  it('keeps what is not known yet and what nobody knows, and names it', () =>
    expect(expand('{mã hồ sơ} hẹn {ngày hẹn}, ký {người ký}, {ngày hẹn}', known)).toEqual({
      text: 'H26.15.3-261123-0001 hẹn {ngày hẹn}, ký {người ký}, {ngày hẹn}',
      left: ['{ngày hẹn}', '{người ký}'],
    }));

  it('finds a placeholder that was typed with its marks apart', () =>
    expect(expand('{mã hồ sơ}'.normalize('NFD'), known).left).toEqual([]));

  it('does not fill anew what a value brings along', () =>
    expect(expand('{tên thủ tục}', { 'tên thủ tục': 'A {mã hồ sơ}', 'mã hồ sơ': 'X' }).text).toBe('A {mã hồ sơ}'));

  it('loses no letter of what it was given', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(expand(text, {}).text).toBe(text);
      }),
    ));
});

describe('a name in a note', () => {
  const at = (text: string) => expandAt(text, text.length, SHIPPED, known);

  it('is written out where a word begins', () => {
    expect(at('/bosung')?.text).toContain('H26.15.3-261123-0001');
    expect(at('Gọi dân. /bosung')?.text).toMatch(/^Gọi dân\. Đề nghị/);
    expect(at('Gọi\n/bosung')).toBeDefined();
  });

  it('is nothing inside a word, a date or a path, nor when nobody has it', () => {
    for (const text of ['1/bosung', 'a/bosung', '23/11', '/', '/khongco', 'bosung']) expect(at(text)).toBeUndefined();
  });

  it('leaves what stands behind it, and puts the caret there', () => {
    const done = expandAt('/hentra rồi gọi', 7, SHIPPED, { ...known, 'ngày hẹn': '30/11/2026' });
    expect(done?.text).toBe('Hồ sơ H26.15.3-261123-0001 hẹn trả kết quả ngày 30/11/2026. rồi gọi');
    expect(done?.text.slice(done.caret)).toBe(' rồi gọi');
  });

  it('is known as Telex leaves it, unless two would fit', () => {
    expect(findSnippet(SHIPPED, 'bóung')?.name).toBe('bosung');
    expect(findSnippet(SHIPPED, 'BOSUNG')?.name).toBe('bosung');
    const two = [
      { name: 'bosung', text: 'a' },
      { name: 'boung', text: 'b' },
    ];
    expect(findSnippet(two, 'boung')?.text).toBe('b');
    expect(findSnippet([...two, { name: 'borung', text: 'c' }].slice(0, 3), 'bóung')).toBeUndefined();
  });
});

describe('the office’s list', () => {
  let area: Area;
  beforeEach(() => {
    area = memoryArea();
  });

  it('is ours until the office writes its own', async () => {
    expect(await readSnippets(area)).toEqual(SHIPPED);
    expect(await writeSnippets(area, [{ name: 'chao', text: 'Kính chào Ông/Bà'.normalize('NFD') }])).toBe(true);
    expect(await readSnippets(area)).toEqual([{ name: 'chao', text: 'Kính chào Ông/Bà' }]);
    expect(await writeSnippets(area, [])).toBe(true);
    expect(await readSnippets(area)).toEqual([]);
  });

  it.each([
    ['a name with accents', [{ name: 'bổ', text: 'x' }]],
    ['no name', [{ name: '', text: 'x' }]],
    [
      'a name twice',
      [
        { name: 'a', text: 'x' },
        { name: 'a', text: 'y' },
      ],
    ],
    ['nothing to write', [{ name: 'a', text: '' }]],
  ])('with %s is not kept', async (_, list) => {
    await writeSnippets(area, [{ name: 'cu', text: 'cũ' }]);
    expect(await writeSnippets(area, list)).toBe(false);
    expect(await readSnippets(area)).toEqual([{ name: 'cu', text: 'cũ' }]);
  });

  it('that is damaged is not used, and stays until the office writes anew', async () => {
    await area.set(OFFICE_SNIPPETS, { format: 9 });
    expect(await readSnippets(area)).toEqual(SHIPPED);
    expect(await area.get(OFFICE_SNIPPETS)).toEqual({ format: 9 });
  });

  it('of ours is in shape and uses known placeholders only', async () => {
    expect(await writeSnippets(area, SHIPPED)).toBe(true);
    const all = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 'x']));
    for (const { text } of SHIPPED) expect(expand(text, all).left).toEqual([]);
  });
});
