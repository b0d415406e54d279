import type { Citizen } from '../citizen/types.ts';
import type { DossierEvent } from '../dossier/types.ts';

/** Takes people out of a dossier's events. Ids, moments and places in the order stay: only content goes. Pure. */

/** What stands where something was taken out. */
export const STRUCK = '▒▒▒';

/** Values that say nothing about a person, or that the dossier is found by. Every other text is searched. */
const KEPT = new Set([
  'id',
  'dossierId',
  'at',
  'type',
  'code',
  'procedureCode',
  'host',
  'receivedAt',
  'resultAt',
  'channel',
]);
const isKept = (key: string): boolean => KEPT.has(key) || key.endsWith('Id');

/** ID numbers, phone numbers and accounts: nine digits and more, however they are spaced. A dossier's code is let through. */
const NUMBERS = /\b(?:[\d.]+\.)?[A-Z]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,6}\b|\+?\d(?:[ .-]?\d){8,}/g;
const isCode = (found: string): boolean => /[A-Z]/.test(found);
const MAIL = /[^\s@<>(),;]+@[^\s@<>(),;]+\.[a-z]{2,}/gi;
/** A name or address shorter than this would strike out half of a note ("An"). */
const SHORTEST = 4;

/** One folded letter for each letter of the text, so that a place in one is the same place in the other. */
const foldEach = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const letter = text[at]!;
    const folded = letter
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase();
    return folded.length === 1 ? (/\s/.test(folded) ? ' ' : folded) : letter;
  }).join('');

const strike = (text: string, words: readonly string[]): string => {
  let result = text.normalize('NFC');
  for (const word of words) {
    let folded = foldEach(result);
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + STRUCK.length)) {
      result = result.slice(0, at) + STRUCK + result.slice(at + word.length);
      folded = foldEach(result);
    }
  }
  return result;
};

const searched = (words: readonly (string | undefined)[]): string[] =>
  words
    .filter((word) => word !== undefined)
    .map((word) => foldEach(word.normalize('NFC')).replace(/ +/g, ' ').trim())
    .filter((word) => word.length >= SHORTEST);
const wordsOf = ({ fullName, personalId, oldIdNumber, cancelledId, father, mother, address }: Citizen): string[] =>
  searched([fullName, personalId, oldIdNumber, cancelledId, father, mother, address]);

type Person = { citizen: Citizen };

/** Strikes these words, mail addresses and every long number out of a text. */
const striker = (words: Iterable<string>): ((text: string) => string) => {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  return (text) =>
    strike(
      text.replace(MAIL, STRUCK).replace(NUMBERS, (found) => (isCode(found) ? found : STRUCK)),
      longestFirst,
    );
};

/** A dossier's texts as they may leave without its people. `owners`: whom a portal's list names. */
export const strikePeople = (people: readonly Citizen[], owners: readonly (string | undefined)[]) =>
  striker([...people.flatMap(wordsOf), ...searched(owners)]);

/** Everything below a value, so that the events within an event (a merged dossier's, an imported one's) count too. */
const within = (value: unknown): unknown[] =>
  value && typeof value === 'object' ? [value, ...Object.values(value).flatMap(within)] : [];
const peopleIn = (event: DossierEvent): Person[] =>
  within(event).filter((each): each is Person => 'citizen' in (each as object));
/** Whom a portal's list names as the owner of a dossier. */
const ownersIn = (event: DossierEvent): string[] =>
  within(event).flatMap((each) => {
    const { applicant } = each as { applicant?: unknown };
    return typeof applicant === 'string' ? [applicant] : [];
  });

const bears = ({ personalId, oldIdNumber, cancelledId }: Citizen, number: string): boolean =>
  [personalId, oldIdNumber, cancelledId].includes(number);

/** Does the dossier hold this ID number: as a person, or written in a note? */
export const holdsNumber = (events: readonly DossierEvent[], number: string): boolean =>
  events.some(
    (event) =>
      peopleIn(event).some(({ citizen }) => bears(citizen, number)) ||
      JSON.stringify(event).replace(/[ .-]/g, '').includes(number),
  );

const through = (value: unknown, change: (text: string) => string, keep: (person: Person) => boolean): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value))
    return value
      .filter((each) => !(each && typeof each === 'object' && 'citizen' in each) || keep(each as Person))
      .map((each) => through(each, change, keep));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && isKept(key) ? inner : through(inner, change, keep),
    ]),
  );
};

/**
 * The same events without their people: lists of people are emptied, and in every text (notes, and whatever a later version adds) full
 * names, addresses, parents and every long number are struck out, whatever their accents and case.
 * What it cannot see: a nickname, half a name. `notes: 'delete'` empties the notes for that reason.
 */
export const withoutPeople = (events: readonly DossierEvent[], notes: 'redact' | 'delete'): DossierEvent[] => {
  const people = events.flatMap(peopleIn).map(({ citizen }) => citizen);
  const change = strikePeople(people, events.flatMap(ownersIn));
  return events.map((event) => {
    const changed = through(event, change, () => false) as DossierEvent;
    return changed.type === 'note-written' && notes === 'delete' ? { ...changed, text: '' } : changed;
  });
};

/** The same events without the one person of this number; other people stay, and so do numbers that are not this one's. */
export const withoutPerson = (events: readonly DossierEvent[], number: string): DossierEvent[] => {
  const theirs = events.flatMap(peopleIn).filter(({ citizen }) => bears(citizen, number));
  const words = [...new Set([number, ...theirs.flatMap(({ citizen }) => wordsOf(citizen))])];
  words.sort((a, b) => b.length - a.length);
  const spaced = (text: string) =>
    text.replace(NUMBERS, (found) => (found.replace(/\D/g, '').includes(number) ? STRUCK : found));
  return events.map(
    (event) =>
      through(
        event,
        (text) => strike(spaced(text), words),
        ({ citizen }) => !bears(citizen, number),
      ) as DossierEvent,
  );
};
