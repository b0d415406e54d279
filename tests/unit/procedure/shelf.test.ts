import { describe, expect, it } from 'vitest';
import { memoryArea } from '../../../utils/platform/area.ts';
import { procedureShelf } from '../../../utils/procedure/shelf.ts';

describe('what the officer keeps within reach', () => {
  it('is empty at first', async () =>
    expect(await procedureShelf(memoryArea()).read()).toEqual({ favourites: [], used: [] }));

  it('has the last used first, each once, in its short form', async () => {
    const shelf = procedureShelf(memoryArea());
    for (const code of ['1.000894', '1.001193.H17', '1.000894']) await shelf.use(code);
    expect((await shelf.read()).used).toEqual(['1.000894', '1.001193']);
  });

  it('passes over what is no code: no words of anybody are kept', async () => {
    const area = memoryArea();
    const shelf = procedureShelf(area);
    for (const text of ['', 'Nguyễn Văn An', '001099012345']) await shelf.use(text);
    expect(await area.entries('')).toEqual([]);
  });

  it('forgets the oldest of more than twenty', async () => {
    const shelf = procedureShelf(memoryArea());
    for (let n = 0; n < 25; n++) await shelf.use(`1.0000${String(n).padStart(2, '0')}`);
    const { used } = await shelf.read();
    expect([used.length, used[0], used.at(-1)]).toEqual([20, '1.000024', '1.000005']);
  });

  it('marks a favourite and takes it out again', async () => {
    const shelf = procedureShelf(memoryArea());
    expect((await shelf.toggle('1.000894')).favourites).toEqual(['1.000894']);
    expect((await shelf.toggle('1.000894')).favourites).toEqual([]);
  });

  it.each([null, 'x', { favourites: ['<b>'], used: [] }, { favourites: [] }])(
    'counts a damaged entry (%j) as empty',
    async (stored) => {
      const area = memoryArea();
      await area.set('procedures:shelf', stored);
      expect(await procedureShelf(area).read()).toEqual({ favourites: [], used: [] });
    },
  );
});
