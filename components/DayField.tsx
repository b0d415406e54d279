import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { readDate, showDate } from './format.ts';

interface Props {
  label: string;
  /** yyyy-MM-dd, or ''. */
  value: string;
  onChange: (day: string) => void;
}

/** A day as it is written here, dd/MM/yyyy, whatever the browser's language. Taken on Enter and when the box is left. */
export const DayField = ({ label, value, onChange }: Props) => {
  const [text, setText] = useState(showDate(value));
  const [bad, setBad] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(showDate(value)), [value]);
  const commit = () => {
    const day = text.trim() ? readDate(text) : '';
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
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
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
