import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { readMoment, showMoment } from './format.ts';

interface Props {
  label: string;
  /** ISO +07:00 */
  value: string | undefined;
  onChange: (iso: string) => void;
  testId?: string;
}

/**
 * A moment as it is written here, dd/MM/yyyy HH:mm, whatever the browser's language: the browser's own date box would show month first
 * in an English browser. Saved on Enter and when the box is left; what cannot be read stays in the box and is said.
 */
export const MomentField = ({ label, value, onChange, testId = 'received' }: Props) => {
  const [text, setText] = useState(value ? showMoment(value) : '');
  const [bad, setBad] = useState(false);
  useLayoutEffect(() => {
    setText(value ? showMoment(value) : '');
    setBad(false);
  }, [value]);
  const commit = () => {
    if (!text.trim() && !value) return;
    const iso = readMoment(text);
    setBad(iso === undefined);
    if (iso && iso.slice(0, 16) !== value?.slice(0, 16)) onChange(iso);
  };
  return (
    <label class="grow">
      <span class="small muted">{label}</span>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder="dd/MM/yyyy HH:mm"
        data-testid={testId}
        aria-invalid={bad}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {bad ? (
        <span class="small tone-bad" role="alert">
          {t('moment.bad')}
        </span>
      ) : null}
    </label>
  );
};
