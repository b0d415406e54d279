import { computed, signal } from '@preact/signals';
import type { Outcome } from '../fill/types.ts';
import { ask } from '../messages/ask.ts';
import { signature } from '../portal/signature.ts';
import type { FormsModel } from './forms.ts';
import { fieldKey } from './preview.ts';

/** One text area of the page, as the officer chooses it. */
export interface TextBox {
  key: string;
  label: string;
  /** Holds something already. */
  filled: boolean;
}

/** A whole text (a request for supplements, a note) into one box of the portal's page: by the same approved plan as a fill, alone in it. */
export const passageModel = (forms: FormsModel, look: () => Promise<void>) => {
  const pointed = signal<string | undefined>(undefined);
  const busy = signal(false);
  const done = signal<{ ok: boolean; outcome: Outcome } | null>(null);

  /** Frame of the last text. */
  let written: number | undefined;

  const found = computed(() =>
    forms.fillable.value.flatMap(({ frameId, documentId, shape }) =>
      shape.form.fields
        .filter(
          ({ inputType, visible, enabled, readonly }) => inputType === 'textarea' && visible && enabled && !readonly,
        )
        .map((field) => ({
          key: fieldKey(frameId, field.id),
          label: field.label,
          filled: field.filled,
          frameId,
          documentId,
          field,
          focused: shape.focus === field.id,
        })),
    ),
  );
  const boxes = computed<TextBox[]>(() => found.value);
  /** The one that the officer chose, else the one with the caret, else the only one. */
  const chosen = computed(() => {
    const all = found.value;
    const by = pointed.value;
    if (by !== undefined) return all.find(({ key }) => key === by);
    return all.find(({ focused }) => focused) ?? (all.length === 1 ? all[0] : undefined);
  });

  return {
    boxes,
    target: computed<TextBox | undefined>(() => chosen.value),
    busy,
    done,
    look: async (): Promise<void> => {
      pointed.value = undefined;
      done.value = null;
      await look();
    },
    /** '' takes the choice back. */
    point: (key: string): void => {
      pointed.value = key;
      done.value = null;
    },
    /** @param over the officer agreed to replace what stands there */
    put: async (text: string, over: boolean): Promise<void> => {
      const [target, tabId] = [chosen.value, forms.tabId.value];
      if (!target || tabId === undefined || busy.value) return;
      busy.value = true;
      try {
        const { field, frameId, documentId } = target;
        const step = {
          field: field.id,
          role: 'applicant' as const,
          write: { kind: 'text' as const, text },
          shown: text,
          driver: false,
          overwrite: over,
          signature: signature(field),
        };
        const [receipt] = await ask('plan/commit', {
          tabId,
          frames: [{ frameId, documentId, steps: [step], alone: true }],
        });
        written = frameId;
        const outcome = receipt?.outcomes[0]?.outcome ?? 'frame-gone';
        done.value = { ok: outcome === 'filled' || outcome === 'kept', outcome };
      } catch {
        done.value = { ok: false, outcome: 'frame-gone' };
      } finally {
        busy.value = false;
      }
    },
    undo: async (): Promise<void> => {
      const tabId = forms.tabId.value;
      if (tabId === undefined || written === undefined) return;
      const { failed } = await ask('plan/undo', { tabId, frameId: written });
      written = undefined;
      done.value = failed ? { ok: false, outcome: 'cannot-clear' } : null;
      await look();
    },
  };
};
export type PassageModel = ReturnType<typeof passageModel>;
