import { nameParts, upperName } from '../citizen/names.ts';
import { birthDateInWords } from '../citizen/words.ts';
import type { Attribute, Role } from '../match/types.ts';
import type { Field } from '../portal/types.ts';
import { addressPath, addressValue, isAddress } from './addresses.ts';
import { dateParts, writtenDate } from './dates.ts';
import { idIssuePlace, idType } from './papers.ts';
import type { Person, RoleMap } from './types.ts';
import { choice, leave, text, type Value, vietnam } from './value.ts';

const textOr = (value: string | undefined): Value => (value ? text(value) : leave('no-value'));

const GENDER = {
  Nam: ['Nam', 'Nam giới', 'Giới tính nam', 'Male'],
  Nữ: ['Nữ', 'Nữ giới', 'Giới tính nữ', 'Female'],
} as const;

/** Some forms demand capitals and say so in the label: "Họ, chữ đệm, tên (viết bằng chữ in hoa)". */
const CAPITALS = /(in|viết)\s+hoa/i;
const name = (value: string, field: Field): Value => {
  const label = [...field.labels.map((found) => found.text), field.placeholder].join(' ').normalize('NFC');
  return text(CAPITALS.test(label) ? upperName(value) : value);
};

/** The boxes of a name, only when it is certain where the name parts (Tôn Nữ ..., H'..., single names are not). */
const nameBox = (part: 'family' | 'middle' | 'given', person: Person, field: Field): Value => {
  const { fullName } = person.citizen;
  if (!fullName) return leave('no-value');
  const parts = nameParts(fullName, person.citizen.surname);
  if (!parts.sure) return leave('name-split-unsure');
  return parts[part] ? name(parts[part], field) : leave('no-value');
};

const whole = (iso: string | undefined, field: Field): Value =>
  iso && dateParts(iso)
    ? { write: { kind: 'date', iso }, shown: writtenDate(iso, field.widget === 'native-date' ? '' : field.placeholder) }
    : leave('no-value');

const WORD = { day: 'Ngày', month: 'Tháng', year: 'Năm' } as const;
const isPart = (word: string | undefined): word is keyof typeof WORD => word !== undefined && word in WORD;

/** One box of a date: "05" typed, or "05", "5", "Tháng 5" in a list. */
const box = (part: keyof typeof WORD, value: string): Value => {
  const short = String(Number(value));
  const accept = [...new Set([value, short, `${WORD[part]} ${value}`, `${WORD[part]} ${short}`])];
  return { write: { kind: 'choose', accept }, shown: value };
};

const date = (attribute: string, person: Person, field: Field): Value => {
  const [base, part] = attribute.split('.');
  const given = base === 'birthDate' ? person.citizen.birthDate : person.citizen.issueDate;
  if (given === undefined) return leave('no-value');
  if (typeof given !== 'string') {
    // The card knows the year only: a day is never invented.
    return part === 'year' ? box('year', String(given.year)) : leave('birth-year-only');
  }
  if (!isPart(part)) return whole(given, field);
  const parts = dateParts(given);
  return parts ? box(part, parts[part]) : leave('no-value');
};

/** "Quan hệ với người được khai sinh" follows from the roles only when the person asked stands in one more of them. */
const RELATION: Partial<Record<Role, [string, ...string[]]>> = {
  mother: ['Mẹ', 'Mẹ đẻ', 'Là mẹ'],
  father: ['Cha', 'Bố', 'Cha đẻ', 'Bố đẻ', 'Là cha'],
};
const relationship = (person: Person, role: Role, people: RoleMap): Value => {
  // In these roles the question has another meaning, or the relation is to somebody else.
  if (people.wife || people.husband || people.deceased || role === 'mother' || role === 'father') {
    return leave('not-on-card');
  }
  const others = (['mother', 'father'] as const).filter((other) => people[other]?.id === person.id);
  const accept = others.length === 1 && others[0] ? RELATION[others[0]] : undefined;
  return accept ? choice(accept) : leave('not-on-card');
};

/**
 * What `person` has to say in a field that asks `attribute` of the one in `role`. Pure.
 *
 * A card knows: name, number, old number, birth, sex, residence, date of issue; its kind tells who issued it. A holder of
 * such a card is a Vietnamese citizen (Luật Căn cước 2023, Điều 3 và 19). Everything else is 'not-on-card', never guessed.
 */
export const valueFor = (attribute: Attribute, person: Person, role: Role, field: Field, people: RoleMap): Value => {
  const { citizen } = person;
  if (isAddress(attribute))
    return field.widget === 'cascader' ? addressPath(attribute, person) : addressValue(attribute, person);
  switch (attribute) {
    case 'fullName':
      return citizen.fullName ? name(citizen.fullName, field) : leave('no-value');
    case 'familyName':
      return nameBox('family', person, field);
    case 'middleName':
      return nameBox('middle', person, field);
    case 'givenName':
      return nameBox('given', person, field);
    case 'personalId':
      return textOr(citizen.personalId);
    // Since 1/7/2025 a person's tax code is the personal number (Thông tư 86/2024/TT-BTC, Điều 5).
    case 'taxCode':
      return textOr(citizen.personalId);
    case 'oldIdNumber':
      return textOr(citizen.oldIdNumber);
    case 'birthDate':
    case 'birthDate.day':
    case 'birthDate.month':
    case 'birthDate.year':
    case 'idIssueDate':
    case 'idIssueDate.day':
    case 'idIssueDate.month':
    case 'idIssueDate.year':
      return date(attribute, person, field);
    case 'birthDateText':
      return textOr(citizen.birthDate && birthDateInWords(citizen.birthDate));
    case 'gender':
      return citizen.sex ? choice([...GENDER[citizen.sex]]) : leave('no-value');
    case 'nationality':
      return citizen.personalId ? vietnam() : leave('no-value');
    case 'idType':
      return idType(citizen);
    case 'idIssuePlace':
      return idIssuePlace(citizen);
    case 'relationship':
      return relationship(person, role, people);
    default:
      return leave('not-on-card');
  }
};
