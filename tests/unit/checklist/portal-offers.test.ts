import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChecklist } from '../../../utils/checklist/checklist.ts';
import { portalOffers } from '../../../utils/checklist/portal-offers.ts';
import type { PaperState } from '../../../utils/checklist/types.ts';
import { PAPER_WORDS, type PortalPaper } from '../../../utils/portal/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { shipped } from '../procedure/shipped.ts';

const procedure = findProcedure(shipped, '1.001022')!;
const FORM = 'Tờ khai đăng ký nhận cha, mẹ, con theo mẫu';
const rows = (states: Record<string, PaperState> = {}) => buildChecklist(procedure, states, 'counter', {}).rows;
const offered = (papers: PortalPaper[], states: Record<string, PaperState> = {}) =>
  Object.fromEntries(portalOffers(rows(states), papers));

describe('what the portal’s list of papers offers to the checklist', () => {
  it('is the state that the portal gives to a paper of ours', () =>
    expect(
      offered([
        { name: FORM.toUpperCase(), says: 'in' },
        {
          name: 'Văn bản của cơ quan y tế, cơ quan giám định hoặc cơ quan khác có thẩm quyền xác nhận quan hệ cha con, quan hệ mẹ con',
          says: 'lacking',
        },
      ]),
    ).toMatchObject({
      'to-khai': { state: 'have', name: FORM.toUpperCase() },
      'van-ban-xac-nhan-quan-he': { state: 'missing' },
    }));

  it('is that a paper is there where a file lies there and the portal has no word for it', () => {
    expect(offered([{ name: FORM, attached: true }])).toHaveProperty('to-khai.state', 'have');
    expect(offered([{ name: FORM, attached: true, says: 'other' }])).toEqual({});
    expect(offered([{ name: FORM, attached: true, says: 'lacking' }])).toHaveProperty('to-khai.state', 'missing');
    expect(offered([{ name: FORM, originals: 1 }])).toEqual({});
  });

  it('is nothing where the officer has judged, bar a missing paper that came since', () => {
    for (const state of ['have', 'wrong', 'exempt', 'not-applicable'] as const) {
      expect(offered([{ name: FORM, says: 'in' }], { 'to-khai': state })).toEqual({});
      expect(offered([{ name: FORM, says: 'lacking' }], { 'to-khai': state })).toEqual({});
    }
    expect(offered([{ name: FORM, says: 'in' }], { 'to-khai': 'missing' })).toHaveProperty('to-khai.state', 'have');
    expect(offered([{ name: FORM, says: 'lacking' }], { 'to-khai': 'missing' })).toEqual({});
  });

  it('is nothing for a paper that is none of ours, nor where two lines of one paper say two things', () => {
    expect(offered([{ name: 'Ảnh chân dung 4x6', says: 'in' }])).toEqual({});
    expect(
      offered([
        { name: FORM, says: 'in' },
        { name: FORM, says: 'lacking' },
      ]),
    ).toEqual({});
    expect(
      offered([
        { name: FORM, says: 'in' },
        { name: FORM, says: 'other' },
      ]),
    ).toEqual({});
    expect(
      offered([
        { name: FORM, says: 'in' },
        { name: FORM, attached: true },
      ]),
    ).toHaveProperty('to-khai.state', 'have');
  });

  it('is nothing for two papers of ours that bear one name, nor for one of another case', () => {
    const twice = [...rows(), { ...rows()[0]!, paperId: 'to-khai-2' }];
    expect(portalOffers(twice, [{ name: FORM, says: 'in' }]).size).toBe(0);
    const elsewhere = rows().map((row) => ({ ...row, need: 'not' as const }));
    expect(portalOffers(elsewhere, [{ name: FORM, says: 'in' }]).size).toBe(0);
  });

  it('never names a paper that is not in the checklist, whatever the portal prints', () => {
    const ids = new Set(rows().map(({ paperId }) => paperId));
    const name = fc.oneof(fc.string({ maxLength: 400 }), fc.constantFrom(...rows().map((row) => row.name)));
    const paper = fc.record({ name, says: fc.constantFrom(...PAPER_WORDS) });
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 12 }), (papers) => {
        for (const [id, offer] of portalOffers(rows(), papers)) {
          expect(ids.has(id)).toBe(true);
          expect(papers.some((one) => one.name === offer.name)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
