import { type Brief, briefOf, parseIndex } from './brief.ts';
import { chunkOf, chunkPath, INDEX_PATH } from './chunks.ts';
import { codeOf } from './code.ts';
import { parseImported } from './schema.ts';
import type { Procedure } from './types.ts';

/** Why a procedure is named and not there. Sentence: `lookup.<word>`. */
export const LOOKUPS = ['loading', 'unknown', 'damaged'] as const;
export type Lookup = (typeof LOOKUPS)[number] | 'done';

export interface LibraryPorts {
  /** The layer curated by hand: few, always at hand, wins whole over the imported one. */
  curated: () => Promise<readonly Procedure[]>;
  /** A packed file of public/data, unpacked and parsed: "catalogue/07.json.gz". */
  packed: (path: string) => Promise<unknown>;
}

/** Chunks that stay parsed: a desk works on few procedures at a time. */
const KEPT = 6;

/**
 * Both layers of the catalogue behind one door. The imported one is read a chunk at a time: nobody holds 2,875 procedures.
 * A damaged chunk or index is refused whole (DamagedCatalogue) and read again when next asked for; the curated layer stays usable.
 */
export const procedureLibrary = ({ curated, packed }: LibraryPorts) => {
  const chunks = new Map<string, Promise<Procedure[]>>();

  const chunk = (path: string): Promise<Procedure[]> => {
    const reading = chunks.get(path) ?? packed(path).then(parseImported);
    chunks.delete(path);
    chunks.set(path, reading);
    reading.catch(() => chunks.delete(path));
    const [oldest] = chunks.keys();
    if (chunks.size > KEPT && oldest !== undefined) chunks.delete(oldest);
    return reading;
  };

  return {
    /**
     * The procedure with this code, in any of its forms; undefined when neither layer has it.
     * @throws DamagedCatalogue
     */
    load: async (code: string): Promise<Procedure | undefined> => {
      const short = codeOf(code);
      if (!short) return undefined;
      const own = (await curated()).find((procedure) => procedure.code === short);
      return own ?? (await chunk(chunkPath(chunkOf(short)))).find((procedure) => procedure.code === short);
    },
  };
};

export type ProcedureLibrary = ReturnType<typeof procedureLibrary>;

/**
 * Every procedure in short, the curated ones first, then the import's order (commune level first).
 * @throws DamagedCatalogue
 */
export const loadBriefs = async ({ curated, packed }: LibraryPorts): Promise<Brief[]> => {
  const own = (await curated()).map(briefOf);
  const codes = new Set(own.map(({ code }) => code));
  return [...own, ...parseIndex(await packed(INDEX_PATH)).filter(({ code }) => !codes.has(code))];
};
