import { computed, signal } from '@preact/signals';
import type { FormsModel } from './forms.ts';
import { fieldKey } from './preview.ts';
import { type OneTarget, singleModel } from './single.ts';

/** One text area of the page, as the officer chooses it. */
export interface TextBox {
  key: string;
  label: string;
  /** Holds something already. */
  filled: boolean;
}

/** A whole text (a request for supplements, a note) into one box of the portal's page. */
export const passageModel = (forms: FormsModel, look: () => Promise<void>) => {
  const pointed = signal<string | undefined>(undefined);
  const { busy, done, put, undo } = singleModel(forms, look);

  const found = computed(() =>
    forms.fillable.value.flatMap((report) =>
      report.shape.form.fields
        .filter(
          ({ inputType, visible, enabled, readonly }) => inputType === 'textarea' && visible && enabled && !readonly,
        )
        .map((field): TextBox & OneTarget & { focused: boolean } => ({
          key: fieldKey(report.frameId, field.id),
          label: field.label,
          filled: field.filled,
          report,
          field,
          focused: report.shape.focus === field.id,
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
    /** @param overwrite the officer agreed to replace what stands there */
    put: async (text: string, overwrite: boolean): Promise<void> => {
      if (chosen.value)
        await put(chosen.value, { role: 'applicant', write: { kind: 'text', text }, shown: text, overwrite });
    },
    undo,
  };
};
export type PassageModel = ReturnType<typeof passageModel>;
