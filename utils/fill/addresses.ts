import type { Attribute } from '../match/types.ts';
import { communeOptionTexts, provinceOptionTexts } from '../places/options.ts';
import type { Unit } from '../places/types.ts';
import type { LeaveReason, Person } from './types.ts';
import { choice, leave, text, type Value, vietnam } from './value.ts';

const BASES = ['permanentAddress', 'currentAddress', 'temporaryAddress', 'birthPlace', 'hometown'] as const;
type Base = (typeof BASES)[number];
const PARTS = ['country', 'province', 'district', 'commune', 'street'] as const;
export type PlacePart = (typeof PARTS)[number];
export type AddressAttribute = Base | `${Base}.${PlacePart}`;

/** 'currentAddress.commune' → its two halves; undefined for an attribute that is no address. */
export const placeOf = (attribute: string): { base: Base; part: PlacePart | undefined } | undefined => {
  const [first, second] = attribute.split('.');
  const base = BASES.find((known) => known === first);
  return base && { base, part: PARTS.find((known) => known === second) };
};

export const isAddress = (attribute: Attribute): attribute is AddressAttribute => placeOf(attribute) !== undefined;

/** Texts of a commune that also name its province: the only ones to trust where no province was chosen. */
export const fullCommuneTexts = (unit: Unit): string[] => [
  `${unit.name}, ${unit.province}`,
  `${unit.name} - ${unit.province}`,
];

type Accept = [string, ...string[]];
const province = (unit: Unit): Accept => [unit.province, ...provinceOptionTexts(unit)];
/** The bare name must be alone in the list: a province may have both Phường Mỹ Lộc and Xã Mỹ Lộc. */
const commune = (unit: Unit): Accept => [unit.name, ...fullCommuneTexts(unit), ...communeOptionTexts(unit)];

const unresolved = (person: Person): LeaveReason =>
  person.place?.status === 'ambiguous' ? 'address-ambiguous' : 'no-value';

/** Province and commune for a control that takes both. */
export const addressPath = (attribute: AddressAttribute, person: Person): Value => {
  const unit = person.place?.status === 'resolved' ? person.place.units[0] : undefined;
  const { base } = placeOf(attribute) ?? {};
  if (base !== 'permanentAddress' && base !== 'currentAddress') return leave('not-on-card');
  if (!unit) return leave(unresolved(person));
  return { write: { kind: 'path', accept: [province(unit), commune(unit)] }, shown: `${unit.province} / ${unit.name}` };
};

/**
 * What the card's residence gives for one box of an address. The 2021 card prints nơi thường trú, the 2024 card nơi cư trú: both serve
 * for permanent and current address, and the preview shows the text. Birth place, hometown and tạm trú are not in the QR.
 */
export const addressValue = (attribute: AddressAttribute, person: Person): Value => {
  const { base, part } = placeOf(attribute) ?? {};
  if (base !== 'permanentAddress' && base !== 'currentAddress') return leave('not-on-card');
  const { address } = person.citizen;
  if (!address) return leave('no-value');
  if (!part) return text(address);
  if (part === 'country') return vietnam();
  if (part === 'district') return leave('no-district');
  const unit = person.place?.status === 'resolved' ? person.place.units[0] : undefined;
  if (!unit || !person.place) return leave(unresolved(person));
  if (part === 'province') return choice(province(unit));
  if (part === 'commune') return choice(commune(unit));
  return person.place.detail ? text(person.place.detail) : leave('no-value');
};
