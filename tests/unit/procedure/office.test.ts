import { beforeEach, describe, expect, it } from 'vitest';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { type Correction, onDay, ownProcedure, withOffice } from '../../../utils/procedure/corrections.ts';
import {
  changeOffice,
  OFFICE_PROCEDURES,
  officeReader,
  RefusedChange,
  readOffice,
} from '../../../utils/procedure/office.ts';
import type { Procedure } from '../../../utils/procedure/types.ts';
import { shipped } from './shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const ours = { ...marriage, source: 'https://dichvucong.gov.vn/x', asOf: '2026-11-23' };
const fresh = { ...ours, code: '1.999999', name: 'Thủ tục của cổng' };
const whole = (value: Procedure): Correction => ({
  what: 'procedure',
  code: value.code,
  basis: value.source,
  on: value.asOf,
  value,
});
const limit: Correction = {
  what: 'limit',
  code: '1.000894',
  at: 'xac-minh',
  basis: 'Quyết định 12/QĐ-UBND',
  value: { case: '', value: 2, unit: 'WORKING_DAY' },
};
let area: Area;
beforeEach(() => {
  area = memoryArea();
});
const same = (one: Procedure): Procedure => one;

describe('what the office keeps over our catalogue', () => {
  it('stands in the place of ours, or at the end when we have none', async () => {
    const kept = await changeOffice(area, () => [whole(fresh), whole(ours)]);
    const all = withOffice(shipped, kept, same);
    expect(all).toHaveLength(shipped.length + 1);
    expect(findProcedure(all, '1.000894')).toEqual(ours);
    expect(all.at(-1)).toEqual(fresh);
  });

  it('is read again as it was kept; dropped, ours holds again', async () => {
    await changeOffice(area, () => [limit, whole(ours)]);
    expect(await readOffice(area)).toEqual([limit, whole(ours)]);
    await changeOffice(area, (all) => all.filter(({ code }) => code !== '1.000894'));
    expect(withOffice(shipped, await readOffice(area), same)).toEqual(shipped);
  });

  it('leaves a catalogue without it as it is', () => expect(withOffice(shipped, [], same)).toEqual(shipped));

  it('is worked out once, until it is another', async () => {
    const read = officeReader(area);
    expect(await read()).toBe(await read());
    await changeOffice(area, () => [limit]);
    expect(await read()).toEqual([limit]);
  });
});

describe('what an office kept with an earlier version', () => {
  it('stays: lists that were taken from a portal, and promises', async () => {
    await area.set(OFFICE_PROCEDURES, { format: 1, procedures: [ours, fresh] });
    const rules = { commitment: { value: 2, unit: 'WORKING_DAY' } };
    await area.set('office:commitments', { version: 1, procedures: { '1.000894': rules } });
    const kept = await readOffice(area);
    expect(ownProcedure(undefined, kept, '1.999999')).toEqual(fresh);
    expect(onDay(ownProcedure(marriage, kept, '1.000894')!, '2026-11-23')).toMatchObject({ ...ours, office: rules });
  });

  it('is written anew with the first change, and nothing of it is read twice', async () => {
    await area.set('office:commitments', {
      version: 1,
      procedures: { '1.000894': { commitment: { value: 2, unit: 'WORKING_DAY' } } },
    });
    await changeOffice(area, (all) => [...all, limit]);
    expect(await area.get('office:commitments')).toBeUndefined();
    expect((await readOffice(area)).map(({ what }) => what)).toEqual(['rules', 'limit']);
  });
});

describe('a list of the office that is damaged', () => {
  it.each<[string, unknown]>([
    ['text', 'hỏng'],
    ['another format', { format: 3, corrections: [] }],
    ['a code twice', { format: 1, procedures: [ours, ours] }],
    ['one procedure twice', { format: 2, corrections: [whole(ours), whole(ours)] }],
    ['half a procedure', { format: 1, procedures: [{ code: '1.000894' }] }],
    ['a key that we do not know', { format: 2, corrections: [], script: 'x' }],
    ['a correction of nothing', { format: 2, corrections: [{ ...limit, what: 'script' }] }],
    ['a paper without a name', { format: 2, corrections: [{ ...limit, what: 'paper', value: { kind: 'submit' } }] }],
  ])('(%s) is not used and not overwritten', async (_, kept) => {
    await area.set(OFFICE_PROCEDURES, kept);
    expect(await officeReader(area)()).toEqual([]);
    await expect(readOffice(area)).rejects.toMatchObject({ reason: 'office-damaged' });
    await expect(changeOffice(area, () => [limit])).rejects.toMatchObject({ reason: 'office-damaged' });
    expect(await area.get(OFFICE_PROCEDURES)).toEqual(kept);
  });
});

describe('a change that does not hold together is refused whole', () => {
  it.each<[string, Correction[], string]>([
    ['two limits of one row on one day', [limit, { ...limit, from: '2026-01-01' }], 'overlap'],
    ['a period that ends before it begins', [{ ...limit, from: '2026-02-01', until: '2026-01-01' }], 'period'],
    ['two procedures with one code', [whole(ours), whole(ours)], '1.000894 twice'],
    ['a procedure under the code of another', [{ ...whole(fresh), code: '1.000894' } as Correction], 'code'],
  ])('%s', async (_, next, problem) => {
    await changeOffice(area, () => [limit]);
    const refused = await changeOffice(area, () => next).catch((error) => error);
    expect(refused).toBeInstanceOf(RefusedChange);
    expect(refused.problem).toBe(problem);
    expect(await readOffice(area)).toEqual([limit]);
  });

  it('but one limit may follow the other', async () => {
    const until = { ...limit, until: '2026-06-30' };
    const from = { ...limit, from: '2026-07-01' };
    expect(await changeOffice(area, () => [until, from])).toEqual([until, from]);
  });
});
