import { useState } from 'preact/hooks';
import type { ClockEntry, ClockType, WaitLabel } from '../utils/deadline/types.ts';
import { WAIT_LABELS } from '../utils/deadline/types.ts';
import { t } from '../utils/i18n/ui.ts';
import { DayField } from './DayField.tsx';
import { showDate } from './format.ts';
import { MomentField } from './MomentField.tsx';

type Entry = Omit<ClockEntry, 'id'>;

interface Props {
  entries: readonly ClockEntry[];
  /** What can be entered now, the most sensible one first. */
  steps: readonly ClockType[];
  now: () => string;
  newId: () => string;
  onSet: (entryId: string, entry: Entry | null) => void;
}

/** The reason of a wait belongs to the entry that ends it too: an open one is ended by its own label. */
const openWait = (entries: readonly ClockEntry[]): WaitLabel | undefined => {
  const ended = new Set(entries.filter(({ type }) => type === 'FINANCE_DONE').map(({ label }) => label));
  return entries.find(({ type, label }) => type === 'FINANCE_SENT' && !ended.has(label))?.label;
};

/** What happened to the dossier, each entry with its moment to correct and its undoing; the next step is one click. */
export const ClockSteps = ({ entries, steps, now, newId, onSet }: Props) => {
  /** yyyy-MM-dd; null while nobody extends. */
  const [extendTo, setExtendTo] = useState<string | null>(null);
  const [reason, setReason] = useState<WaitLabel | ''>('');
  const add = (type: ClockType) => {
    if (type === 'EXTENDED') return setExtendTo('');
    const label =
      type === 'FINANCE_DONE' ? openWait(entries) : type === 'FINANCE_SENT' ? reason || undefined : undefined;
    onSet(newId(), { type, at: now(), ...(label && { label }) });
  };
  const [first, ...others] = steps;
  return (
    <div class="stack clock-steps">
      {entries.length ? (
        <ol class="stack" data-testid="clock-entries">
          {entries.map(({ id, ...entry }) => (
            <li key={id} class="row wrap clock-entry">
              <MomentField
                label={`${t(`clock.did.${entry.type}`)}${entry.label ? `: ${t(`clock.wait.${entry.label}`)}` : ''}${
                  entry.to ? ` → ${showDate(entry.to)}` : ''
                }`}
                testId={`clock-at-${entry.type}`}
                value={entry.at}
                onChange={(at) => onSet(id, { ...entry, at })}
              />
              <button
                type="button"
                class="plain small"
                data-testid={`clock-undo-${entry.type}`}
                onClick={() => onSet(id, null)}
              >
                ↶ {t('clock.undo')}
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      {first ? (
        <fieldset class="row wrap">
          <legend class="sr-only">{t('clock.enter')}</legend>
          <button type="button" class="primary" data-testid={`clock-${first}`} onClick={() => add(first)}>
            {t(`clock.do.${first}`)}
          </button>
          {others.map((type) => (
            <button type="button" key={type} class="small" data-testid={`clock-${type}`} onClick={() => add(type)}>
              {t(`clock.do.${type}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
      {steps.includes('FINANCE_SENT') ? (
        <label class="small">
          <span class="muted">{t('clock.waitReason')}</span>
          <select
            data-testid="wait-reason"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value as WaitLabel | '')}
          >
            <option value="">{t('clock.wait.finance')}</option>
            {WAIT_LABELS.map((label) => (
              <option key={label} value={label}>
                {t(`clock.wait.${label}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {extendTo === null ? null : (
        <form
          class="row wrap"
          onSubmit={(event) => {
            event.preventDefault();
            setExtendTo(null);
            onSet(newId(), { type: 'EXTENDED', at: now(), to: extendTo });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setExtendTo(null);
          }}
        >
          <div class="grow">
            <DayField label={t('clock.extendTo')} value={extendTo} onChange={setExtendTo} testId="date" />
          </div>
          <button type="submit" data-testid="date-ok" disabled={!extendTo}>
            {t('clock.ok')}
          </button>
          <button type="button" class="plain" onClick={() => setExtendTo(null)}>
            {t('clock.cancel')}
          </button>
        </form>
      )}
    </div>
  );
};
