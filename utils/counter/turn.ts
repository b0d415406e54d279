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
}

export const EMPTY_TURN: Turn = { people: [], chosen: {}, confirmed: null, dossierId: null };

/** At most this many people at once: more is a stuck scanner, not a family. */
export const MAX_PEOPLE = 12;

export type Added = { turn: Turn; result: 'added' | 'updated' | 'full'; id: string };

/** Takes a scanned person in. The same number again updates that person in place: nobody stands in the tray twice. */
export const addPerson = (turn: Turn, citizen: Citizen, newId: string): Added => {
  const known = turn.people.find((person) => person.citizen.personalId === citizen.personalId);
  if (known) {
    // A poorer reading (number only, no diacritics) fills gaps and takes nothing away.
    const poorer = citizen.source === 'number' || citizen.source === 'mrz';
    const merged: Citizen = poorer ? { ...citizen, ...known.citizen } : { ...known.citizen, ...citizen };
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

/** What the officer confirms: this form, these people in these roles. */
export const confirmation = (fingerprints: readonly string[], roles: RoleChoice): string =>
  JSON.stringify([
    fingerprints,
    Object.entries(roles)
      .filter(([, id]) => id)
      .sort(),
  ]);
