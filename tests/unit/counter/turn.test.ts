import { describe, expect, it } from 'vitest';
import type { Citizen } from '../../../utils/citizen/types.ts';
import {
  addPerson,
  confirmation,
  EMPTY_TURN,
  MAX_PEOPLE,
  onlyGrew,
  otherPeople,
  removePerson,
} from '../../../utils/counter/turn.ts';
import { propose, type Waiting } from '../../../utils/counter/who.ts';

const TODAY = '2026-11-23';
const person = (id: string, sex: 'Nam' | 'Nữ', birthDate: string, personalId = '001090000012'): Waiting => ({
  id,
  citizen: { personalId, fullName: 'Nguyễn Văn An', sex, birthDate, source: 'qr-cccd', warnings: [] },
});

describe('two people at a marriage form', () => {
  const man = person('m', 'Nam', '1998-02-01');
  const woman = person('w', 'Nữ', '2000-05-06');

  it('are placed by their sex', () =>
    expect(propose(['wife', 'husband'], [man, woman], {}, TODAY)).toEqual({ wife: 'w', husband: 'm' }));

  it('of the same sex are not placed: the officer decides', () =>
    expect(propose(['wife', 'husband'], [man, person('n', 'Nam', '1999-01-01')], {}, TODAY)).toEqual({}));

  it('stay where the officer put them', () =>
    expect(propose(['wife', 'husband'], [man, woman], { husband: null }, TODAY)).toEqual({ wife: 'w', husband: null }));
});

describe('three people at a birth form', () => {
  const roles = ['applicant', 'child', 'mother', 'father'] as const;
  const father = person('f', 'Nam', '1994-03-03');
  const mother = person('m', 'Nữ', '1996-04-04');
  const grandmother = person('g', 'Nữ', '1961-01-01');

  it('are father, mother and, the one left over, the applicant; the child stays open', () =>
    expect(propose(roles, [grandmother, father, mother], {}, TODAY)).toEqual({
      applicant: 'g',
      mother: 'm',
      father: 'f',
    }));

  it('with two women of an age to be the mother leave that question to the officer', () => {
    const proposed = propose(roles, [person('a', 'Nữ', '1990-01-01'), father, mother], {}, TODAY);
    expect(proposed.mother).toBeUndefined();
    expect(proposed.applicant).toBeUndefined();
    expect(proposed.father).toBe('f');
  });

  it('with a person whose birth date is unknown do not make a child of that person', () => {
    const unknown: Waiting = { id: 'u', citizen: { personalId: '001090000013', source: 'number', warnings: [] } };
    expect(propose(['child'], [unknown], {}, TODAY)).toEqual({});
  });
});

describe('a dossier and the people who stand there now', () => {
  const of = (...ids: string[]) =>
    ids.map((personalId) => ({ citizen: { personalId, source: 'qr-cccd' as const, warnings: [] } }));

  it('belong together when they share a person', () =>
    expect(otherPeople(of('001090000012', '034303000018'), of('034303000018'))).toBe(false));

  it('do not when nobody of the dossier is here any more', () =>
    expect(otherPeople(of('001090000012'), of('034303000018'))).toBe(true));

  it('are not parted where a number is missing: nothing is known', () => {
    expect(otherPeople([], of('034303000018'))).toBe(false);
    expect(otherPeople(of('001090000012'), [{ citizen: { source: 'typed', warnings: [] } }])).toBe(false);
  });
});

describe('a form that was confirmed', () => {
  it('stays confirmed when it only grew', () => expect(onlyGrew(['a', 'b'], ['a', 'x', 'b'])).toBe(true));
  it('is another one when a field left or was relabelled', () => expect(onlyGrew(['a', 'b'], ['a', 'c'])).toBe(false));
});

describe('the tray', () => {
  const card: Citizen = { personalId: '001090000012', fullName: 'Nguyễn Văn An', source: 'qr-cccd', warnings: [] };

  it('does not double a person scanned twice', () => {
    const once = addPerson(EMPTY_TURN, card, 'a');
    const twice = addPerson(once.turn, { ...card, address: 'Kiến Hưng, Hà Đông, Hà Nội' }, 'b');
    expect(twice.result).toBe('updated');
    expect(twice.turn.people).toHaveLength(1);
    expect(twice.turn.people[0]?.citizen.address).toBe('Kiến Hưng, Hà Đông, Hà Nội');
  });

  it('never takes two people without a number for each other, not even with the same name and birth date', () => {
    const typed: Citizen = { fullName: 'Nguyễn Văn An', birthDate: '1990-01-01', source: 'typed', warnings: [] };
    const one = addPerson(EMPTY_TURN, typed, 'a');
    const two = addPerson(one.turn, typed, 'b');
    expect(two.result).toBe('added');
    expect(addPerson(two.turn, card, 'c').turn.people.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('warns when the MRZ of the same number names somebody else', () => {
    const once = addPerson(EMPTY_TURN, card, 'a');
    const twice = addPerson(once.turn, { ...card, fullName: 'TRAN VAN BINH', source: 'mrz' }, 'b');
    expect(twice.turn.people[0]?.citizen).toEqual({ ...card, warnings: ['sources-differ'] });
  });

  it('keeps the name with diacritics when the MRZ of the same card follows', () => {
    const once = addPerson(EMPTY_TURN, card, 'a');
    const twice = addPerson(once.turn, { ...card, fullName: 'NGUYEN VAN AN', source: 'mrz' }, 'b');
    expect(twice.turn.people[0]?.citizen.fullName).toBe('Nguyễn Văn An');
  });

  it('refuses the thirteenth person and keeps the twelve', () => {
    let turn = EMPTY_TURN;
    for (let i = 0; i < MAX_PEOPLE; i++)
      turn = addPerson(turn, { ...card, personalId: `00109000${1000 + i}` }, `p${i}`).turn;
    const next = addPerson(turn, { ...card, personalId: '001090009999' }, 'x');
    expect(next.result).toBe('full');
    expect(next.turn).toBe(turn);
  });

  it('forgets the roles of a person who leaves, and asks again who is who', () => {
    const { turn } = addPerson({ ...EMPTY_TURN, chosen: { wife: 'a' }, confirmed: 'x' }, card, 'a');
    expect(removePerson(turn, 'a')).toEqual(EMPTY_TURN);
  });

  it('asks again when the roles or the form change', () => {
    const one = confirmation(['f1'], { wife: 'a', husband: 'b' });
    expect(confirmation(['f1'], { husband: 'b', wife: 'a' })).toBe(one);
    expect(confirmation(['f1'], { husband: 'a', wife: 'b' })).not.toBe(one);
    expect(confirmation(['f2'], { wife: 'a', husband: 'b' })).not.toBe(one);
  });
});
