import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { readDate, showDate } from './format.ts';

/** Letters of a day that is written out. */
const WHOLE = 'dd/MM/yyyy'.length;

interface Props {
  label: string;
  /** yyyy-MM-dd, or ''. */
  value: string;
  onChange: (day: string) => void;
  /** For a form that reads the text itself. */
  name?: string;
  testId?: string;
}

/** A day as it is written here, dd/MM/yyyy, whatever the browser's language. Taken when it is whole, on Enter and when the box is left. */
export const DayField = ({ label, value, onChange, name, testId }: Props) => {
  const [text, setText] = useState(showDate(value));
  const [bad, setBad] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // At once: a moment later it would wipe out what was typed since.
  useLayoutEffect(() => setText(showDate(value)), [value]);
  const take = (typed: string) => {
    const day = typed.trim() ? readDate(typed) : '';
    setBad(day === undefined);
    // A form that this box stands in is not sent with a day that there is not.
    box.current?.setCustomValidity(day === undefined ? t('day.bad') : '');
    if (day !== undefined && day !== value) onChange(day);
  };
  return (
    <label>
      <span class="small muted">{label}</span>
      <input
        ref={box}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder="dd/MM/yyyy"
        name={name}
        data-testid={testId}
        aria-invalid={bad}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          // A whole day is taken, or said to be none, at once: what that moves on the page must not move under the next click.
          if (readDate(typed) || typed.trim().length >= WHOLE) take(typed);
        }}
        onBlur={() => take(text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(text);
        }}
      />
      {bad ? (
        <span class="small tone-bad" role="alert">
          {t('day.bad')}
        </span>
      ) : null}
    </label>
  );
};
