import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';

/** What a row of the desk's list can show; the code always stands first. */
export const COLUMNS = ['code', 'people', 'procedure', 'received', 'due', 'tags', 'fee', 'notes', 'updated'] as const;
export type Column = (typeof COLUMNS)[number];

const KEY = 'desk:columns';
const Columns = z.array(z.enum(COLUMNS));
const USUAL: Column[] = ['code', 'people', 'procedure', 'received', 'due', 'tags'];

/** The officer's columns; the usual ones where none were chosen or they cannot be read. */
export const readColumns = async (area: Area): Promise<Column[]> => {
  const parsed = Columns.safeParse(await area.get(KEY));
  return parsed.success ? parsed.data : USUAL;
};

export const writeColumns = (area: Area, columns: readonly Column[]): Promise<void> => area.set(KEY, [...columns]);
