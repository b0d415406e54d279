import { useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { readMoment } from './format.ts';

interface Props {
  label: string;
  /** yyyy-MM-dd */
  onPick: (date: string) => void;
  onCancel?: () => void;
}

/** A date as it is written here, dd/MM/yyyy; what cannot be read stays in the box and is said. */
export const DateField = ({ label, onPick, onCancel }: Props) => {
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const commit = () => {
    const date = readMoment(`${text} 00:00`)?.slice(0, 10);
    setBad(date === undefined);
    if (!date) return;
    setText('');
    onPick(date);
  };
  return (
    <div class="row wrap">
      <label class="grow">
        <span class="small muted">{label}</span>
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          placeholder="dd/MM/yyyy"
          data-testid="date"
          aria-invalid={bad}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') onCancel?.();
          }}
        />
      </label>
      <button type="button" data-testid="date-ok" onClick={commit}>
        {t('clock.ok')}
      </button>
      {onCancel ? (
        <button type="button" class="plain" onClick={onCancel}>
          {t('clock.cancel')}
        </button>
      ) : null}
      {bad ? (
        <span class="small tone-bad" role="alert">
          {t('moment.bad')}
        </span>
      ) : null}
    </div>
  );
};
