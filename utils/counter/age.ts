import type { BirthDate } from '../citizen/types.ts';

export const birthYear = (birth: BirthDate | undefined): number | undefined =>
  birth === undefined ? undefined : typeof birth === 'string' ? Number(birth.slice(0, 4)) : birth.year;
