import type { Field } from '../portal/types.ts';
import { type Collected, indexNow, locate, type Now, type Target } from './locate.ts';
import type { Parked } from './reload.ts';
import type { Outcome } from './types.ts';
import { type Waits, waits } from './waits.ts';
import type { Control } from './widgets/writer.ts';

/** What a commit or an undo needs from outside. */
export interface PageAccess {
  doc: Document;
  /** Collector of the portal link. */
  collect: (doc: Document) => Collected;
  /** What a field is recognised by: label, section, name, widget. Of the portal link. */
  signature: (field: Field) => string;
  /** The officer's cancel. */
  signal: AbortSignal;
  /** Milliseconds, for the receipt. */
  now: () => number;
  /** Leaves the work to the next document of this frame; null: this one goes on. Absent: a reload ends the work. */
  park?: (state: Parked | null) => Promise<unknown>;
  /** Host of our own marks in the page. */
  own?: Element;
}

/** The page is watched until it has been still for so long: a late handler may wipe what was filled. ms. */
export const STILL = 60;
/** The same after a driver: Form.io gathers changes for about 100 ms before it acts on them. */
export const STILL_AFTER_DRIVER = 150;
export const STILL_AT_MOST = 1500;

/** One look at the page for many fields: it is collected again only when it has changed since. */
export interface Session extends Waits {
  find: (target: Target) => Control | Outcome;
  end: () => void;
}

const STRUCTURE: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    'id',
    'name',
    'for',
    'class',
    'style',
    'hidden',
    'inert',
    'disabled',
    'readonly',
    'aria-label',
    'aria-labelledby',
  ],
};

export const session = ({ doc, collect, signature, signal }: PageAccess): Session => {
  let now: Now | undefined;
  let dirty = false;
  const observer = new MutationObserver(() => {
    dirty = true;
  });
  observer.observe(doc, STRUCTURE);
  const changed = () => {
    if (observer.takeRecords().length > 0) dirty = true;
    return dirty;
  };
  return {
    ...waits(doc, signal),
    find: (target) => {
      if (!now || changed()) {
        now = indexNow(collect(doc), signature);
        dirty = false;
      }
      return locate(target, now, signature);
    },
    end: () => observer.disconnect(),
  };
};
