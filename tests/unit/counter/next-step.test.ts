import { describe, expect, it } from 'vitest';
import { continues, type Filled } from '../../../utils/counter/next-step.ts';

const filled = (changes: Partial<Filled> = {}): Filled => ({
  tabId: 7,
  origin: 'https://dichvucong.danang.gov.vn',
  dossiers: ['H17.22.5-261123-0002'],
  procedures: ['1.000894'],
  choice: { husband: 'an', wife: 'binh' },
  ...changes,
});

describe('the next step of a form in steps', () => {
  it('asks for people whom the officer has confirmed in that very role', () => {
    expect(continues(filled(), filled())).toBe(true);
    expect(continues(filled(), filled({ choice: { wife: 'binh' } }))).toBe(true);
    expect(continues(filled(), filled({ choice: { wife: 'binh', applicant: null } }))).toBe(true);
  });

  it('may print no code any more', () =>
    expect(continues(filled(), filled({ dossiers: [], procedures: [] }))).toBe(true));

  it.each([
    ['a role that was not asked before', { choice: { wife: 'binh', child: 'con' } }],
    ['another person in a role', { choice: { wife: 'an' } }],
    ['nobody at all', { choice: { wife: null } }],
    ['another dossier', { dossiers: ['H17.22.5-261123-0009'] }],
    ['another procedure', { procedures: ['1.001193'] }],
    ['another portal', { origin: 'https://dichvucong.gov.vn' }],
    ['another tab', { tabId: 8 }],
  ])('is none with %s: that is asked in full', (_, changes) =>
    expect(continues(filled(), filled(changes as Partial<Filled>))).toBe(false),
  );
});
