import type { ArithmeticLine } from '../utils/deadline/types.ts';
import type { Channel } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import type { Limit } from '../utils/procedure/types.ts';
import { showDay, showMoment } from './format.ts';
import { MomentField } from './MomentField.tsx';

export interface DeadlineProps {
  limits: readonly Limit[];
  limitId: string | undefined;
  receivedAt: string | undefined;
  channel: Channel;
  due: { at: string; words: string; tone: 'ok' | 'warn' | 'bad' | 'muted' } | undefined;
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

/** The due day in large type, then the arithmetic line by line with its article, then what it is reckoned from. */
export const DeadlineView = (props: DeadlineProps) => (
  <section class="deadline stack">
    {props.due ? (
      <div class="due" data-testid="due" data-due={props.due.at}>
        <p class="muted small">{t('deadline.due')}</p>
        <p class="due-day">{showDay(props.due.at.slice(0, 10))}</p>
        <p class={`tone-${props.due.tone}`}>{props.due.words}</p>
      </div>
    ) : (
      <p class="note-box">{props.problem ?? t('deadline.needReception')}</p>
    )}
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
                ({t(`status.${limit.status}`)})
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
    {props.reminders.length ? (
      <p class="small muted" data-testid="reminders">
        {t('deadline.reminders', { times: [...new Set(props.reminders.map(showMoment))].join(' · ') })}
      </p>
    ) : null}
  </section>
);
