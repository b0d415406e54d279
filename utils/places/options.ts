import { splitOfficial } from './names.ts';
import type { Unit } from './types.ts';

const withAndWithoutWord = (name: string): string[] => {
  const { word, bare } = splitOfficial(name);
  if (/^\d+$/.test(bare)) return [name];
  return word === 'thành phố' ? [name, bare, `TP. ${bare}`, `TP ${bare}`] : [name, bare];
};

const texts = (...names: readonly (string | undefined)[]): string[] => [
  ...new Set(names.flatMap((name) => (name === undefined ? [] : withAndWithoutWord(name)))),
];

/** Texts of a select option that mean the unit's province, best first; portals lag behind renamings, so these follow. */
export const provinceOptionTexts = (unit: Unit): string[] => texts(unit.province, unit.formerProvince);

/** Texts of a select option that mean the commune within its province, best first. Compare them as a whole. */
export const communeOptionTexts = (unit: Unit): string[] => texts(unit.name, unit.formerName);
