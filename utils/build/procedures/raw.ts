import * as z from 'zod/mini';

/** A row of the copy of the National Public Service Portal, as CONTRIBUTING describes it ("How to import a new copy"). */
const raw = z.object({
  code: z.string().check(z.regex(/^\d\.\d{6}$/)),
  name: z.string(),
  field: z.string(),
  levels: z.array(z.enum(['bộ', 'tỉnh', 'xã', 'khác'])),
  agency: z.string(),
  decision: z.string(),
  limits: z.array(
    z.object({ case: z.string(), value: z.number(), unit: z.string(), basis: z.string(), status: z.string() }),
  ),
  fees: z.array(
    z.object({
      text: z.string(),
      method: z.string(),
      per: z.optional(z.string()),
      note: z.optional(z.string()),
      local: z.optional(z.boolean()),
      suspect: z.optional(z.string()),
    }),
  ),
  documents: z.array(
    z.object({
      case: z.string(),
      name: z.string(),
      form: z.nullable(z.string()),
      original: z.int(),
      copy: z.int(),
      kind: z.enum(['submit', 'present', 'note']),
      conditional: z.optional(z.boolean()),
      cut: z.optional(z.boolean()),
    }),
  ),
  results: z.array(z.string()),
  conditions: z.string(),
  legalBasis: z.array(z.string()),
  source: z.string(),
  asOf: z.string(),
  status: z.enum(['active', 'superseded', 'unverified']),
  quality: z.array(z.string()),
});
export type Raw = z.infer<typeof raw>;
export type RawLimit = Raw['limits'][number];
export type RawFee = Raw['fees'][number];
export type RawPaper = Raw['documents'][number];

/** @throws with the first wrong value's path */
export const parseRaw = (data: unknown): Raw[] => {
  const read = z.array(raw).safeParse(data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${issue?.path.map(String).join('.')}: ${issue?.message}`);
};
