import { local } from '../platform/area.ts';
import { now, todayVN } from '../platform/clock.ts';
import { loadData } from '../platform/data.ts';
import { EVERYDAY_PATH } from '../procedure/chunks.ts';
import { hiddenOn, onDay } from '../procedure/corrections.ts';
import type { Finder } from '../procedure/finder.ts';
import { procedureShelf } from '../procedure/shelf.ts';
import { ofOffice, overOffice } from './book-data.ts';
import { briefs, loadProcedure } from './resources.ts';

/**
 * The search over the whole catalogue as the office has it today; its code and its index come with the first question. What the office
 * does not receive is not found.
 */
const finder: () => Promise<Finder> = overOffice(
  async () => ({ office: await ofOffice(), today: todayVN(now()) }),
  async ({ today }) => {
    const [{ buildFinder, parseEveryday }, all, words] = await Promise.all([
      import('../procedure/finder.ts'),
      briefs(),
      loadData(EVERYDAY_PATH),
    ]);
    const offered = all.filter((brief) => !hiddenOn(brief, today)).map((brief) => onDay(brief, today));
    return buildFinder(offered, parseEveryday(words));
  },
);

/** How panel and desk come to a procedure: by its code, or through the search. Not for the background, which never searches. */
export const picking = { load: loadProcedure, finder, shelf: procedureShelf(local) };
