import { tidy } from '../text/fold.ts';
import { contradictions, isPersonalId } from './checks.ts';
import { type CardTexts, findDamage } from './damage.ts';
import {
  type Field,
  looksLikeDate,
  readAddress,
  readBirthDate,
  readIssueDate,
  readName,
  readOldId,
  readSex,
} from './fields.ts';
import type { Citizen, ScanWarning, Source } from './types.ts';

/** 11 fields are the card of Luật Căn cước 2023 (from 1/7/2024); only that card names parents. */
const generation = (fields: readonly string[]): Source =>
  fields.length === 11 || fields[8] || fields[9] ? 'qr-can-cuoc' : 'qr-cccd';

/**
 * The values of one record whose number is right (read.ts refuses the others). Each is exact, or left out with a warning,
 * or kept with one. `raw`: the fields as they came, 6 to 11; `noticed`: warnings about the text that were found before.
 */
export const readRecord = (
  raw: readonly string[],
  today: string,
  damagedBytes: boolean,
  noticed: ScanWarning[],
): Citizen => {
  const fields = raw.map(tidy);
  const [personalId = '', oldId = '', name = '', birth = '', sexText = '', address = '', issue = ''] = fields;
  // A date in the place of the address: a field was lost, so that the parents' places cannot be told either.
  const shifted = looksLikeDate(address);
  const [cancelled = '', father = '', mother = ''] = shifted ? [] : fields.slice(7);
  const texts: CardTexts = { name, sex: sexText, address, father, mother };
  const [, , rawName = '', , rawSex = '', rawAddress = '', , , rawFather = '', rawMother = ''] = raw;
  const untidied = { name: rawName, sex: rawSex, address: rawAddress, father: rawFather, mother: rawMother };
  const damage = findDamage(untidied, damagedBytes);
  const damaged = damage.name || damage.address || damage.father || damage.mother || damage.sex;
  const warnings = [...noticed];
  if (damaged) warnings.push('text-damaged');

  const take = <T>({ value, warning }: Field<T>): T | undefined => {
    if (warning) warnings.push(warning);
    return value;
  };
  const unlessDamaged = <T>(part: keyof CardTexts, read: (text: string) => Field<T>): T | undefined =>
    damage[part] ? undefined : take(read(texts[part]));
  const parent = (text: string): Field<string> => (text === '' ? {} : readName(text));

  const values = {
    // "Không có" loses its letters like everything else; that is no wrong number.
    oldIdNumber: damaged && !/^\d*$/.test(oldId) ? undefined : take(readOldId(oldId)),
    fullName: unlessDamaged('name', (text) => (text === '' ? { warning: 'missing-name' } : readName(text))),
    birthDate: take(readBirthDate(birth, today)),
    sex: unlessDamaged('sex', readSex),
    address: unlessDamaged('address', readAddress),
    issueDate: take(readIssueDate(issue)),
    father: unlessDamaged('father', parent),
    mother: unlessDamaged('mother', parent),
    cancelledId: isPersonalId(cancelled) ? cancelled : undefined,
  };
  if (damage.stripped && values.fullName !== undefined) warnings.push('name-without-diacritics');
  warnings.push(...contradictions({ personalId, ...values }, today));
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return { personalId, ...Object.fromEntries(present), source: generation(fields), warnings: [...new Set(warnings)] };
};
