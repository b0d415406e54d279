import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { overridesFor, parseKnownForms } from '../../../utils/match/known-forms.ts';
import { matchForm } from '../../../utils/match/match.ts';
import { field, form, vocabulary } from './forms.ts';

const known = parseKnownForms(
  JSON.parse(readFileSync(new URL('../../../public/data/portals/known-forms.json', import.meta.url), 'utf8')),
);

describe.each(known.forms)('the known form $id', ({ has, names, cases }) => {
  const page = form([...new Set([...has, ...names.map((n) => n.name)])].map((name) => field(name, '', { name })));
  it('is recognised by its names, and answers as its cases say', () => {
    const matches = matchForm(page, vocabulary, overridesFor(page, known));
    for (const { name, is } of cases) {
      const match = matches[page.fields.findIndex((f) => f.name.toLowerCase() === name.toLowerCase())]!;
      expect(`${match.role}.${match.attribute}`).toBe(is);
    }
  });
  it('is not seen where one of its names is missing', () =>
    expect(overridesFor(form(page.fields.filter((f) => f.name !== has[0])), known)).toEqual([]));
});

describe('a name that stands twice on a page', () => {
  const twice = [
    field('1', 'Số định danh cá nhân', { name: 'SoDinhDanhC', section: ['I. Thông tin về người yêu cầu'] }),
    field('2', 'Số định danh cá nhân', { name: 'SoDinhDanhC', section: ['II. Thông tin về người chết'] }),
  ];
  it('tells nothing about the person: the sections do', () => {
    const list = [{ name: 'SoDinhDanhC', role: 'applicant', attribute: 'personalId' } as const];
    expect(matchForm(form(twice), vocabulary, list).map((m) => m.role)).toEqual(['applicant', 'deceased']);
  });
});
