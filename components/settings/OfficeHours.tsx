import { useLayoutEffect, useState } from 'preact/hooks';
import type { OfficeDaysModel } from '../../utils/counter/office-days.ts';
import { t } from '../../utils/i18n/ui.ts';

type Pair = [string, string];
const SESSION = /^\s*(\d{1,2}[:h]\d{2})\s*[-–]\s*(\d{1,2}[:h]\d{2})\s*$/;

/** "07:30-11:30" → its two ends; anything else as it is, for the check to refuse. */
const readPair = (text: string): Pair => {
  const [, from = text, to = ''] = SESSION.exec(text) ?? [];
  return [from.replace('h', ':').padStart(5, '0'), to.replace('h', ':').padStart(5, '0')];
};
const pairText = (pair: readonly string[]): string => pair.join('-');

/** Sessions of a working day, and the Saturday morning on which the desk only receives. Saved with its button. */
export const OfficeHours = ({ days }: { days: OfficeDaysModel }) => {
  const { hours, saturday } = days.office.value;
  const [text, setText] = useState('');
  const [saturdayText, setSaturdayText] = useState('');
  useLayoutEffect(() => setText(hours.map(pairText).join(', ')), [hours]);
  useLayoutEffect(() => setSaturdayText(saturday ? pairText(saturday) : ''), [saturday]);
  return (
    <form
      class="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void days.change({
          hours: text.split(',').map(readPair),
          saturday: saturdayText.trim() ? readPair(saturdayText) : null,
        });
      }}
    >
      <h2>{t('calendar.hours')}</h2>
      <label>
        <span class="small muted">{t('calendar.sessions')}</span>
        <input
          autocomplete="off"
          data-testid="hours"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label>
        <span class="small muted">{t('calendar.saturday')}</span>
        <input
          autocomplete="off"
          data-testid="saturday"
          placeholder="07:30-11:30"
          value={saturdayText}
          onInput={(event) => setSaturdayText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" data-testid="save-hours">
        {t('clock.ok')}
      </button>
    </form>
  );
};
