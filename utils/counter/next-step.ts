import type { FrameReport } from '../messages/protocol.ts';
import type { RoleChoice } from './who.ts';

/** What was filled, or stands in front now: where, of which dossier, and who is who. */
export interface Filled {
  tabId: number;
  /** Origin of the top page. */
  origin: string;
  /** The top page itself: another one after every load. */
  documentId: string;
  /** Fingerprints of the forms that stood there, the last one at the end. */
  forms: readonly string[];
  dossiers: readonly string[];
  procedures: readonly string[];
  choice: RoleChoice;
}

export const filledAt = (tabId: number, frames: readonly FrameReport[], choice: RoleChoice): Filled => {
  const top = frames.find(({ frameId }) => frameId === 0);
  const forms = frames.filter(({ shape }) => shape.form.fields.length).map(({ shape }) => shape.form.fingerprint);
  return {
    tabId,
    origin: top?.shape.origin ?? '',
    documentId: top?.documentId ?? '',
    forms: [forms.join()],
    dossiers: frames.flatMap(({ shape }) => shape.codes.dossiers),
    procedures: frames.flatMap(({ shape }) => shape.codes.procedures),
    choice,
  };
};

/** The fill of one more step: the forms of those before it stay known. */
export const filledToo = (before: Filled | null, now: Filled): Filled => ({
  ...now,
  forms: [...(before?.forms ?? []), ...now.forms],
});

const common = (before: readonly string[], now: readonly string[]): boolean =>
  now.some((code) => before.includes(code));
/** A step that prints no code says nothing against the one before. */
const agree = (before: readonly string[], now: readonly string[]): boolean =>
  !before.length || !now.length || common(before, now);

/**
 * Is the page in front the next step of what was just filled? Same tab and portal; the page was not left, or it prints the same code; no
 * other dossier or procedure named; a form that was not filled in this turn yet, for that would be the next citizen's; and nobody in it whom
 * the officer did not confirm in that very role. Then one answer is enough. Anything else is asked in full.
 */
export const continues = (before: Filled, now: Filled): boolean => {
  const people = Object.entries(now.choice).filter(([, id]) => id);
  const stayed = before.documentId !== '' && before.documentId === now.documentId;
  return (
    before.tabId === now.tabId &&
    before.origin !== '' &&
    before.origin === now.origin &&
    (stayed || common(before.dossiers, now.dossiers) || common(before.procedures, now.procedures)) &&
    agree(before.dossiers, now.dossiers) &&
    agree(before.procedures, now.procedures) &&
    !now.forms.some((form) => before.forms.includes(form)) &&
    people.length > 0 &&
    people.every(([role, id]) => before.choice[role as keyof RoleChoice] === id)
  );
};
