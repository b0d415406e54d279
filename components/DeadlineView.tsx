import type { SideBySide } from '../utils/deadline/of-dossier.ts';
import { sayLimit } from '../utils/deadline/say.ts';
import type { DueState, NextWord } from '../utils/deadline/state.ts';
import type { ArithmeticLine, ClockEntry, ClockType } from '../utils/deadline/types.ts';
import type { Channel } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import type { Limit } from '../utils/procedure/types.ts';
import { ClockSteps } from './ClockSteps.tsx';
import { showDay, showDue, showMoment } from './format.ts';
import { MomentField } from './MomentField.tsx';

export interface DeadlineProps {
  limits: readonly Limit[];
  limitId: string | undefined;
  receivedAt: string | undefined;
  channel: Channel;
  due: { at: string; words: string; tone: 'ok' | 'warn' | 'bad' | 'muted' } | undefined;
  state: DueState;
  next: { word: NextWord; at?: string } | undefined;
  remaining: { days: number; hours: number; minutes: number } | null | undefined;
  apologyAt: string | null | undefined;
  provisional: boolean;
  /** Statutory, shortened, express: shown only when the office promises something beside the law. */
  sideBySide: readonly SideBySide[];
  /** Names and due moments of the internal steps. */
  internal: readonly { name: string; dueAt: string }[];
  entries: readonly ClockEntry[];
  steps: readonly ClockType[];
  now: () => string;
  newId: () => string;
  onClock: (entryId: string, entry: Omit<ClockEntry, 'id'> | null) => void;
  /** Why there is no due date, when there is none. */
  problem: string | undefined;
  lines: readonly ArithmeticLine[];
  reminders: readonly string[];
  onReceived: (receivedAt: string, channel: Channel) => void;
  onNow: () => void;
  onLimit: (limitId: string) => void;
  limitText: (limit: Limit) => string;
}

const CHANNELS: Channel[] = ['counter', 'online', 'post'];

const TONES: Record<DueState, string> = {
  'not-started': 'muted',
  running: 'ok',
  soon: 'warn',
  today: 'warn',
  overdue: 'bad',
  paused: 'muted',
  early: 'ok',
  'on-time': 'ok',
  late: 'bad',
  withdrawn: 'muted',
  stopped: 'muted',
  ended: 'muted',
};

/** "5 giờ 50 phút": what is nothing is not said, unless nothing is left at all. */
const sayLeft = ({ days, hours, minutes }: NonNullable<DeadlineProps['remaining']>): string =>
  [
    days && t('clock.remaining.days', { n: days }),
    hours && t('clock.remaining.hours', { n: hours }),
    (minutes || days + hours === 0) && t('clock.remaining.minutes', { n: minutes }),
  ]
    .filter(Boolean)
    .join(' ');

/** Reminders that are still to come; one that is past was told or is being told. */
const Reminders = ({ reminders, now }: DeadlineProps) => {
  const times = [...new Set(reminders.filter((at) => at > now()).map(showMoment))];
  return times.length ? (
    <p class="small muted" data-testid="reminders">
      {t('deadline.reminders', { times: times.join(' · ') })}
    </p>
  ) : null;
};

/** Due day, status, what is left, what to do next, the last moment for the apology. */
const Standing = ({ due, problem, state, next, remaining, apologyAt, provisional, now }: DeadlineProps) => (
  <div class="stack">
    {due ? (
      <div class="due" data-testid="due" data-due={due.at}>
        <p class="muted small">{t('deadline.due')}</p>
        <p class="due-day">{showDue(due.at)}</p>
        <p class={`tone-${due.tone}`}>{due.words}</p>
      </div>
    ) : state === 'not-started' ? (
      <p class="note-box">{problem ?? t('deadline.needReception')}</p>
    ) : null}
    {next ? (
      <dl class="facts-list" data-testid="standing" data-state={state}>
        <dt>{t('clock.state')}</dt>
        <dd>
          <strong class={`tone-${TONES[state]}`}>{t(`clock.state.${state}`)}</strong>
        </dd>
        {remaining ? (
          <>
            <dt>{t('clock.remaining')}</dt>
            <dd data-testid="remaining">{sayLeft(remaining)}</dd>
          </>
        ) : null}
        {apologyAt ? (
          <>
            <dt>{t('clock.apology')}</dt>
            <dd>
              {showDay(apologyAt.slice(0, 10))}
              {apologyAt < now() ? <span class="tone-warn"> ({t('clock.passed')})</span> : null}
            </dd>
          </>
        ) : null}
        <dt>{t('clock.next')}</dt>
        <dd data-testid="next">{t(`clock.next.${next.word}`, { at: next.at ? showDue(next.at) : '' })}</dd>
      </dl>
    ) : null}
    {provisional ? <p class="note-box warn small">{t('clock.provisional')}</p> : null}
  </div>
);

/** Law, shortened limit and express limit side by side, and the steps inside the office. */
const Promises = ({ sideBySide, internal }: DeadlineProps) => (
  <>
    {sideBySide.length > 1 ? (
      <table class="plain-table small" data-testid="side-by-side">
        <caption class="sr-only">{t('clock.sideBySide')}</caption>
        <tbody>
          {sideBySide.map(({ kind, limit, dueAt }) => (
            <tr key={kind}>
              <th scope="row">{t(`clock.limit.${kind}`)}</th>
              <td>{sayLimit(limit)}</td>
              <td>{dueAt ? showDue(dueAt) : t('clock.limit.none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
    {internal.length ? (
      <ol class="plain-steps small" data-testid="internal-steps">
        {internal.map(({ name, dueAt }) => (
          <li key={name}>
            {name}: {showDue(dueAt)}
          </li>
        ))}
      </ol>
    ) : null}
  </>
);

/** The due day in large type, then the arithmetic line by line with its article, then what it is reckoned from. */
export const DeadlineView = (props: DeadlineProps) => (
  <section class="deadline stack">
    <Standing {...props} />
    <Promises {...props} />
    <div class="row wrap">
      <MomentField
        label={t('deadline.received')}
        value={props.receivedAt}
        onChange={(at) => props.onReceived(at, props.channel)}
      />
      <label>
        <span class="small muted">{t('deadline.channel')}</span>
        <select
          data-testid="channel"
          value={props.channel}
          disabled={!props.receivedAt}
          onChange={(event) =>
            props.receivedAt && props.onReceived(props.receivedAt, event.currentTarget.value as Channel)
          }
        >
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {t(`channel.${channel}`)}
            </option>
          ))}
        </select>
      </label>
      {props.receivedAt ? null : (
        <button type="button" onClick={props.onNow}>
          {t('deadline.receivedNow')}
        </button>
      )}
    </div>
    {props.receivedAt ? (
      <ClockSteps
        entries={props.entries}
        steps={props.steps}
        now={props.now}
        newId={props.newId}
        onSet={props.onClock}
      />
    ) : null}
    {props.limits.length ? (
      <fieldset>
        <legend class="small muted">{t('deadline.case')}</legend>
        {props.limits.map((limit) => (
          <label key={limit.id} class="choice">
            <input
              type="radio"
              name="limit"
              value={limit.id}
              checked={limit.id === props.limitId}
              onChange={() => props.onLimit(limit.id)}
            />
            <span>
              {limit.case || t('deadline.ordinary')}: <strong>{props.limitText(limit)}</strong>{' '}
              <span class={`small ${limit.status === 'unverified' ? 'tone-warn' : 'muted'}`}>
                (
                {[t(`status.${limit.status}`), limit.status === 'office' ? limit.basis : ''].filter(Boolean).join(': ')}
                )
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    ) : null}
    {props.lines.length ? (
      <ol class="arithmetic" data-testid="arithmetic">
        {props.lines.map((line) => (
          <li key={line.text}>
            {line.text}
            {line.basis ? <span class="small muted"> ({line.basis})</span> : null}
          </li>
        ))}
      </ol>
    ) : null}
    <Reminders {...props} />
  </section>
);
