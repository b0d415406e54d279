import * as z from 'zod/mini';
import { PORTAL_STATES, type PortalState } from '../dossier/types.ts';
import { canonical } from '../text/fold.ts';

const StatusFile = z.object({
  statuses: z.array(
    z.strictObject({ family: z.string(), text: z.string().check(z.minLength(1)), state: z.enum(PORTAL_STATES) }),
  ),
});

const keyOf = (text: string): string => canonical(text).toLocaleLowerCase('vi');

/** The state that a portal's word means; undefined for a word that nobody has seen. */
export type States = (status: string | undefined) => PortalState | undefined;

/** From public/data/portals/statuses.json. @throws when the file is damaged, or one word means two things */
export const parseStatuses = (data: unknown): States => {
  const states = new Map<string, PortalState>();
  for (const { text, state } of StatusFile.parse(data).statuses) {
    const known = states.get(keyOf(text));
    if (known !== undefined && known !== state) throw new RangeError(`two states for one status: ${text}`);
    states.set(keyOf(text), state);
  }
  return (status) => (status === undefined ? undefined : states.get(keyOf(status)));
};
