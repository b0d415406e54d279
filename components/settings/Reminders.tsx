import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { ask } from '../../utils/messages/ask.ts';
import {
  DEFAULT_SETTINGS,
  type ReminderSettings,
  readReminderSettings,
  writeReminderSettings,
} from '../../utils/remind/rules.ts';
import { ProcedurePicker } from '../ProcedurePicker.tsx';

const SWITCHES = ['dueDay', 'lastHour', 'apology', 'overdue', 'step'] as const;
const WAITS = ['supplementDays', 'fetchDays'] as const;

/** "3, 1" → [3, 1]; null for anything that is no list of whole numbers. */
const readDays = (text: string): number[] | null => {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,2}$/.test(part)) ? parts.map(Number) : null;
};

/** What is announced, when it is quiet, which procedures are not announced. Saved as chosen. */
export const Reminders = ({ model }: { model: DeskModel }) => {
  const [settings, setSettings] = useState<ReminderSettings>(DEFAULT_SETTINGS);
  const [bad, setBad] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    void readReminderSettings(model.area).then(setSettings);
    void ask('due/today').then((due) => setBlocked(due.blocked));
  }, []);
  const save = (change: Partial<ReminderSettings>) =>
    void writeReminderSettings(model.area, change).then((next) => {
      setBad(next === null);
      if (next) setSettings(next);
    });
  const { quiet, off } = settings;
  const catalogue = model.dossier.catalogue.value;
  useEffect(() => void model.shelf.know(off), [off, catalogue]);
  return (
    <section class="stack narrow">
      <h1>{t('settings.reminders')}</h1>
      {blocked ? <p class="note-box warn small">{t('remind.blocked')}</p> : null}
      {bad ? (
        <p class="note-box bad small" role="alert" data-testid="reminders-problem">
          {t('remind.bad')}
        </p>
      ) : null}
      <p class="small muted">{t('remind.digest')}</p>
      <label>
        {t('remind.before')}
        <input
          autocomplete="off"
          data-testid="before"
          key={settings.before.join()}
          defaultValue={settings.before.join(', ')}
          onChange={(event) => {
            const before = readDays(event.currentTarget.value);
            if (before) save({ before });
            else setBad(true);
          }}
        />
      </label>
      {SWITCHES.map((name) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            data-testid={`rule-${name}`}
            checked={settings[name]}
            onChange={(event) => save({ [name]: event.currentTarget.checked })}
          />
          {t(`remind.rule.${name}`)}
        </label>
      ))}
      {WAITS.map((name) => (
        <label key={name}>
          {t(`remind.rule.${name}`)}
          <input
            type="number"
            min={0}
            max={60}
            value={settings[name]}
            onChange={(event) => save({ [name]: event.currentTarget.valueAsNumber })}
          />
        </label>
      ))}
      <h2>{t('remind.quiet')}</h2>
      <label class="choice">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={(event) => save({ quiet: event.currentTarget.checked ? DEFAULT_SETTINGS.quiet : null })}
        />
        {t('remind.quietOn')}
      </label>
      {quiet ? (
        <p class="row">
          {(['from', 'to'] as const).map((end) => (
            <label key={end} class="grow">
              <span class="small muted">{t(`remind.quiet.${end}`)}</span>
              <input
                autocomplete="off"
                placeholder="20:00"
                key={quiet[end]}
                defaultValue={quiet[end]}
                onChange={(event) => save({ quiet: { ...quiet, [end]: event.currentTarget.value.trim() } })}
              />
            </label>
          ))}
        </p>
      ) : null}
      <h2>{t('remind.off')}</h2>
      <ul>
        {off.map((code) => (
          <li key={code} class="row">
            <span class="grow">
              {model.shelf.nameOf(code)} <span class="muted">{code}</span>
            </span>
            <button type="button" onClick={() => save({ off: off.filter((other) => other !== code) })}>
              {t('remind.offUndo')}
            </button>
          </li>
        ))}
      </ul>
      {adding ? (
        <ProcedurePicker
          open={model.dossier.finder}
          shelf={model.dossier.shelf}
          onPick={(code) => {
            setAdding(false);
            if (!off.includes(code)) save({ off: [...off, code] });
          }}
        />
      ) : (
        <p>
          <button type="button" data-testid="off-add" onClick={() => setAdding(true)}>
            {t('remind.offAdd')}
          </button>
        </p>
      )}
      <p>
        <button type="button" onClick={() => save(DEFAULT_SETTINGS)}>
          {t('remind.reset')}
        </button>
      </p>
    </section>
  );
};
