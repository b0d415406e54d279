import { matches, property, tagOf } from './dom.ts';

/**
 * A scanner types wherever the focus is. This notices a card that lands in a field of the portal, by its structure alone, and tells. It
 * takes no key away. Of a field it reads what stood there when something began that may be a card (digits, then 12 digits and a bar), and
 * lets go of it as soon as it is none.
 */
export interface FoundScan {
  field: HTMLInputElement | HTMLTextAreaElement;
  /** What the field held before. */
  former: string;
  /** The card's string, as typed: a field with a mask or a limit shows less. */
  text: string;
}

const SHORTEST = 60;
const LONGEST = 2000;
/** Silence after which digits are just digits, a record has broken off, a whole card is over. ms. */
const PAUSE = { number: 500, record: 1500, whole: 200 };

const stageOf = (text: string): keyof typeof PAUSE | undefined => {
  if (/^\d{1,12}$/.test(text)) return 'number';
  if (text.length > LONGEST || !/^\d{12}\|/.test(text)) return undefined;
  return text.length >= SHORTEST && text.split('|').length > 5 ? 'whole' : 'record';
};

/** The text so far with what was typed now; '' when that is no beginning of a card, neither together nor alone. */
export const grown = (before: string, typed: string): string =>
  [before + typed, typed].find((text) => stageOf(text)) ?? '';

/** Does a card's record stand here from its start: 12 digits, six fields, at least 60 characters? */
export const isWholeCard = (text: string): boolean => stageOf(text) === 'whole';

const TEXT_TYPES =
  'textarea, input:not([type]), input:is([type=text], [type=search], [type=tel], [type=number], [type=url])';

/** Listens until stopped. `found` is called when the scanner falls silent. */
export const watchScans = (doc: Document, found: (scan: FoundScan) => void): (() => void) => {
  let scan: FoundScan | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = () => {
    clearTimeout(timer);
    scan = undefined;
  };
  const settle = () => {
    const done = scan;
    forget();
    if (done && isWholeCard(done.text)) found(done);
  };
  // Before the field takes the key: its limit or mask may leave nothing of the card, and its selection is about to go.
  const onInput = (event: InputEvent) => {
    const [target] = event.composedPath();
    const typed = event.data ?? '';
    if (!event.isTrusted || !(target instanceof Element) || !['input', 'textarea'].includes(tagOf(target))) return;
    if (event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph') return;
    const before = scan?.field === target ? scan : undefined;
    const text = /^insert(Text|FromPaste|CompositionText)$/.test(event.inputType)
      ? grown(before?.text ?? '', typed)
      : '';
    const stage = stageOf(text);
    if (!stage || !matches(target, TEXT_TYPES)) return forget();
    const field = target as FoundScan['field'];
    const former = before && text.length > typed.length ? before.former : (property<string>(field, 'value') ?? '');
    scan = { field, former, text };
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE[stage]);
  };
  doc.addEventListener('beforeinput', onInput, { capture: true, passive: true });
  return () => {
    forget();
    doc.removeEventListener('beforeinput', onInput, { capture: true });
  };
};
