import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Offer, Offers, Sentence } from '../fill/offers.ts';
import type { LeaveReason, Person } from '../fill/types.ts';
import { ask } from '../messages/ask.ts';
import type { Area } from '../platform/area.ts';
import type { FieldId, SpotRefusal } from '../portal/types.ts';
import { findSnippet, type Snippet, type Values } from '../snippet/expand.ts';
import type { AskedField } from './field-service.ts';
import type { FormsModel } from './forms.ts';
import { ONE_FIELD } from './keys.ts';
import { singleModel } from './single.ts';

/** What waits longer than this for its panel is not what the officer wants any more, ms. */
const LONGEST_WAIT = 120_000;

interface Ports {
  area: Area;
  now: () => number;
  /** Is the vault open? */
  isOpen: () => boolean;
  forms: FormsModel;
  people: ReadonlySignal<readonly Person[]>;
  /** The office's sentences, and what is known of the open dossier for them. */
  snippets: ReadonlySignal<readonly Snippet[]>;
  values: ReadonlySignal<Values>;
  /** Reads the page again. */
  look: () => Promise<void>;
}

/** 'Điền ô này…': one field of the page, and what the people at the counter have for it. */
export const oneFieldModel = ({ area, now, isOpen, forms, people, snippets, values, look }: Ports) => {
  const pointed = signal<{ frameId: number; field: FieldId; typed: string; onlySentences: boolean } | null>(null);
  const refused = signal<SpotRefusal | null>(null);
  const { busy, done, put, undo } = singleModel(forms, look);

  const target = computed(() => (pointed.value ? forms.at(pointed.value.frameId, pointed.value.field) : undefined));
  const closed = computed<LeaveReason | undefined>(
    () => target.value && forms.engine.value?.closedFor(target.value.field),
  );
  const openField = computed(() => (closed.value ? undefined : target.value));
  const offers = computed<Offers>(() => {
    const at = pointed.value?.onlySentences ? undefined : openField.value;
    const found = at && forms.engine.value?.offersFor(at.field, at.match, people.value, forms.people.value);
    return found ?? { groups: [] };
  });
  const typed = computed(() => pointed.value?.typed ?? '');
  const sentences = computed<Sentence[]>(() => {
    const at = openField.value;
    const all = at && forms.engine.value?.sentencesFor(at.field, snippets.value, values.value, typed.value);
    return all ?? [];
  });
  /** What the officer typed in the page names this one. */
  const named = computed(() => typed.value && findSnippet(snippets.value, typed.value.slice(1))?.name);

  const close = (): void => {
    pointed.value = null;
    refused.value = null;
    done.value = null;
  };
  const openAt = (frameId: number, field: FieldId, typed = '', onlySentences = false): void => {
    close();
    pointed.value = { frameId, field, typed, onlySentences };
  };

  return {
    /** The chooser stands on screen. */
    open: computed(() => pointed.value !== null || refused.value !== null),
    /** There is no field that we fill; also when it left the page meanwhile. */
    refused: computed<SpotRefusal | null>(() => refused.value ?? (pointed.value && !target.value ? 'no-page' : null)),
    target,
    closed,
    offers,
    sentences,
    named,
    /** Nobody stands at the counter yet. */
    waiting: computed(() => people.value.length === 0),
    busy,
    done,
    openAt,
    close,
    undo,
    /** The officer asked in the page, before this panel was there or while it is. While locked it waits for the passphrase. */
    take: async (): Promise<void> => {
      const asked = isOpen() ? await area.get<AskedField>(ONE_FIELD) : undefined;
      if (!asked) return;
      await area.remove(ONE_FIELD);
      if (now() - asked.at > LONGEST_WAIT) return;
      close();
      await look();
      const { tabId, frameId, onlySentences } = asked;
      const told =
        forms.tabId.value === tabId ? await ask('page/spot', { tabId, frameId }).catch(() => undefined) : undefined;
      if (told && 'field' in told.spot) openAt(told.frameId, told.spot.field, told.spot.typed, onlySentences);
      else refused.value = told && 'refused' in told.spot ? told.spot.refused : 'no-page';
    },
    /** @param overwrite the officer agreed to replace what stands there */
    put: async ({ write, shown }: Pick<Offer, 'write' | 'shown'>, overwrite: boolean): Promise<void> => {
      const at = openField.value;
      // What is typed in between replaces nothing.
      const agreed = overwrite || write.kind === 'insert';
      if (!at || (at.field.filled && !agreed)) return;
      const role = at.match && at.match.role !== 'none' ? at.match.role : 'applicant';
      await put(at, { role, write, shown, overwrite: agreed });
    },
  };
};
export type OneFieldModel = ReturnType<typeof oneFieldModel>;
