import { useMemo, useState } from 'preact/hooks';
import { isWorkingDay } from '../../utils/calendar/calendar.ts';
import { addMonths, civilOf, type Day, dayOf, dayText, two } from '../../utils/calendar/day.ts';
import type { Calendar } from '../../utils/calendar/types.ts';
import { type AgendaItem, agendaOf, byDay, weekOf } from '../../utils/deadline/agenda.ts';
import { icsOf } from '../../utils/deadline/ics.ts';
import type { DueState } from '../../utils/deadline/state.ts';
import { t } from '../../utils/i18n/ui.ts';
import { saveFile } from '../files.ts';
import { showDate, showDay } from '../format.ts';
import { MonthGrid } from '../MonthGrid.tsx';
import { Late } from './Late.tsx';
import type { ViewProps } from './views.ts';

const TONES: Partial<Record<DueState, string>> = { overdue: 'tone-bad', today: 'tone-warn', soon: 'tone-warn' };

const time = (dueAt: string): string => (dueAt.slice(11, 19) === '23:59:59' ? '' : dueAt.slice(11, 16));

/** The dossiers of a day, each a link to its own page. */
const Items = ({ items }: { items: readonly AgendaItem[] }) => (
  <ul>
    {items.map(({ dossierId, code, procedure, dueAt, lawDueAt, state, provisional }) => (
      <li key={dossierId}>
        <a href={`#/ho-so/${dossierId}`}>{code ?? t('dossier.noCode')}</a> {time(dueAt)}{' '}
        <span class="small">{procedure}</span>{' '}
        <span class={`small ${TONES[state] ?? 'muted'}`}>{t(`clock.state.${state}`)}</span>
        {lawDueAt ? (
          <span class="small muted"> {t('schedule.law', { date: showDate(lawDueAt.slice(0, 10)) })}</span>
        ) : null}
        {provisional ? <span class="small tone-warn"> {t('schedule.provisional')}</span> : null}
      </li>
    ))}
  </ul>
);

interface Part {
  items: ReadonlyMap<Day, AgendaItem[]>;
  calendar: Calendar;
  day: Day;
  today: Day;
  onDay: (day: Day) => void;
}

/** Monday to Sunday as columns for the eye, and the same as a table for everybody else. */
const Week = ({ items, calendar, day, today, onDay }: Part) => {
  const week = weekOf(day);
  const most = Math.max(1, ...week.map((of) => items.get(of)?.length ?? 0));
  const [first, last] = [week[0]!, week[6]!];
  return (
    <div class="stack">
      <p class="row no-print">
        <button type="button" onClick={() => onDay(day - 7)}>
          ‹ {t('schedule.weekBefore')}
        </button>
        <button type="button" onClick={() => onDay(today)}>
          {t('schedule.thisWeek')}
        </button>
        <button type="button" onClick={() => onDay(day + 7)}>
          {t('schedule.weekAfter')} ›
        </button>
      </p>
      <div class="week" aria-hidden="true">
        {week.map((of) => {
          const due = items.get(of) ?? [];
          return (
            <div key={of} class={`week-day ${isWorkingDay(calendar, of) ? '' : 'off'} ${of === today ? 'today' : ''}`}>
              <span class="small">{showDay(dayText(of)).slice(0, -5)}</span>
              {due.length ? (
                <span class="load" style={{ height: `${Math.round((due.length / most) * 96)}px` }} />
              ) : null}
              <strong>{due.length || ''}</strong>
            </div>
          );
        })}
      </div>
      <table class="plain-table" data-testid="week-table">
        <caption class="sr-only">
          {t('schedule.week', { from: showDate(dayText(first)), to: showDate(dayText(last)) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.date')}</th>
            <th scope="col">{t('schedule.load')}</th>
            <th scope="col">{t('schedule.due')}</th>
          </tr>
        </thead>
        <tbody>
          {week.map((of) => (
            <tr key={of} aria-current={of === today ? 'date' : undefined}>
              <th scope="row">
                {showDay(dayText(of))}
                {isWorkingDay(calendar, of) ? null : <span class="small muted"> ({t('calendar.off')})</span>}
              </th>
              <td>{items.get(of)?.length ?? 0}</td>
              <td>
                <Items items={items.get(of) ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The month with the load of each day; the day that is picked lists its dossiers. */
const Month = ({ items, calendar, day, onDay }: Part) => {
  const { year, month } = civilOf(day);
  const inMonth = [...items].filter(([of]) => civilOf(of).year === year && civilOf(of).month === month);
  const most = Math.max(1, ...inMonth.map(([, due]) => due.length));
  return (
    <div class="stack">
      <p class="row no-print">
        <button type="button" onClick={() => onDay(addMonths(dayOf(year, month, 1), -1))}>
          ‹ {t('calendar.monthBefore')}
        </button>
        <button type="button" onClick={() => onDay(addMonths(dayOf(year, month, 1), 1))}>
          {t('calendar.monthAfter')} ›
        </button>
      </p>
      <div class="side-by-side">
        <MonthGrid
          year={year}
          month={month}
          label={t('calendar.month', { month: two(month), year })}
          selected={day}
          onSelect={onDay}
          cell={(of) => {
            const n = items.get(of)?.length ?? 0;
            return {
              class: isWorkingDay(calendar, of) ? '' : 'off',
              said: n ? t('schedule.count', { n }) : '',
              children: n ? (
                <span class="load-chip" aria-hidden="true" style={{ '--load': String(n / most) }}>
                  {n}
                </span>
              ) : null,
            };
          }}
        />
        <section class="card stack" data-testid="day-items">
          <h2>{showDay(dayText(day))}</h2>
          {items.get(day)?.length ? <Items items={items.get(day)!} /> : <p class="muted">{t('schedule.nothing')}</p>}
        </section>
      </div>
    </div>
  );
};

/** 'Lịch hạn': what is late, the week, the month; on paper, and for the officer's own calendar program. */
export const Schedule = ({ model, iso }: ViewProps) => {
  const { catalogue, days, tick } = model.dossier;
  const month = model.route.value.split('/')[1] === 'thang';
  const [year, monthNumber, date] = iso().slice(0, 10).split('-').map(Number) as [number, number, number];
  const today = dayOf(year, monthNumber, date);
  const [day, setDay] = useState(today);
  const agenda = useMemo(
    () =>
      days.value
        ? agendaOf(
            model.summaries.value.filter(({ closed }) => !closed),
            catalogue.value,
            days.value,
            iso(),
          )
        : [],
    [model.summaries.value, catalogue.value, days.value, tick.value],
  );
  const items = useMemo(() => byDay(agenda), [agenda]);
  const late = agenda.filter(({ state }) => state === 'overdue');
  if (!days.value) return null;
  const part: Part = { items, calendar: days.value, day, today, onDay: setDay };
  return (
    <main class="desk-main stack">
      <header class="row wrap">
        <h1 class="grow">{t('desk.schedule')}</h1>
        <nav class="row no-print" aria-label={t('schedule.views')}>
          <a href="#/lich-han" aria-current={month ? undefined : 'page'}>
            {t('schedule.thisWeek')}
          </a>
          <a href="#/lich-han/thang" aria-current={month ? 'page' : undefined}>
            {t('schedule.month')}
          </a>
        </nav>
        <button
          type="button"
          class="no-print"
          data-testid="export-ics"
          onClick={() =>
            saveFile(`han-tra-${iso().slice(0, 10)}.ics`, icsOf(agenda, iso()), 'text/calendar;charset=utf-8')
          }
        >
          {t('schedule.ics')}
        </button>
        <button type="button" class="no-print" onClick={() => print()}>
          {t('desk.print')}
        </button>
      </header>
      {late.length ? <Late items={late} today={today} time={time} /> : null}
      {month ? <Month {...part} /> : <Week {...part} />}
    </main>
  );
};
