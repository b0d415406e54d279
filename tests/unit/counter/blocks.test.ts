import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { blocksModel } from '../../../utils/counter/blocks.ts';
import type { Match } from '../../../utils/match/types.ts';

const open = (heading: string, ...fields: string[]) => ({ heading, fields });
const model = (...blocks: ReturnType<typeof open>[]) =>
  blocksModel(signal([{ report: { frameId: 0 }, matches: [], open: blocks }]));
const match = (field: string): Match => ({
  field,
  role: 'none',
  attribute: 'other',
  asks: 'fullName',
  roleSure: 0.9,
  attributeSure: 0.9,
  why: [],
});

describe('a block that the officer places', () => {
  it('goes on under a role of its own, and its fields with it', () => {
    const blocks = model(open('Bên bán', 'a'), open('Bên mua', 'b'));
    const [seller, buyer] = blocks.open.value;
    expect(blocks.place(seller!, [])).toBe('other1');
    expect(blocks.place(buyer!, [])).toBe('other2');
    expect(blocks.apply(0, [match('a'), match('b'), match('c')]).map(({ role }) => role)).toEqual([
      'other1',
      'other2',
      'none',
    ]);
    expect(blocks.headings.value).toEqual({ other1: 'Bên bán', other2: 'Bên mua' });
  });

  it('never shares the role of a field that the officer taught to be somebody else’s', () => {
    const blocks = model(open('Bên bán', 'a'));
    expect(blocks.place(blocks.open.value[0]!, ['applicant', 'other1'])).toBe('other2');
  });

  it('is asked for only as long as there is a role to hold it apart, and is forgotten with the page', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => open(id, id));
    const blocks = model(...many);
    expect(blocks.open.value).toHaveLength(4);
    for (const block of blocks.open.value) blocks.place(block, []);
    expect(blocks.open.value).toEqual([]);
    blocks.clear();
    expect(blocks.open.value).toHaveLength(4);
    expect(blocks.apply(0, [match('a')])[0]!.role).toBe('none');
  });

  it('of another frame is not meant, though its field bears the same name', () => {
    const blocks = model(open('Bên bán', 'a'));
    blocks.place(blocks.open.value[0]!, []);
    expect(blocks.apply(1, [match('a')])[0]!.role).toBe('none');
  });
});
