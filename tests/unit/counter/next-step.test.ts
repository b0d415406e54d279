import { describe, expect, it } from 'vitest';
import { continues, type Filled, filledToo } from '../../../utils/counter/next-step.ts';

const step = (changes: Partial<Filled> = {}): Filled => filled({ forms: ['second'], ...changes });
const filled = (changes: Partial<Filled> = {}): Filled => ({
  tabId: 7,
  origin: 'https://dichvucong.danang.gov.vn',
  documentId: 'page-1',
  forms: ['first'],
  dossiers: ['H17.22.5-261123-0002'],
  procedures: ['1.000894'],
  choice: { husband: 'an', wife: 'binh' },
  ...changes,
});

describe('the next step of a form in steps', () => {
  it('asks for people whom the officer has confirmed in that very role', () => {
    expect(continues(filled(), step())).toBe(true);
    expect(continues(filled(), step({ choice: { wife: 'binh' } }))).toBe(true);
    expect(continues(filled(), step({ choice: { wife: 'binh', applicant: null } }))).toBe(true);
  });

  it('may print no code any more while the page stays', () =>
    expect(continues(filled(), step({ dossiers: [], procedures: [] }))).toBe(true));

  it('may be another page that prints the same dossier, or the same procedure before the dossier has a code', () => {
    expect(continues(filled(), step({ documentId: 'page-2' }))).toBe(true);
    expect(continues(filled({ dossiers: [] }), step({ documentId: 'page-2' }))).toBe(true);
  });

  it.each([
    ['a role that was not asked before', { choice: { wife: 'binh', child: 'con' } }],
    ['another person in a role', { choice: { wife: 'an' } }],
    ['nobody at all', { choice: { wife: null } }],
    ['another dossier', { dossiers: ['H17.22.5-261123-0009'] }],
    ['another procedure', { procedures: ['1.001193'] }],
    ['another portal', { origin: 'https://dichvucong.gov.vn' }],
    ['another tab', { tabId: 8 }],
    ['another page that prints no code', { documentId: 'page-2', dossiers: [], procedures: [] }],
    ['the very form that was just filled, empty again', { forms: ['first'] }],
  ])('is none with %s: that is asked in full', (_, changes) =>
    expect(continues(filled(), step(changes as Partial<Filled>))).toBe(false),
  );

  it('is none on another page where neither has printed a code', () => {
    const silent = { dossiers: [], procedures: [] };
    expect(continues(filled(silent), step({ ...silent, documentId: 'page-2' }))).toBe(false);
  });

  it('is none where the first form of the turn comes back after the last: the next citizen’s dossier', () => {
    const both = filledToo(filled(), step());
    expect(continues(both, filled())).toBe(false);
    expect(continues(both, step({ forms: ['third'] }))).toBe(true);
  });
});
