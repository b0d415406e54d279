/** Best guesses where no rule is sure. They are shown to the officer and never filled: every one stays below SURE. Pure. */
import type { Field } from '../portal/types.ts';
import type { Answer } from './context.ts';
import { likelyPerson, spaced } from './likely.ts';
import type { Index } from './phrases.ts';
import { personsIn } from './role.ts';
import type { Attribute } from './types.ts';

const GUESS = 0.5;
const TEXT_BOX = new Set<Field['widget']>(['text']);
/** Attributes that a list or tick boxes ask for as well as a text box does. */
const CHOSEN = /^(?:gender|ethnicity|religion|nationality|maritalStatus|relationship|idType|idIssuePlace|.*\..*)$/;

/** The hint that stands first: in Vietnamese the head of a phrase comes before what explains it. */
const hinted = (index: Index, text: string): Attribute | undefined => {
  let best: { at: number; length: number; attribute: Attribute } | undefined;
  const padded = spaced(text);
  for (const { attribute, words } of index.hints)
    for (const word of words) {
      const at = padded.indexOf(` ${word} `);
      if (at < 0) continue;
      if (!best || at < best.at || (at === best.at && word.length > best.length))
        best = { at, length: word.length, attribute };
    }
  return best?.attribute;
};

/** What a box may ask for whose words no phrase explains ("Chúng tôi gọi lại qua số nào?"). */
export const guessAttributes = (index: Index, fields: readonly Field[], answers: Answer[]): void => {
  fields.forEach((field, i) => {
    const answer = answers[i]!;
    if (answer.attribute !== 'other' || answer.sure > GUESS || field.widget === 'native-checkbox') return;
    const said = field.labels.find((l) => l.by !== 'text-before') ?? field.labels[0];
    const attribute = said && hinted(index, said.text);
    if (attribute && (TEXT_BOX.has(field.widget) || CHOSEN.test(attribute)))
      answers[i] = { attribute, sure: GUESS, why: `có thể: “${said.text}”` };
    // "Là cha (mẹ) của em ____": a box that is called after somebody and asks for nothing else takes the name.
    else if (field.widget === 'text' && said && said.text.length < 80 && isSomebody(index, said.text))
      answers[i] = { attribute: 'fullName', sure: GUESS, why: `có thể: “${said.text}”` };
  });
};

const isSomebody = (index: Index, text: string): boolean =>
  personsIn(index, text).some((role) => role !== 'none') ||
  /^(?:người|ông|bà|bên|anh|chị|trẻ|cháu|em)(?!\p{L})/iu.test(text) ||
  (/(?:của|cho|là|với)$/iu.test(text) && likelyPerson(index, text) !== undefined);
