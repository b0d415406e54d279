import { local } from '../platform/area.ts';
import { loadData } from '../platform/data.ts';
import { EVERYDAY_PATH } from '../procedure/chunks.ts';
import type { Finder } from '../procedure/finder.ts';
import { procedureShelf } from '../procedure/shelf.ts';
import { briefs, loadProcedure, once } from './resources.ts';

/** The search over the whole catalogue; its code and its index come with the first question. */
const finder: () => Promise<Finder> = once(async () => {
  const [{ buildFinder, parseEveryday }, all, words] = await Promise.all([
    import('../procedure/finder.ts'),
    briefs(),
    loadData(EVERYDAY_PATH),
  ]);
  return buildFinder(all, parseEveryday(words));
});

/** How panel and desk come to a procedure: by its code, or through the search. Not for the background, which never searches. */
export const picking = { load: loadProcedure, finder, shelf: procedureShelf(local) };
