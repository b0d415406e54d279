import { readFileSync } from 'node:fs';
import { parseVocabulary } from '../../../utils/match/vocabulary.ts';
import type { Field, PageForm } from '../../../utils/portal/types.ts';

export const vocabularyFile = (): unknown =>
  JSON.parse(readFileSync(new URL('../../../public/data/vocabulary/vocabulary.json', import.meta.url), 'utf8'));
export const vocabulary = parseVocabulary(vocabularyFile());

/** A text box; everything can be said otherwise. */
export const field = (id: string, label: string, more: Partial<Field> = {}): Field => ({
  id,
  widget: 'text',
  label,
  labels: label ? [{ by: 'label', text: label }] : [],
  section: [],
  name: '',
  domId: '',
  placeholder: '',
  inputType: 'text',
  required: false,
  visible: true,
  enabled: true,
  readonly: false,
  filled: false,
  ...more,
});

export const form = (fields: Field[], title = ''): PageForm => ({ fingerprint: 'f', title, fields });

/** Text boxes of one section: label, or [label, name]. */
export const section = (heading: string, ...boxes: (string | [string, string])[]): Field[] =>
  boxes.map((box) => {
    const [label, name] = typeof box === 'string' ? [box, ''] : box;
    return field(`${heading}/${label}/${name}`, label, { name, section: heading ? [heading] : [] });
  });
