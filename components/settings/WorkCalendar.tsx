import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CalendarData } from '../../utils/calendar/data.ts';
import { civilOf, type Day, dayOf, dayText, two } from '../../utils/calendar/day.ts';
import { lunarOf } from '../../utils/calendar/lunar.ts';
import { type DayInfo, dayInfo } from '../../utils/calendar/month.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { type OfficeDaysModel, officeDaysModel } from '../../utils/counter/office-days.ts';
import { shippedDays } from '../../utils/counter/resources.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';
import { showDate, showDay } from '../format.ts';
import { MonthGrid } from '../MonthGrid.tsx';
import { OfficeHours } from './OfficeHours.tsx';

/** "1/1" on the first of a lunar month, else the day alone: as on a wall calendar. */
const lunarText = (day: Day): string => {
  const { dayOfMonth, month, leap } = lunarOf(day);
  return dayOfMonth === 1 ? `1/${month}${leap ? 'n' : ''}` : String(dayOfMonth);
};

const styleOf = ({ working, source, kind }: DayInfo): string =>
  [
    working ? (kind === 'work-swap' ? 'swap' : '') : 'off',
    source === 'expected' ? 'expected' : '',
    source === 'office' ? 'own' : '',
  ]
    .filter(Boolean)
    .join(' ');

/** The day that was picked: what is known of it, and what the office can say of it. */
const DayCard = ({ days, day }: { days: OfficeDaysModel; day: Day }) => {
  const info = dayInfo(days.calendar.value, days.marked.value, day);
  const [name, setName] = useState('');
  const [decision, setDecision] = useState('');
  const set = (working: boolean | null) =>
    void days.setDay(info.date, working, name, decision).then((done) => {
      if (!done) return;
      setName('');
      setDecision('');
    });
  return (
    <section class="card stack" data-testid="day-card">
      <h2>{showDay(info.date)}</h2>
      <p>
        <strong>{t(info.working ? 'calendar.working' : 'calendar.off')}</strong>
        {info.name ? ` · ${info.name}` : ''}
      </p>
      <p class="small muted">
        {t(`calendar.source.${info.source}`)}
        {info.decision ? ` · ${info.decision}` : ''}
      </p>
      <label>
        <span class="small muted">{t('calendar.reason')}</span>
        <input autocomplete="off" data-testid="day-name" value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </label>
      <label>
        <span class="small muted">{t('calendar.decision')}</span>
        <input autocomplete="off" value={decision} onInput={(e) => setDecision(e.currentTarget.value)} />
      </label>
      <p class="row wrap">
        {info.working ? (
          <button type="button" data-testid="day-off" onClick={() => set(false)}>
            {t('calendar.setOff')}
          </button>
        ) : (
          <button type="button" data-testid="day-on" onClick={() => set(true)}>
            {t('calendar.setWorking')}
          </button>
        )}
        {info.source === 'office' ? (
          <button type="button" onClick={() => set(null)}>
            {t('calendar.giveBack')}
          </button>
        ) : null}
      </p>
    </section>
  );
};

/** Is the year announced? The office confirms it once it has entered what the announcement says. */
const YearState = ({ days }: { days: OfficeDaysModel }) => {
  const [decision, setDecision] = useState('');
  const year = days.year.value;
  const state = days.state.value;
  const confirmed = days.office.value.confirmed.find((row) => row.year === year);
  if (state === 'complete')
    return (
      <p class="note-box small">
        {confirmed ? t('calendar.confirmed', { year, decision: confirmed.decision }) : t('calendar.complete', { year })}
      </p>
    );
  return (
    <div class="note-box warn stack small" data-testid="year-open">
      <p>{t('calendar.partial', { year })}</p>
      <label>
        <span class="muted">{t('calendar.decision')}</span>
        <input autocomplete="off" value={decision} onInput={(e) => setDecision(e.currentTarget.value)} />
      </label>
      <button
        type="button"
        data-testid="confirm-year"
        disabled={decision.trim() === ''}
        onClick={() => void days.confirm(decision.trim())}
      >
        {t('calendar.confirm', { year })}
      </button>
    </div>
  );
};

const Page = ({ model, data }: { model: DeskModel; data: CalendarData }) => {
  const today = model.iso().slice(0, 10).split('-').map(Number) as [number, number, number];
  const days = useMemo(() => officeDaysModel(model.area, data, today[0]), [data]);
  const [day, setDay] = useState(() => dayOf(...today));
  const { year, month } = civilOf(day);
  useEffect(() => void days.load(), [days]);
  useEffect(() => {
    days.year.value = year;
  }, [year]);
  const go = (months: number) => setDay(dayOf(year, month + months, 1));
  const marked = days.marked.value;
  return (
    <section class="stack">
      <h1>{t('settings.calendar')}</h1>
      {days.damaged.value ? (
        <p class="note-box bad" role="alert">
          {t('calendar.damaged')}
        </p>
      ) : null}
      {days.problem.value ? (
        <p class="note-box bad" role="alert" data-testid="calendar-problem">
          {sentence('calendar.error', days.problem.value, 'error.failed')}
        </p>
      ) : null}
      <div class="row wrap">
        <button type="button" aria-label={t('calendar.monthBefore')} onClick={() => go(-1)}>
          ‹
        </button>
        <button type="button" aria-label={t('calendar.monthAfter')} onClick={() => go(1)}>
          ›
        </button>
        <label class="row">
          {t('calendar.year')}
          <input
            type="number"
            class="year"
            data-testid="year"
            min={2022}
            max={2060}
            value={year}
            onChange={(e) => {
              const next = e.currentTarget.valueAsNumber;
              if (next >= 2022 && next <= 2060) setDay(dayOf(next, month, 1));
            }}
          />
        </label>
        <button
          type="button"
          data-testid="calendar-undo"
          disabled={days.undoable.value === 0}
          onClick={() => void days.undo()}
        >
          ↶ {t('calendar.undo')}
        </button>
      </div>
      <div class="side-by-side">
        <MonthGrid
          year={year}
          month={month}
          label={t('calendar.month', { month: two(month), year })}
          selected={day}
          onSelect={setDay}
          cell={(of) => {
            const info = dayInfo(days.calendar.value, marked, of);
            return {
              class: styleOf(info),
              said: [t(info.working ? 'calendar.working' : 'calendar.off'), info.name].join(' '),
              children: (
                <span class="lunar" aria-hidden="true">
                  {lunarText(of)}
                </span>
              ),
            };
          }}
        />
        <DayCard key={dayText(day)} days={days} day={day} />
      </div>
      <p class="small muted legend">
        <span class="off">{t('calendar.off')}</span> <span class="swap">{t('calendar.swap')}</span>{' '}
        <span class="off expected">{t('calendar.source.expected')}</span>{' '}
        <span class="off own">{t('calendar.source.office')}</span>
      </p>
      <YearState key={year} days={days} />
      <h2>{t('calendar.list', { year })}</h2>
      <table class="plain-table small">
        <thead>
          <tr>
            <th scope="col">{t('calendar.date')}</th>
            <th scope="col">{t('calendar.what')}</th>
            <th scope="col">{t('calendar.decision')}</th>
          </tr>
        </thead>
        <tbody data-testid="year-days">
          {[...marked.values()].map((info) => (
            <tr key={info.date}>
              <td>{showDate(info.date)}</td>
              <td>
                {info.working && info.source === 'office' ? `${t('calendar.swap')}: ` : ''}
                {info.name}
              </td>
              <td>
                {info.decision} ({t(`calendar.source.${info.source}`)})
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <OfficeHours days={days} />
    </section>
  );
};

/** Working days, hours and Saturdays of the office over the shipped holidays. */
export const WorkCalendar = ({ model }: { model: DeskModel }) => {
  const [data, setData] = useState<CalendarData | null>(null);
  useEffect(() => void shippedDays().then(setData), []);
  return data ? <Page model={model} data={data} /> : <p aria-busy="true" />;
};
