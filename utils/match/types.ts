import type { FieldId } from '../portal/types.ts';

/** Whose data a field asks for. */
export const ROLES = [
  'applicant', // người yêu cầu; also the only person of a one-person form
  'owner', // chủ hồ sơ
  'child',
  'father',
  'mother',
  'husband', // bên nam
  'wife', // bên nữ
  'deceased',
  'subject',
  'representative',
  'householder',
  'adoptiveFather',
  'adoptiveMother',
  'adoptedChild',
  'spouse',
  'relative',
  // Somebody for whom the law has a word and we have none ("bên bán", "người làm chứng"): only the officer says who it is.
  'other1',
  'other2',
  'other3',
  'other4',
] as const;
export const OTHERS = ['other1', 'other2', 'other3', 'other4'] as const satisfies readonly (typeof ROLES)[number][];
export type Role = (typeof ROLES)[number];

const PLACE_PARTS = ['country', 'province', 'district', 'commune', 'street'] as const;
const PLACES = ['birthPlace', 'hometown', 'permanentAddress', 'temporaryAddress', 'currentAddress'] as const;
const DATES = ['birthDate', 'idIssueDate', 'idExpiryDate'] as const;
type Place = (typeof PLACES)[number];
type DateAttribute = (typeof DATES)[number];

export type Attribute =
  | 'fullName'
  | 'familyName'
  | 'middleName'
  | 'givenName'
  | 'otherName'
  | 'personalId'
  | 'oldIdNumber'
  | 'passportNumber'
  | 'idType'
  | 'idIssuePlace'
  | 'birthDateText'
  | 'gender'
  | 'ethnicity'
  | 'religion'
  | 'nationality'
  | 'phone'
  | 'email'
  | 'occupation'
  | 'workplace'
  | 'maritalStatus'
  | 'relationship'
  | 'healthInsuranceNumber'
  | 'socialInsuranceNumber'
  | 'taxCode'
  | DateAttribute
  | `${DateAttribute}.${'day' | 'month' | 'year'}`
  | Place
  | `${Place}.${(typeof PLACE_PARTS)[number]}`;

/**
 * What the matcher thinks a field asks for. Attribute and person are two questions with two answers.
 * `other` = a field that a person's data cannot fill; `none` = captcha, file, search, log-in.
 */
export interface Match {
  field: FieldId;
  role: Role | 'none';
  attribute: Attribute | 'other' | 'none';
  /** 0..1; below SURE the field is left and the officer is told. */
  roleSure: number;
  attributeSure: number;
  /** Of a field about nobody's we know (role 'none'): what it asks of that person. */
  asks?: Attribute;
  /** Why, in words the officer can read: the pieces of label, heading or name that decided. */
  why: string[];
}

/** A match is planned only when both answers are at least this sure. */
export const SURE = 0.75;
