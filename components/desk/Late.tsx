import { useState } from 'preact/hooks';
import { type Day, dayText } from '../../utils/calendar/day.ts';
import type { AgendaItem } from '../../utils/deadline/agenda.ts';
import { t } from '../../utils/i18n/ui.ts';
import { showDate } from '../format.ts';

/** Rows that stand there at first: the week or the month stays in sight. */
const FIRST = 5;

interface Props {
  /** The earliest due first. */
  items: readonly AgendaItem[];
  today: Day;
  /** "10:30" of a limit in hours, '' of a whole day. */
  time: (dueAt: string) => string;
}

/** What is overdue, the longest wait first: a few rows, all on request, and all on paper. */
export const Late = ({ items, today, time }: Props) => {
  const [all, setAll] = useState(false);
  return (
    <section class="card stack late" data-testid="late">
      <header class="row wrap">
        <h2 class="grow tone-bad">{t('schedule.late', { n: items.length })}</h2>
        {items.length > FIRST ? (
          <button
            type="button"
            class="no-print"
            data-testid="late-all"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? t('schedule.lateFew') : t('schedule.lateAll', { n: items.length })}
          </button>
        ) : null}
      </header>
      <table class="plain-table">
        <caption class="sr-only">{t('schedule.lateSorted')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('clock.state.overdue')}</th>
            <th scope="col">{t('schedule.due')}</th>
            <th scope="col">{t('list.code')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ dossierId, code, procedure, day, dueAt }, at) => (
            <tr key={dossierId} class={all || at < FIRST ? undefined : 'only-print'}>
              <td class="tone-bad">
                {day < today ? t('schedule.lateDays', { n: today - day }) : t('schedule.lateToday')}
              </td>
              <td>
                {showDate(dayText(day))} {time(dueAt)}
              </td>
              <td>
                <a href={`#/ho-so/${dossierId}`}>{code ?? t('dossier.noCode')}</a>{' '}
                <span class="small">{procedure}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
