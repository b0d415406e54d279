import { readdirSync, readFileSync } from 'node:fs';
import { parseProcedures } from '../../../utils/procedure/catalogue.ts';

const folder = new URL('../../../public/data/procedures/', import.meta.url);

export const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
export const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
/** Every procedure that ships, read as the product reads it. */
export const shipped = files.flatMap((name) => parseProcedures(JSON.parse(textOf(name))));
