import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { DayField } from '../DayField.tsx';

/** A reminder on one day in all chosen dossiers: it is a note of each, so it is seen there and can be struck out there. */
export const BulkRemind = ({ model }: { model: DeskModel }) => {
  const [day, setDay] = useState('');
  const [words, setWords] = useState('');
  const past = day !== '' && day < model.today();
  return (
    <form
      class="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        if (!day || past) return;
        void model.bulk.remind(day, words).then(() => {
          setDay('');
          setWords('');
        });
      }}
    >
      <DayField label={t('book.remindOn')} value={day} onChange={setDay} />
      <label>
        <span class="small muted">{t('book.remindWords')}</span>
        <input
          type="text"
          autocomplete="off"
          maxLength={200}
          data-testid="bulk-remind-words"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={model.bulk.busy.value || !day || past} data-testid="bulk-remind">
        {t('book.remind')}
      </button>
      {past ? (
        <span class="small tone-bad" role="alert">
          {t('book.remindPast')}
        </span>
      ) : null}
    </form>
  );
};
