import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n/ui.ts';
import { cleanSaid, type SaidDraft, SaidFields } from './SaidFields.tsx';

interface Props<V> {
  /** Null: something is hidden, and only why and when is asked. */
  start: V | null;
  said: SaidDraft;
  Fields: ComponentType<{ value: V; onChange: (value: V) => void }>;
  /** What is typed, while it is typed. */
  onDraft: (value: V | null) => void;
  /** False: refused; what was typed stays. */
  onSave: (value: V | null, said: SaidDraft) => Promise<boolean>;
  onClose: () => void;
}

/** One correction being typed: Enter keeps it, Escape leaves it. */
export const CorrectionForm = <V,>({ start, said: first, Fields, onDraft, onSave, onClose }: Props<V>) => {
  const [value, setValue] = useState<V | null>(start);
  const [said, setSaid] = useState(first);
  // A box of a day takes what was typed with the very key that sends the form.
  const latest = useRef({ value, said });
  const form = useRef<HTMLFormElement>(null);
  // Before anybody can type: later it would take the focus away in the middle of a word.
  useLayoutEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input, textarea, select');
    first?.focus();
    // A number is typed over, not beside: 3 in front of 1 would be 31 days.
    if (first instanceof HTMLInputElement) first.select();
  }, []);
  return (
    <form
      class="stack office-form"
      ref={form}
      data-testid="correction-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(latest.current.value, cleanSaid(latest.current.said)).then((kept) => kept && onClose());
      }}
    >
      {value === null ? null : (
        <Fields
          value={value}
          onChange={(next) => {
            latest.current = { ...latest.current, value: next };
            setValue(() => next);
            onDraft(next);
          }}
        />
      )}
      <SaidFields
        said={said}
        onChange={(next) => {
          latest.current = { ...latest.current, said: next };
          setSaid(next);
        }}
      />
      <p class="row">
        <button type="submit" class="primary" data-testid="keep">
          {t(value === null ? 'correct.hide' : 'correct.keep')}
        </button>
        <button type="button" onClick={onClose}>
          {t('correct.cancel')}
        </button>
      </p>
    </form>
  );
};
