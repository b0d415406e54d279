import { beforeEach, describe, expect, it } from 'vitest';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import {
  dropProcedure,
  keepProcedure,
  OFFICE_PROCEDURES,
  officeCatalogue,
  readOffice,
  withOffice,
} from '../../../utils/procedure/office.ts';
import { shipped } from './shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const ours = { ...marriage, source: 'https://dichvucong.gov.vn/x', asOf: '2026-11-23' };
const fresh = { ...ours, code: '1.999999', name: 'Thủ tục của cổng' };
let area: Area;
beforeEach(() => {
  area = memoryArea();
});

describe('what the office keeps over our catalogue', () => {
  it('stands in the place of ours, or at the end when we have none', async () => {
    await keepProcedure(area, fresh);
    await keepProcedure(area, ours);
    const all = await officeCatalogue(shipped, area);
    expect(all).toHaveLength(shipped.length + 1);
    expect(findProcedure(all, '1.000894')).toEqual(ours);
    expect(all.at(-1)).toEqual(fresh);
  });

  it('replaces what it kept before, and ours holds again once it is gone', async () => {
    await keepProcedure(area, ours);
    await keepProcedure(area, { ...ours, asOf: '2026-11-24' });
    expect(await readOffice(area)).toMatchObject([{ asOf: '2026-11-24' }]);
    await dropProcedure(area, '1.000894');
    expect(await officeCatalogue(shipped, area)).toEqual(shipped);
  });

  it('leaves a catalogue without it as it is', () => expect(withOffice(shipped, [])).toEqual(shipped));
});

describe('a list of the office that is damaged', () => {
  it.each<[string, unknown]>([
    ['text', 'hỏng'],
    ['another format', { format: 2, procedures: [] }],
    ['a code twice', { format: 1, procedures: [ours, ours] }],
    ['half a procedure', { format: 1, procedures: [{ code: '1.000894' }] }],
    ['a key that we do not know', { format: 1, procedures: [], script: 'x' }],
  ])('(%s) is not used and not overwritten', async (_, kept) => {
    await area.set(OFFICE_PROCEDURES, kept);
    expect(await officeCatalogue(shipped, area)).toEqual(shipped);
    await expect(keepProcedure(area, fresh)).rejects.toMatchObject({ reason: 'office-damaged' });
    await expect(dropProcedure(area, '1.000894')).rejects.toMatchObject({ reason: 'office-damaged' });
    expect(await area.get(OFFICE_PROCEDURES)).toEqual(kept);
  });

  it('is never made by us: a procedure out of shape is refused', async () => {
    await expect(keepProcedure(area, { ...fresh, code: 'x' })).rejects.toBeInstanceOf(RangeError);
    expect(await area.get(OFFICE_PROCEDURES)).toBeUndefined();
  });
});
