import * as z from 'zod/mini';
import { LIMIT_UNITS } from '../deadline/types.ts';
import type { Correction } from './corrections.ts';
import { whole } from './schema.ts';
import { LEVELS, type Level, type Limit, type Procedure } from './types.ts';

/** What lists, the search and a dossier's clock need of a procedure. */
export interface Brief {
  code: string;
  name: string;
  field: string;
  /** Lowest first. */
  levels: Level[];
  /** In the procedure's own order; none: unknown. */
  limits: Pick<Limit, 'id' | 'value' | 'unit' | 'status'>[];
  /** What citizens call it. */
  words: string[];
  /** Code of its successor: no longer in force. */
  replacedBy?: string;
  /** As in Procedure. */
  own?: readonly Correction[];
}

export const briefOf = ({ code, name, field, level, levels, limits, words, replacedBy }: Procedure): Brief => ({
  code,
  name,
  field,
  levels: levels ?? [level],
  limits: limits.map(({ id, value, unit, status }) => ({ id, value, unit, status })),
  words: words ?? [],
  ...(replacedBy ? { replacedBy } : {}),
});

/** One row of the index: code, name, number of the field, letters of the levels, limits, successor. */
const row = z.tuple([
  z.string().check(z.regex(/^\d\.\d{6}$/)),
  z.string().check(z.minLength(1), z.maxLength(1200)),
  z.int().check(z.minimum(0)),
  z.array(z.enum(LEVELS)).check(z.minLength(1)),
  z.array(
    z.tuple([
      z.string().check(z.minLength(1), z.maxLength(60)),
      z.number().check(z.minimum(0.5), z.maximum(1000)),
      z.enum(LIMIT_UNITS),
      z.enum(['verified', 'portal', 'unverified']),
    ]),
  ),
  z.union([z.literal(''), z.string().check(z.regex(/^\d\.\d{6}$/))]),
]);
const index = z.strictObject({
  format: z.literal(1),
  source: z.string().check(z.minLength(1)),
  asOf: z.string().check(z.regex(/^\d{4}-\d\d$/)),
  fields: z.array(z.string().check(z.minLength(1))),
  procedures: z.array(row).check(z.maxLength(10_000)),
});
export type IndexFile = z.infer<typeof index>;

/**
 * The index of the imported catalogue, commune level first.
 * @throws DamagedCatalogue
 */
export const parseIndex = (data: unknown): Brief[] => {
  const { fields, procedures } = whole(index, data);
  return procedures.map(([code, name, field, levels, limits, replacedBy]) => ({
    code,
    name,
    field: fields[field] ?? '',
    levels,
    limits: limits.map(([id, value, unit, status]) => ({ id, value, unit, status })),
    words: [],
    ...(replacedBy ? { replacedBy } : {}),
  }));
};

/** The index file of these procedures, in their order. */
export const packIndex = (procedures: readonly Procedure[], source: string, asOf: string): IndexFile => {
  const fields = [...new Set(procedures.map(({ field }) => field))];
  return {
    format: 1,
    source,
    asOf,
    fields,
    procedures: procedures.map((procedure) => {
      const { code, name, field, levels, limits, replacedBy } = briefOf(procedure);
      return [
        code,
        name,
        fields.indexOf(field),
        levels,
        limits.map(({ id, value, unit, status }) => [id, value, unit, status] as const),
        replacedBy ?? '',
      ] as IndexFile['procedures'][number];
    }),
  };
};
