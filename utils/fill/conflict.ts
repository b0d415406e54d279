import type { Sex } from '../citizen/types.ts';
import type { Role } from '../match/types.ts';
import type { RoleMap } from './types.ts';

/** Roles that only one sex can have; bên nam and bên nữ of a marriage by Luật Hôn nhân và gia đình 2014, Điều 8. */
const SEX: Partial<Record<Role, Sex>> = {
  father: 'Nam',
  husband: 'Nam',
  adoptiveFather: 'Nam',
  mother: 'Nữ',
  wife: 'Nữ',
  adoptiveMother: 'Nữ',
};

/** Two roles that one person cannot have on one form. A requester may be anybody but the dead. */
const APART: readonly (readonly [Role, Role])[] = [
  ['father', 'mother'],
  ['husband', 'wife'],
  ['adoptiveFather', 'adoptiveMother'],
  ['child', 'father'],
  ['child', 'mother'],
  ['adoptedChild', 'father'],
  ['adoptedChild', 'mother'],
  ['adoptedChild', 'adoptiveFather'],
  ['adoptedChild', 'adoptiveMother'],
  ['deceased', 'applicant'],
  ['deceased', 'representative'],
];

/**
 * Roles whose person contradicts them: the card's sex is the other one, or the same person stands in two roles that exclude each
 * other. Nothing is written for them, since one person's data in another's block is the worst that can happen.
 */
export const rolesInConflict = (people: RoleMap): Set<Role> => {
  const found = new Set<Role>();
  for (const [role, sex] of Object.entries(SEX) as [Role, Sex][]) {
    const own = people[role]?.citizen.sex;
    if (own && own !== sex) found.add(role);
  }
  for (const [one, other] of APART) {
    const a = people[one];
    const b = people[other];
    if (!a || !b) continue;
    const number = a.citizen.personalId;
    if (a.id === b.id || (number && number === b.citizen.personalId)) found.add(one).add(other);
  }
  return found;
};
