import { signal } from '@preact/signals';
import type { FillValue, Outcome } from '../fill/types.ts';
import type { Role } from '../match/types.ts';
import { ask } from '../messages/ask.ts';
import type { FrameReport } from '../messages/protocol.ts';
import { signature } from '../portal/signature.ts';
import type { Field } from '../portal/types.ts';
import type { FormsModel } from './forms.ts';

/** One field of the page as the panel last saw it. */
export interface OneTarget {
  report: FrameReport;
  field: Field;
}
export interface OneValue {
  role: Role;
  write: FillValue;
  shown: string;
  /** The officer agreed to replace what stands there. */
  overwrite: boolean;
}

/** One value into one field: by the same approved plan as a whole fill, alone in it, and taken back without the fill before it. */
export const singleModel = (forms: Pick<FormsModel, 'tabId'>, look: () => Promise<void>) => {
  const busy = signal(false);
  const done = signal<{ ok: boolean; outcome: Outcome } | null>(null);
  /** Frame of the last value. */
  let written: number | undefined;

  return {
    busy,
    done,
    put: async ({ report, field }: OneTarget, value: OneValue): Promise<void> => {
      const tabId = forms.tabId.value;
      if (tabId === undefined || busy.value) return;
      busy.value = true;
      try {
        const { frameId, documentId } = report;
        const step = {
          ...value,
          field: field.id,
          driver: field.reloads === true,
          ...(field.reloads ? { reloads: true as const } : {}),
          signature: signature(field),
        };
        const frames = [{ frameId, documentId, steps: [step], alone: true }];
        const [receipt] = await ask('plan/commit', { tabId, frames });
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
