import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { readDate, showDate } from './format.ts';

interface Props {
  label: string;
  /** yyyy-MM-dd, or ''. */
  value: string;
  onChange: (day: string) => void;
}

/** A day as it is written here, dd/MM/yyyy, whatever the browser's language. Taken when it is whole, on Enter and when the box is left. */
export const DayField = ({ label, value, onChange }: Props) => {
  const [text, setText] = useState(showDate(value));
  const [bad, setBad] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // At once: a moment later it would wipe out what was typed since.
  useLayoutEffect(() => setText(showDate(value)), [value]);
  const take = (typed: string) => {
    const day = typed.trim() ? readDate(typed) : '';
    setBad(day === undefined);
    // A form that this box stands in is not sent with a day that there is not.
    box.current?.setCustomValidity(day === undefined ? t('book.badDay') : '');
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
        aria-invalid={bad}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          // A whole day is taken at once: what it moves on the page must not move under the next click.
          if (readDate(typed)) take(typed);
        }}
        onBlur={() => take(text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(text);
        }}
      />
      {bad ? (
        <span class="small tone-bad" role="alert">
          {t('book.badDay')}
        </span>
      ) : null}
    </label>
  );
};
