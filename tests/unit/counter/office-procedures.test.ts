import { beforeEach, describe, expect, it } from 'vitest';
import { type OfficeProceduresModel, officeProceduresModel } from '../../../utils/counter/office-procedures.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import type { Correction } from '../../../utils/procedure/corrections.ts';
import { changeOffice, OFFICE_PROCEDURES, readOffice } from '../../../utils/procedure/office.ts';
import { officeFile } from '../../../utils/procedure/office-file.ts';
import type { Procedure } from '../../../utils/procedure/types.ts';
import { calendar } from '../deadline/cases.ts';
import { shipped } from '../procedure/shipped.ts';

const CODE = '1.000894';
const base = { code: CODE, basis: 'Quyết định 12/QĐ-UBND' };
const limit: Correction = {
  ...base,
  what: 'limit',
  at: 'xac-minh',
  value: { case: '', value: 2, unit: 'WORKING_DAY' },
  was: { case: 'cần xác minh điều kiện kết hôn', value: 5, unit: 'WORKING_DAY' },
};
const promise = (value: number): Correction => ({
  ...base,
  what: 'rules',
  value: { commitment: { value, unit: 'WORKING_DAY' } },
});
/** Whoever uses another limit first is measured by it. */
const ordinary: Correction = {
  ...base,
  what: 'limit',
  at: findProcedure(shipped, CODE)!.limits[0]!.id,
  value: { case: '', value: 4, unit: 'WORKING_DAY' },
};
let area: Area;
let release: (code: string) => Procedure | undefined;
let model: OfficeProceduresModel;
const file = (corrections: Correction[], more = '') => {
  const text = officeFile({ issuer: 'Sở Tư pháp', on: '2026-12-01', corrections }) + more;
  return new Blob([text]);
};

beforeEach(async () => {
  area = memoryArea();
  release = (code) => findProcedure(shipped, code);
  model = officeProceduresModel({
    area,
    shipped: async (code) => release(code),
    calendar: async () => calendar,
    today: () => '2026-11-23',
  });
  await model.load();
});

describe('an office’s corrections at the desk', () => {
  it('are kept at once with the day, changed in their place, dropped one by one, and the last change is taken back', async () => {
    expect(await model.put(limit)).toBe(true);
    const [kept] = await readOffice(area);
    expect(kept).toEqual({ ...limit, on: '2026-11-23' });
    await model.put({ ...limit, until: '2026-12-31' } as Correction, kept);
    expect(await readOffice(area)).toMatchObject([{ until: '2026-12-31' }]);
    await model.drop(model.all.value);
    expect(await readOffice(area)).toEqual([]);
    await model.undo();
    expect(await readOffice(area)).toMatchObject([{ until: '2026-12-31' }]);
    expect(model.before.value).toBeNull();
  });

  it('that stand in each other’s way are refused with a reason, and what stood stays', async () => {
    await model.put(limit);
    expect(await model.put({ ...limit, from: '2026-12-01' } as Correction)).toBe(false);
    expect(model.problem.value).toEqual({ reason: 'overlap' });
    expect(
      await model.put(
        { ...limit, value: null, from: '2027-01-02', until: '2027-01-01' } as Correction,
        model.all.value[0],
      ),
    ).toBe(false);
    expect(model.problem.value).toEqual({ reason: 'period' });
    expect(await readOffice(area)).toHaveLength(1);
  });

  it('may not promise more time than the limit gives, as the office has it', async () => {
    await model.put(ordinary);
    expect(await model.put(promise(5))).toBe(false);
    expect(model.problem.value).toEqual({ reason: 'promise', why: 'longer-than-law' });
    expect(await model.put(promise(3))).toBe(true);
  });

  it('say where an update changed ours beneath, until the office has seen it', async () => {
    await model.put(limit);
    release = (code) => {
      const ours = findProcedure(shipped, code);
      return ours && { ...ours, limits: ours.limits.map((one) => ({ ...one, value: 1, unit: 'DAY' })) };
    };
    const updated = officeProceduresModel({
      area,
      shipped: async (code) => release(code),
      calendar: async () => calendar,
      today: () => '2026-12-01',
    });
    await updated.load();
    expect(updated.changedBeneath.value).toHaveLength(1);
    await updated.accept(updated.all.value[0]!);
    expect(updated.changedBeneath.value).toEqual([]);
    expect(await readOffice(area)).toMatchObject([{ value: { value: 2 }, was: { value: 1, unit: 'DAY' } }]);
  });

  it('that another window made are seen, and cannot be taken back from here', async () => {
    await model.put(limit);
    await changeOffice(area, (all) => [...all, ordinary]);
    await model.load();
    expect(model.all.value).toHaveLength(2);
    expect(model.before.value).toBeNull();
  });

  it('that are damaged are said to be, stay, and go only when the officer says so', async () => {
    await area.set(OFFICE_PROCEDURES, { format: 2, corrections: 'hỏng' });
    await model.load();
    expect(model.damaged.value).toBe(true);
    expect(await model.put(limit)).toBe(false);
    expect(model.problem.value).toEqual({ reason: 'damaged' });
    expect(await model.damagedText()).toContain('hỏng');
    await model.startAnew();
    expect(model.damaged.value).toBe(false);
  });
});

describe('a file that a province hands over', () => {
  it('is looked at before it is taken in, and one click takes all of it back', async () => {
    await model.put(limit);
    await model.readFile(file([{ ...limit, value: { case: '', value: 3, unit: 'WORKING_DAY' } }, ordinary]));
    expect(model.incoming.value?.rows.map(({ change }) => change)).toEqual(['replaces', 'new']);
    expect(await readOffice(area)).toHaveLength(1);
    await model.takeFile();
    expect(await readOffice(area)).toMatchObject([
      { value: { value: 3 }, by: { name: 'Sở Tư pháp', on: '2026-12-01' } },
      { value: { value: 4 } },
    ]);
    await model.undo();
    expect(await readOffice(area)).toMatchObject([{ value: { value: 2 } }]);
  });

  it('is what the office exports', async () => {
    await model.put(limit);
    const text = model.exported('UBND phường Kiến Hưng');
    await model.drop(model.all.value);
    await model.readFile(new Blob([text]));
    expect(model.incoming.value).toMatchObject({
      file: { issuer: 'UBND phường Kiến Hưng', on: '2026-11-23' },
      rows: [{ change: 'new' }],
    });
  });

  it('with a promise that the law does not allow is refused whole, at its line', async () => {
    await model.put(limit);
    await model.readFile(file([ordinary, promise(5)]));
    expect(model.refused.value).toMatchObject({
      reason: 'promise',
      why: 'longer-than-law',
      path: 'corrections.1.value',
    });
    expect(model.refused.value?.line).toBeGreaterThan(10);
    expect(model.incoming.value).toBeNull();
    expect(await readOffice(area)).toHaveLength(1);
  });

  it('that is hostile leaves everything as it was', async () => {
    await model.put(limit);
    await model.readFile(file([ordinary], ', "x": 1}'));
    expect(model.refused.value).toMatchObject({ reason: 'not-json' });
    await model.readFile({ size: 6_000_000, text: () => Promise.reject(new Error('never read')) });
    expect(model.refused.value).toEqual({ reason: 'too-large' });
    expect(await readOffice(area)).toHaveLength(1);
  });
});
