import * as z from 'zod/mini';
import { canonical } from '../text/fold.ts';
import { OFFICIAL_NAME } from './names.ts';
import type { Unit } from './types.ts';

const Code = z.string().check(z.regex(/^\d{5}$/));

/**
 * A change of units that the office adds over the table until an update brings it. One successor with the same code and a name: renamed, or made
 * a ward. Another unit's code: merged into it. Several: divided among them, and the officer chooses.
 */
export const UnitChange = z.strictObject({
  code: Code,
  becomes: z
    .array(z.strictObject({ code: Code, name: z.optional(z.string().check(z.regex(OFFICIAL_NAME), z.maxLength(80))) }))
    .check(z.minLength(1), z.maxLength(10)),
  /** Day from which it holds. */
  on: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  /** Resolution or decision, as the office typed it. */
  basis: z.string().check(z.maxLength(200)),
});
export type UnitChange = z.infer<typeof UnitChange>;
export const UnitChanges = z.array(UnitChange).check(z.maxLength(500));

export const CHANGE_PROBLEMS = ['unknown-unit', 'same-unit', 'bad-name', 'twice', 'circle'] as const;
export type ChangeProblem = (typeof CHANGE_PROBLEMS)[number];

/** What is wrong with a list of changes over these units, if anything; an office's list is taken whole or not at all. */
export const changeProblem = (
  units: ReadonlyMap<string, Unit>,
  changes: readonly UnitChange[],
): ChangeProblem | undefined => {
  const seen = new Set<string>();
  for (const { code, becomes } of changes) {
    if (!units.has(code)) return 'unknown-unit';
    if (seen.has(code)) return 'twice';
    seen.add(code);
    for (const next of becomes) {
      if (next.name !== undefined && !OFFICIAL_NAME.test(next.name)) return 'bad-name';
      if (!units.has(next.code) && next.name === undefined) return 'unknown-unit';
    }
    const [only, ...others] = becomes;
    if (others.length === 0 && only?.code === code && (only.name ?? units.get(code)?.name) === units.get(code)?.name)
      return 'same-unit';
  }
  const goes = new Map(changes.map(({ code, becomes }) => [code, becomes.map((next) => next.code)]));
  const circles = (code: string, way: readonly string[]): boolean =>
    (goes.get(code) ?? []).some((next) => next !== code && (way.includes(next) || circles(next, [...way, next])));
  return changes.some(({ code }) => circles(code, [code])) ? 'circle' : undefined;
};

/**
 * Today's units after the office's changes, and where each changed unit is now. The former name stays known: cards and portals go on showing it.
 * @throws RangeError with the problem as its message
 */
export const withChanges = (
  table: ReadonlyMap<string, Unit>,
  changes: readonly UnitChange[],
): { units: Map<string, Unit>; now: Map<string, Unit[]> } => {
  const problem = changeProblem(table, changes);
  if (problem) throw new RangeError(problem);
  const units = new Map(table);
  for (const { code, becomes } of changes) {
    const old = table.get(code)!;
    for (const next of becomes) {
      const known = table.get(next.code);
      if (next.name === undefined || (known && known.name === next.name)) continue;
      const former = next.code === code ? old.name : known?.name;
      units.set(next.code, {
        ...(known ?? { ...old, code: next.code }),
        name: next.name,
        ...(former ? { formerName: former } : {}),
      });
    }
  }
  const goes = new Map(changes.map(({ code, becomes }) => [code, becomes.map((next) => next.code)]));
  const end = (code: string, top = true): string[] => [
    ...new Set(
      (goes.get(code) ?? [code]).flatMap((next) =>
        next === code || (!top && !goes.has(next)) ? [next] : end(next, false),
      ),
    ),
  ];
  const now = new Map(changes.map(({ code }) => [code, end(code).map((last) => units.get(last)!)]));
  for (const { code, becomes } of changes) if (!becomes.some((next) => next.code === code)) units.delete(code);
  return { units, now };
};

/** The unit that a line of text names: its code, or its full name where only one unit has it ("Phường Kiến Hưng", with or without province). */
export const writtenUnit = (text: string, units: ReadonlyMap<string, Unit>): Unit | undefined => {
  const code = /\((\d{5})\)\s*$|^\s*(\d{5})\s*$/.exec(text);
  if (code) return units.get(code[1] ?? code[2]!);
  const [name = '', province] = text.split(',').map((part) => canonical(part).toLocaleLowerCase('vi'));
  const found = [...units.values()].filter(
    (unit) =>
      unit.name.toLocaleLowerCase('vi') === name && (!province || unit.province.toLocaleLowerCase('vi') === province),
  );
  return found.length === 1 ? found[0] : undefined;
};
