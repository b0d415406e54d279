import { type UnitChange, UnitChanges } from '../places/changes.ts';
import type { Area } from '../platform/area.ts';

const KEY = 'office:places';

/** The office's own changes of units; an update of the extension keeps them. `damaged`: what is kept cannot be read and is not used. */
export const readUnitChanges = async (area: Area): Promise<{ changes: UnitChange[]; damaged: boolean }> => {
  const parsed = UnitChanges.safeParse((await area.get(KEY)) ?? []);
  return parsed.success ? { changes: parsed.data, damaged: false } : { changes: [], damaged: true };
};

export const writeUnitChanges = (area: Area, changes: readonly UnitChange[]): Promise<void> => area.set(KEY, changes);
