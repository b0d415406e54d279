import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../../utils/deadline/of-dossier.ts';
import { beneath, limitSaid, paperSaid, seen } from '../../../utils/procedure/beneath.ts';
import { briefOf } from '../../../utils/procedure/brief.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import {
  applyOffice,
  type Correction,
  feeId,
  hiddenOn,
  holdsOn,
  onDay,
  ownProcedure,
  withOffice,
} from '../../../utils/procedure/corrections.ts';
import { foldName, newRowId } from '../../../utils/procedure/names.ts';
import { standingOf } from '../../../utils/procedure/standing.ts';
import { calendar } from '../deadline/cases.ts';
import { shipped } from './shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const DAY = '2026-11-23';
const base = { code: '1.000894', basis: 'Quyết định 12/QĐ-UBND' };
const two = { case: '', value: 2, unit: 'WORKING_DAY' } as const;
const limit = { ...base, what: 'limit', at: marriage.limits[0]!.id, value: two } as const;
const [paper] = marriage.papers;
const by = { name: 'Sở Tư pháp', on: '2026-12-01' };

describe('a procedure as the office has it', () => {
  it('has the office’s limit in the place of ours, marked and with its basis', () => {
    const [first, ...others] = applyOffice(marriage, [limit], DAY).limits;
    expect(first).toEqual({ id: limit.at, ...two, basis: base.basis, status: 'office' });
    expect(others).toEqual(marriage.limits.slice(1));
  });

  it('says who handed a correction over, and when', () =>
    expect(applyOffice(marriage, [{ ...limit, by }], DAY).limits[0]?.basis).toBe(
      'Quyết định 12/QĐ-UBND · tệp của Sở Tư pháp ngày 01/12/2026',
    ));

  it('has a new paper at the end, and keeps the place of a changed one', () => {
    const changed = { ...base, what: 'paper', at: paper!.id, value: { ...paperSaid(paper!), copies: 2 } } as const;
    const added = {
      ...base,
      what: 'paper',
      at: 'dv-don',
      value: { name: 'Đơn của tổ dân phố', kind: 'submit', originals: 1, copies: 0 },
    } as const;
    const { papers } = applyOffice(marriage, [added, changed], DAY);
    expect(papers[0]).toMatchObject({ id: paper!.id, copies: 2, status: 'office', basis: base.basis });
    expect(papers.at(-1)).toMatchObject({ id: 'dv-don', name: 'Đơn của tổ dân phố', status: 'office' });
    expect(papers).toHaveLength(marriage.papers.length + 1);
  });

  it('has another fee where one was changed, and none that was hidden', () => {
    const fee = marriage.fees[0]!;
    const said = { ...base, what: 'fee', at: feeId(fee) } as const;
    expect(applyOffice(marriage, [{ ...said, value: null }], DAY).fees).toEqual(marriage.fees.slice(1));
    expect(applyOffice(marriage, [{ ...said, value: { text: '10.000 đồng' } }], DAY).fees[0]).toEqual({
      text: '10.000 đồng',
      status: 'office',
      basis: base.basis,
    });
  });

  it('is over when the office says that it is repealed, on the day of reception', () => {
    const facts = { effectiveTo: '2026-11-22', replacedBy: '1.004772' };
    const repealed = applyOffice(marriage, [{ ...base, what: 'facts', value: facts, was: {} }], DAY);
    expect(standingOf(repealed, '2026-11-22')).toBeUndefined();
    expect(standingOf(repealed, DAY)).toBe('ended');
  });

  it('that is not received here is not offered, and its dossiers keep it', () => {
    const hidden = { ...base, what: 'hidden', until: '2026-12-31' } as const;
    const [row] = withOffice([marriage], [hidden], (whole) => whole);
    expect(hiddenOn(row!, DAY)).toBe(true);
    expect(hiddenOn(row!, '2027-01-01')).toBe(false);
    expect(onDay(row!, DAY)).toMatchObject({ papers: marriage.papers, limits: marriage.limits });
  });

  it('asks no question that only a hidden paper hung on', () => {
    const question = marriage.questions?.find(({ answers }) => answers.some(({ when }) => when));
    const whens = question!.answers.map(({ when }) => when).filter(Boolean);
    const hides = [...marriage.papers, ...marriage.limits].flatMap((row): Correction[] => {
      const when = 'when' in row ? row.when : 'case' in row ? row.case : undefined;
      if (!when || !whens.includes(when)) return [];
      return 'unit' in row
        ? [{ ...base, what: 'limit', at: row.id, value: null }]
        : [{ ...base, what: 'paper', at: row.id, value: null }];
    });
    const { questions } = applyOffice(marriage, hides, DAY);
    expect(questions?.map(({ id }) => id)).not.toContain(question!.id);
  });

  it('knows a limit where the portal’s could not be used', () => {
    const unknown = { id: 'khac-1', case: '', said: '1 (đơn vị «khác»)', reason: 'unit' } as const;
    const stub = { ...marriage, limits: [], unknownLimits: [unknown] };
    const next = applyOffice(stub, [{ ...limit, at: 'khac-1' }], DAY);
    expect(next.unknownLimits).toEqual([]);
    expect(next.limits).toMatchObject([{ id: 'khac-1', status: 'office' }]);
  });

  it('reaches the brief that lists and the search have', () => {
    const [brief] = withOffice([briefOf(marriage)], [limit], briefOf);
    expect(onDay(brief!, DAY).limits[0]).toMatchObject({ value: 2, status: 'office' });
  });
});

describe('a dossier', () => {
  it('follows what held on its day of reception', () => {
    const procedure = ownProcedure(marriage, [{ ...limit, from: '2026-11-24' }], '1.000894');
    const due = (day: string) =>
      deadlineOf({ receivedAt: `${day}T09:00:00+07:00` }, procedure, calendar, `${day}T10:00:00+07:00`)?.dueAt;
    expect(due('2026-11-24')).toContain('2026-11-26');
    expect(due('2026-11-23')).not.toContain('2026-11-25');
  });
});

const periods = fc.record(
  { from: fc.constantFrom('2026-01-01', '2026-11-23'), until: fc.constantFrom('2026-11-23', '2026-12-31') },
  { requiredKeys: [] },
);
const anyCorrection = fc.oneof(
  fc
    .record({
      at: fc.constantFrom(...marriage.limits.map(({ id }) => id), 'dv-them'),
      value: fc.option(fc.constant(two)),
    })
    .map((row): Correction => ({ ...base, what: 'limit', ...row })),
  fc
    .record({
      at: fc.constantFrom(...marriage.papers.map(({ id }) => id), 'dv-don'),
      value: fc.option(fc.constant({ name: 'Đơn', kind: 'submit', originals: 1, copies: 1 } as const)),
    })
    .map((row): Correction => ({ ...base, what: 'paper', ...row })),
  fc
    .record({
      at: fc.constantFrom(...marriage.fees.map(feeId), 'dv-phi'),
      value: fc.option(fc.constant({ text: '5.000 đồng' })),
    })
    .map((row): Correction => ({ ...base, what: 'fee', ...row })),
);
const dated = fc.tuple(anyCorrection, periods).map(([one, period]): Correction => ({ ...one, ...period }));
const idsOf = (of: typeof marriage) => ({
  limit: of.limits.map(({ id }) => id),
  paper: of.papers.map(({ id }) => id),
});

describe('whatever the office says', () => {
  it('taken back, ours is there again as it was', () =>
    fc.assert(
      fc.property(fc.array(dated), (all) => {
        const before = structuredClone(marriage);
        applyOffice(marriage, all, DAY);
        expect(marriage).toEqual(before);
        expect(applyOffice(marriage, [], DAY)).toBe(marriage);
      }),
    ));

  it('a hidden row never shows, and a day outside of its period knows nothing of it', () =>
    fc.assert(
      fc.property(dated, fc.constantFrom('2025-12-31', '2026-01-01', DAY, '2026-11-24', '2027-01-01'), (one, day) => {
        const next = applyOffice(marriage, [one], day);
        if (!holdsOn(one, day)) expect(next).toBe(marriage);
        else if ((one.what === 'limit' || one.what === 'paper') && one.value === null)
          expect(idsOf(next)[one.what]).not.toContain(one.at);
      }),
    ));

  it('every row is ours, or says that it is the office’s and why', () =>
    fc.assert(
      fc.property(dated, (one) => {
        const { limits, papers, fees } = applyOffice(marriage, [one], DAY);
        for (const row of [...limits, ...papers, ...fees])
          if (row.status === 'office') expect(row.basis).toBe(base.basis);
          else expect([...marriage.limits, ...marriage.papers, ...marriage.fees]).toContain(row);
      }),
    ));
});

describe('an update that changes ours beneath', () => {
  const kept = seen(limit, marriage);
  const later = { ...marriage, limits: [{ ...marriage.limits[0]!, value: 9 }, ...marriage.limits.slice(1)] };

  it('is pointed out, and no longer once the office has seen it', () => {
    expect(beneath(kept, marriage)).toBeUndefined();
    expect(beneath(kept, later)).toBe('changed');
    expect(kept).toMatchObject({ was: limitSaid(marriage.limits[0]!) });
    expect(beneath(seen(kept, later), later)).toBeUndefined();
  });

  it('leaves the office’s own standing', () => expect(applyOffice(later, [kept], DAY).limits[0]?.value).toBe(2));

  it('by taking a row away, or bringing a procedure that we did not have, is pointed out as well', () => {
    expect(beneath(kept, { ...marriage, limits: marriage.limits.slice(1) })).toBe('gone');
    const own = seen({ ...base, what: 'procedure', value: marriage }, undefined);
    expect(beneath(own, undefined)).toBeUndefined();
    expect(beneath(own, marriage)).toBe('appeared');
  });

  it('says nothing where only the day of the copy is another', () => {
    const own = seen({ ...base, what: 'procedure', value: marriage }, marriage);
    expect(beneath(own, { ...marriage, asOf: '2027-01', source: 'bản khác' })).toBeUndefined();
    expect(beneath(own, later)).toBe('changed');
  });
});

describe('a paper with a name of 3,000 characters', () => {
  const long = 'Giấy xác nhận '.repeat(250).trim();

  it('shows its beginning up to a word’s end, and keeps it whole', () => {
    const { name, full } = foldName(long);
    expect(name.length).toBeLessThanOrEqual(400);
    expect(name).toMatch(/(Giấy|xác|nhận)…$/);
    expect(full).toBe(long.slice(0, 3000));
  });

  it('gets an id that fits, and that no other row has', () => {
    const ids = new Set<string>();
    for (let n = 0; n < 12; n++) ids.add(newRowId(long, ids));
    expect(ids.size).toBe(12);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
