import { describe, expect, it } from 'vitest';
import { askedBy } from '../../../utils/match/attribute.ts';
import { matchForm } from '../../../utils/match/match.ts';
import { indexOf } from '../../../utils/match/phrases.ts';
import { readLabel, readName } from '../../../utils/match/read.ts';
import { parseVocabulary } from '../../../utils/match/vocabulary.ts';
import { field, form, vocabulary, vocabularyFile } from './forms.ts';

const index = indexOf(vocabulary);
const attributeOf = (label: string, name = ''): string =>
  matchForm(form([field('a', label, { name })]), vocabulary)[0]!.attribute;
const persons = (text: string, read: typeof readLabel): string[] => [
  ...new Set(read(index, text).hits.flatMap((h) => (h.meaning.kind === 'role' ? [h.meaning.role] : []))),
];

describe('the vocabulary', () => {
  const cases = vocabulary.attributes.entries.flatMap((e) =>
    e.examples.map((x) => ({ attribute: e.attribute, label: x.label ?? '', name: x.name ?? '', is: x.is })),
  );
  it.each(cases)('$attribute: "$label$name" is $is', ({ attribute, label, name, is }) =>
    expect(askedBy(index, field('a', label, { name })).attribute === attribute).toBe(is),
  );

  it.each([...vocabulary.places.examples, ...vocabulary.others.examples])('"$label" asks for $is', ({ label, is }) =>
    expect(attributeOf(label)).toBe(is),
  );

  it.each(vocabulary.roles.examples.map((x) => ({ label: x.label ?? '', name: x.name ?? '', is: x.is })))(
    '"$label$name" names $is',
    ({ label, name, is }) => expect(name ? persons(name, readName) : persons(label, readLabel)).toEqual(is),
  );

  it('reads labels without diacritics too', () => expect(attributeOf('So CMND/CCCD')).toBe('personalId'));
  it('does not take "Hộ khẩu" for "Họ" nor "còn" for "con"', () =>
    expect([attributeOf('Hộ khẩu'), persons('Phần còn lại', readLabel)]).toEqual(['permanentAddress', []]));
  it('is refused when an office’s edit breaks its shape', () => {
    const broken = structuredClone(vocabularyFile()) as { roles: { entries: { role: string }[] } };
    broken.roles.entries[0]!.role = 'uncle';
    expect(() => parseVocabulary(broken)).toThrow();
  });
});
