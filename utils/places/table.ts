import * as z from 'zod/mini';
import { type UnitChange, withChanges } from './changes.ts';
import { type NameIndex, nameIndex, OFFICIAL_NAME } from './names.ts';
import type { Unit } from './types.ts';

const Name = z.string().check(z.regex(OFFICIAL_NAME));
const Code = z.string().check(z.regex(/^\d{5}$/));
const NewLine = z.string().check(z.regex(/^\d{5}\|(?:Xã|Phường|Đặc khu) [^|]+$/));
const OldLine = z.string().check(z.regex(/^\d{5}\|(?:Xã|Phường|Thị [Tt]rấn) [^|]+\|\d{5}(?:,\d{5})*$/));
const Province = z.object({
  code: z.string().check(z.regex(/^\d\d$/)),
  name: Name,
  /** Other spellings and earlier names that mean the whole province: "Tỉnh Thừa Thiên Huế". */
  alsoWritten: z.optional(z.array(Name)),
});
const Table = z.object({
  format: z.literal(1),
  asOf: z.string(),
  sources: z.array(z.object({ name: z.string(), licence: z.string(), usedFor: z.string() })),
  /** A commune is "code|name". */
  provinces: z.array(z.extend(Province, { formerName: z.optional(Name), communes: z.array(NewLine) })),
  /** Names of new communes before a later change: code, name. */
  formerNames: z.record(Code, Name),
  /** An old commune is "code|name|new codes"; a district that had no communes carries `to` instead. */
  old: z.array(
    z.extend(Province, {
      districts: z.array(z.object({ code: z.string(), name: Name, communes: z.array(OldLine), to: z.optional(Code) })),
      /** Districts that were abolished while their communes stayed: name, codes of the districts they went to. */
      formerDistricts: z.optional(z.array(z.object({ name: Name, now: z.array(z.string()) }))),
    }),
  ),
});

/** A commune of before 1/7/2025: where its area is today, most likely unit first. */
export interface OldCommune {
  units: Unit[];
}

export interface OldDistrict {
  communes: NameIndex<OldCommune>;
  /** Set for island districts, which had no communes. */
  itself?: OldCommune;
}

export interface OldProvince {
  districts: NameIndex<OldDistrict>;
}

export interface NewProvince {
  communes: NameIndex<Unit>;
  /** Districts of all old provinces that it was made of. */
  districts: NameIndex<OldDistrict>;
}

export interface Places {
  /** Month to which the units are known: "2026-07". */
  asOf: string;
  sources: z.infer<typeof Table>['sources'];
  /** Today's communes by code. */
  units: ReadonlyMap<string, Unit>;
  oldProvinces: NameIndex<OldProvince>;
  newProvinces: NameIndex<NewProvince>;
}

const newUnits = (provinces: z.infer<typeof Table>['provinces'], former: Record<string, string>): Map<string, Unit> => {
  const units = new Map<string, Unit>();
  for (const { code: provinceCode, name: province, formerName: formerProvince, communes } of provinces)
    for (const line of communes) {
      const code = line.slice(0, 5);
      if (units.has(code)) throw new Error(`Places table: double code ${code}`);
      const unit: Unit = { code, name: line.slice(6), provinceCode, province };
      const formerName = former[code];
      if (formerName !== undefined) unit.formerName = formerName;
      if (formerProvince !== undefined) unit.formerProvince = formerProvince;
      units.set(code, unit);
    }
  return units;
};

const named = <T>(item: T, ...names: readonly (string | undefined)[]): (readonly [string, T])[] =>
  names.flatMap((name) => (name === undefined ? [] : [[name, item] as const]));

/**
 * The table of `public/data/places/units.json`, checked and ready for `resolvePlace`. Throws when the file does not have
 * its shape or points at a unit that does not exist: with half a table every answer would be suspect.
 * @param changes of the office, over the table (`changes.ts`)
 */
export const buildPlaces = (data: unknown, changes: readonly UnitChange[] = []): Places => {
  const table = z.parse(Table, data);
  const listed = newUnits(table.provinces, table.formerNames);
  const { units, now } = withChanges(listed, changes);
  const today = (code: string): Unit[] => now.get(code) ?? [units.get(code)!];
  const unitsOf = (codes: string, oldCode: string): Unit[] => {
    const found = [...new Set(codes.split(',').flatMap(today))];
    // Where the code stayed, the new unit surely has a part of the old commune: the likeliest choice first.
    const kept = found.findIndex((unit) => unit.code === oldCode);
    return kept > 0 ? [found[kept]!, ...found.toSpliced(kept, 1)] : found;
  };

  const communeOf = (line: string): readonly [string, OldCommune] => {
    const [oldCode, name, codes] = line.split('|') as [string, string, string];
    return [name, { units: unitsOf(codes, oldCode) }];
  };
  /** The targets are looked at when loading; the lines are taken apart when their district is first asked for. */
  const provinceCodeOf = (lines: readonly string[]): string => {
    let provinceCode = '';
    for (const line of lines)
      for (let start = line.lastIndexOf('|') + 1; start < line.length; start += 6) {
        const unit = listed.get(line.slice(start, start + 5));
        if (!unit) throw new Error(`Places table: unknown unit in ${line}`);
        provinceCode = unit.provinceCode;
      }
    return provinceCode;
  };

  const districtsOfNew = new Map<string, (readonly [string, OldDistrict])[]>();
  const oldProvinces: (readonly [string, OldProvince])[] = [];
  for (const { name, alsoWritten = [], districts: rows, formerDistricts } of table.old) {
    const districts: (readonly [string, OldDistrict])[] = [];
    const linesOf = new Map<string, string[]>();
    for (const { code, name: district, communes: lines, to } of rows) {
      const provinceCode = provinceCodeOf(to === undefined ? lines : [...lines, to]);
      linesOf.set(code, lines);
      const communes = nameIndex(() => lines.map(communeOf));
      const entry = [
        district,
        to === undefined ? { communes } : { communes, itself: { units: unitsOf(to, code) } },
      ] as const;
      districts.push(entry);
      const known = districtsOfNew.get(provinceCode);
      if (known) known.push(entry);
      else districtsOfNew.set(provinceCode, [entry]);
    }
    for (const { name: district, now } of formerDistricts ?? [])
      districts.push([
        district,
        { communes: nameIndex(() => now.flatMap((code) => linesOf.get(code) ?? []).map(communeOf)) },
      ]);
    oldProvinces.push(...named({ districts: nameIndex(() => districts) }, name, ...alsoWritten));
  }

  /** Units that the office's changes brought into being. */
  const added = [...units.values()].filter((unit) => !listed.has(unit.code));
  const newProvinces = table.provinces.flatMap(({ code, name, formerName, alsoWritten = [] }) => {
    const own = () => [...listed.values(), ...added].filter((unit) => unit.provinceCode === code);
    return named(
      {
        communes: nameIndex(() =>
          own().flatMap((unit) => {
            const items = now.get(unit.code) ?? [units.get(unit.code) ?? unit];
            const renamed = items.find((item) => item.code === unit.code && item.name !== unit.name);
            return [
              ...items.flatMap((item) => named(item, unit.name, unit.formerName)),
              ...(renamed ? named(renamed, renamed.name) : []),
            ];
          }),
        ),
        districts: nameIndex(() => districtsOfNew.get(code) ?? []),
      },
      name,
      formerName,
      ...alsoWritten,
    );
  });
  return {
    asOf: table.asOf,
    sources: table.sources,
    units,
    oldProvinces: nameIndex(() => oldProvinces),
    newProvinces: nameIndex(() => newProvinces),
  };
};
