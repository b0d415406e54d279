import { fold, sameText, squeeze } from '../text/fold.ts';
import type { BirthDate, Citizen, ScanWarning, Source } from './types.ts';

/** How much a source is worth: a richer one replaces, a poorer one fills gaps. A typed value never replaces a card's. */
const RANK: Record<Source, number> = {
  number: 0,
  mrz: 1,
  typed: 2,
  'earlier-dossier': 3,
  'qr-cccd': 4,
  'qr-can-cuoc': 4,
};

/** Warnings that speak of one value: they go where that value goes. */
const ABOUT: Partial<Record<keyof Citizen, readonly ScanWarning[]>> = {
  oldIdNumber: ['bad-old-id'],
  fullName: ['missing-name', 'bad-name', 'name-unusual-letters', 'name-without-diacritics', 'name-truncated'],
  birthDate: ['missing-birth-date', 'bad-birth-date', 'birth-year-only', 'year-number-mismatch'],
  sex: ['bad-sex', 'sex-number-mismatch'],
  address: ['missing-address', 'bad-address'],
  issueDate: ['missing-issue-date', 'bad-issue-date', 'issue-before-birth', 'issue-in-future'],
};

const isPlain = ({ source, warnings }: Citizen): boolean =>
  source === 'mrz' || warnings.includes('name-without-diacritics');

/** An MRZ has no diacritics, may put the surname first where the card has it last, and cuts at 30 characters. */
const sameName = (a: Citizen, b: Citizen): boolean => {
  const [left, right] = [a.fullName, b.fullName];
  if (left === undefined || right === undefined) return true;
  if (!isPlain(a) && !isPlain(b)) return sameText(left, right);
  const tokens = (name: string) => fold(name).split(' ').sort().join(' ');
  const [short, long] = [squeeze(left), squeeze(right)].sort((one, other) => one.length - other.length);
  const cut = a.warnings.includes('name-truncated') || b.warnings.includes('name-truncated');
  return short === long || tokens(left) === tokens(right) || (cut && long!.startsWith(short!));
};

const sameBirth = (a: BirthDate | undefined, b: BirthDate | undefined): boolean => {
  if (a === undefined || b === undefined) return true;
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  const year = (birth: BirthDate) => (typeof birth === 'string' ? Number(birth.slice(0, 4)) : birth.year);
  return year(a) === year(b);
};

/** Do two readings of one personal number agree on name, birth and sex, as far as both know them? */
export const agree = (a: Citizen, b: Citizen): boolean =>
  sameName(a, b) && sameBirth(a.birthDate, b.birthDate) && (!a.sex || !b.sex || a.sex === b.sex);

/**
 * Two readings of the same personal number as one person. The richer source's values stand, the other's fill the gaps, and each
 * warning stays with its value. Where the two disagree the officer is told (`sources-differ`), also after a third reading: nobody has
 * looked yet.
 */
export const mergeCitizens = (known: Citizen, next: Citizen): Citizen => {
  const [winner, other] = RANK[next.source] >= RANK[known.source] ? [next, known] : [known, next];
  const filled = (Object.keys(ABOUT) as (keyof Citizen)[]).filter(
    (key) => winner[key] === undefined && other[key] !== undefined,
  );
  const moved = new Set(filled.flatMap((key) => ABOUT[key] ?? []));
  const differ = !agree(known, next) || [known, next].some(({ warnings }) => warnings.includes('sources-differ'));
  const warnings = new Set<ScanWarning>([
    ...winner.warnings.filter((warning) => !moved.has(warning)),
    ...other.warnings.filter((warning) => moved.has(warning)),
    ...(differ ? (['sources-differ'] as const) : []),
  ]);
  const { asOf: _, ...gaps } = other;
  return { ...gaps, ...winner, warnings: [...warnings] };
};
