import { mergeCitizens } from '../citizen/merge.ts';
import type { Citizen } from '../citizen/types.ts';
import type { RoleChoice, Waiting } from './who.ts';

/** One turn at the counter: the people who stand there now and what the officer said about them. Session memory only. */
export interface Turn {
  people: Waiting[];
  chosen: RoleChoice;
  /** The who-is-who that the officer confirmed; any change asks again. */
  confirmed: string | null;
  /** Dossier being worked on, by its own id. */
  dossierId: string | null;
  /** Today's unit where the officer chose it: key of the address (place.ts) → unit code. */
  places?: Record<string, string>;
}

export const EMPTY_TURN: Turn = { people: [], chosen: {}, confirmed: null, dossierId: null };

/** At most this many people at once: more is a stuck scanner, not a family. */
export const MAX_PEOPLE = 12;

export type Added = { turn: Turn; result: 'added' | 'updated' | 'full'; id: string };

/**
 * Takes a person in. The same personal number again updates that person in place: nobody stands in the tray twice. People without
 * one are never taken for each other, however much alike they are.
 */
export const addPerson = (turn: Turn, citizen: Citizen, newId: string): Added => {
  const { personalId } = citizen;
  const known = personalId && turn.people.find((person) => person.citizen.personalId === personalId);
  if (known) {
    const merged = mergeCitizens(known.citizen, citizen);
    const people = turn.people.map((person) => (person === known ? { ...person, citizen: merged } : person));
    return { turn: { ...turn, people }, result: 'updated', id: known.id };
  }
  if (turn.people.length >= MAX_PEOPLE) return { turn, result: 'full', id: '' };
  return { turn: { ...turn, people: [...turn.people, { id: newId, citizen }] }, result: 'added', id: newId };
};

export const removePerson = (turn: Turn, id: string): Turn => ({
  ...turn,
  people: turn.people.filter((person) => person.id !== id),
  chosen: Object.fromEntries(Object.entries(turn.chosen).filter(([, person]) => person !== id)),
  confirmed: null,
});

type InRole = { citizen: Citizen };

/** Has the page only grown? A field that left or changed its label, section or name makes it another form to confirm. */
export const onlyGrew = (before: readonly string[], after: readonly string[]): boolean => {
  const now = new Set(after);
  return before.every((id) => now.has(id));
};

/**
 * Are these the people of another dossier? So it is when both sides have numbers and share none: the citizen before has left, and what is
 * filled now must not go into that dossier.
 */
export const otherPeople = (kept: readonly InRole[], present: readonly InRole[]): boolean => {
  const numbers = (people: readonly InRole[]) => people.flatMap(({ citizen }) => citizen.personalId ?? []);
  const known = new Set(numbers(kept));
  const now = numbers(present);
  return known.size > 0 && now.length > 0 && !now.some((id) => known.has(id));
};

/** What the officer confirms: this form, these people in these roles. */
export const confirmation = (documents: readonly string[], roles: RoleChoice): string =>
  JSON.stringify([
    documents,
    Object.entries(roles)
      .filter(([, id]) => id)
      .sort(),
  ]);
