import { attr, firstChild, matches, nextSibling, nodeType, rootElement, shadowOf, tagOf, textOf } from './dom.ts';
import { cleanHeading, cleanLabel } from './text.ts';
import type { PageForm } from './types.ts';

const SKIPPED =
  /^(?:script|style|link|meta|base|noscript|template|img|picture|svg|canvas|video|audio|iframe|object|embed|head)$/;
const VOID = /^(?:input|br|hr|col|wbr)$/;
const KEPT =
  'id name class type for role placeholder maxlength readonly disabled required hidden multiple colspan rowspan contenteditable aria-label aria-labelledby aria-describedby aria-haspopup aria-hidden aria-level'.split(
    ' ',
  );
const LONGEST = 2_000_000;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/**
 * The page as markup for the labelled set, with every value taken out: what a control holds, what is chosen, and all text that is no label,
 * heading, hint or option of the form. Pictures, scripts, styles and addresses stay behind.
 */
export const sampleOf = (doc: Document, form: PageForm): string => {
  const known = new Set(
    form.fields.flatMap((field) =>
      [
        ...field.labels.map(({ text }) => text),
        ...field.section,
        field.placeholder,
        ...(field.options ?? []).map(({ text }) => text),
      ].map((text) => text.toLowerCase()),
    ),
  );
  // A list of the citizen's own relatives is data, however it is marked up.
  for (const text of known) if (/\d{6}/.test(text)) known.delete(text);
  const all = [...known].join('\n');
  const isKnown = (text: string): boolean => {
    const [label, heading] = [cleanLabel(text).toLowerCase(), cleanHeading(text).toLowerCase()];
    // A label may stand in pieces: "Họ và tên <b>người yêu cầu</b>".
    return known.has(label) || known.has(heading) || (label.length > 2 && !/\d/.test(label) && all.includes(label));
  };
  const out: string[] = [];
  let size = 0;
  const put = (text: string): void => {
    size += text.length;
    if (size < LONGEST) out.push(text);
  };
  const attributes = (el: Element): string => {
    const tag = tagOf(el);
    const names =
      tag === 'option' || (tag === 'input' && matches(el, '[type=radio],[type=checkbox]')) ? [...KEPT, 'value'] : KEPT;
    return names
      .filter((name) => matches(el, `[${name}]`))
      .map((name) => {
        const value = attr(el, name).slice(0, 300);
        const safe = /^(?:placeholder|aria-label)$/.test(name) && !isKnown(value) ? '' : value;
        return ` ${name}="${escaped(safe)}"`;
      })
      .join('');
  };
  const walk = (node: Node): void => {
    for (let child = firstChild(node); child; child = nextSibling(child)) {
      if (nodeType(child) === 3) {
        const text = textOf(child);
        if (text.trim() && isKnown(text)) put(escaped(text));
      } else if (nodeType(child) === 1) element(child as Element);
    }
  };
  const element = (el: Element): void => {
    const tag = tagOf(el);
    if (SKIPPED.test(tag) || !/^[a-z][a-z0-9-]*$/.test(tag)) return;
    put(`<${tag}${attributes(el)}>`);
    if (VOID.test(tag)) return;
    const shadow = shadowOf(el);
    if (shadow) {
      put('<template shadowrootmode="open">');
      walk(shadow);
      put('</template>');
    }
    if (tag !== 'textarea') walk(el);
    put(`</${tag}>`);
  };
  const root = rootElement(doc);
  if (root) walk(root);
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title></title>${out.join('')}</html>`;
};
