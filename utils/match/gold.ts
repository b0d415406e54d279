import type { PageForm } from '../portal/types.ts';
import type { Match } from './types.ts';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The answers of a labelled page as the matcher gives them, to be corrected by hand (format: utils/build/eval/forms.ts). */
export const goldOf = (form: PageForm, matches: readonly Match[]): string => {
  const answers = new Map(matches.map((match) => [match.field, match]));
  const fields = form.fields.flatMap((field) => {
    const match = answers.get(field.id);
    const own = field.domId ? `[id=${quoted(field.domId)}]` : field.name ? `[name=${quoted(field.name)}]` : '';
    if (!match || !own) return [];
    return [{ selector: own, role: match.role, attribute: match.attribute, label: field.label }];
  });
  return `${JSON.stringify({ fields }, null, 2)}\n`;
};
