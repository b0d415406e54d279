import type { Citizen, Sex } from '../citizen/types.ts';
import { type Match, ROLES, type Role, SURE } from '../match/types.ts';
import { birthYear } from './age.ts';

/** A person waiting at the counter. */
export interface Waiting {
  id: string;
  citizen: Citizen;
}
export type RoleChoice = Partial<Record<Role, string | null>>;

/** Matches of a person's fields of which we are sure. */
export const sureOnes = (matches: readonly Match[]): Match[] =>
  matches.filter(
    ({ role, attribute, roleSure, attributeSure }) =>
      role !== 'none' && attribute !== 'other' && attribute !== 'none' && roleSure >= SURE && attributeSure >= SURE,
  );

/** Roles with at least one field that we are sure of, in the order of the list of roles. */
export const rolesAsked = (matches: readonly Match[]): Role[] => {
  const seen = new Set(sureOnes(matches).map(({ role }) => role));
  return ROLES.filter((role) => seen.has(role));
};

/** The sex that a role has by its own meaning. */
const SEX: Partial<Record<Role, Sex>> = {
  husband: 'Nam',
  wife: 'Nữ',
  father: 'Nam',
  mother: 'Nữ',
  adoptiveFather: 'Nam',
  adoptiveMother: 'Nữ',
};
/** Ages on the day of the form at which a person can stand in a role; wide on purpose: it only rules out, never decides alone. */
const AGE: Partial<Record<Role, [number, number]>> = {
  husband: [18, 120],
  wife: [16, 120],
  father: [14, 80],
  mother: [12, 56],
  child: [0, 17],
  adoptedChild: [0, 17],
};
/** Roles that may be guessed when exactly one person is left over. */
const LEFTOVER: Role[] = ['applicant', 'owner', 'subject'];

const fits = (role: Role, { citizen }: Waiting, year: number): boolean => {
  const sex = SEX[role];
  if (sex && citizen.sex !== sex) return false;
  const range = AGE[role];
  const born = birthYear(citizen.birthDate);
  if (!range) return true;
  if (born === undefined) return !['child', 'adoptedChild'].includes(role);
  return year - born >= range[0] && year - born <= range[1];
};

/**
 * Proposes who is who; the officer confirms. A role is proposed only when exactly one person of those not yet placed fits it: two
 * possible mothers are a question, not a guess. What the officer chose (null = nobody) is never changed.
 * @param roles roles that the form asks for
 * @param today `yyyy-mm-dd`
 */
export const propose = (
  roles: readonly Role[],
  people: readonly Waiting[],
  chosen: RoleChoice,
  today: string,
): RoleChoice => {
  const year = Number(today.slice(0, 4));
  const result: RoleChoice = {};
  for (const role of roles) {
    const pick = chosen[role];
    if (pick !== undefined && (pick === null || people.some(({ id }) => id === pick))) result[role] = pick;
  }
  const free = () => people.filter(({ id }) => !Object.values(result).includes(id));
  const open = (role: Role) => result[role] === undefined;

  for (let placed = true; placed; ) {
    placed = false;
    for (const role of roles.filter((role) => open(role) && AGE[role])) {
      const [only, ...others] = free().filter((person) => fits(role, person, year));
      if (only && others.length === 0) {
        result[role] = only.id;
        placed = true;
      }
    }
  }
  const left = roles.filter((role) => open(role) && LEFTOVER.includes(role));
  const [last, ...others] = free();
  if (
    left.length === 1 &&
    last &&
    others.length === 0 &&
    roles.every((role) => !open(role) || !AGE[role] || !fits(role, last, year))
  )
    result[left[0]!] = last.id;
  return result;
};
