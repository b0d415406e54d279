import { useState } from 'preact/hooks';
import type { OfficeRules } from '../../utils/deadline/rules.ts';
import { sayLimit } from '../../utils/deadline/say.ts';
import { type DeadlineLimit, LIMIT_UNITS, type LimitUnit } from '../../utils/deadline/types.ts';
import { t } from '../../utils/i18n/ui.ts';

/** A number and a unit; emptied it is gone. */
const LimitField = ({
  label,
  testId,
  limit,
  onChange,
}: {
  label: string;
  testId: string;
  limit: DeadlineLimit | undefined;
  onChange: (limit: DeadlineLimit | undefined) => void;
}) => {
  const [unit, setUnit] = useState<LimitUnit>(limit?.unit ?? 'WORKING_DAY');
  return (
    <fieldset class="row">
      <legend class="small muted">{label}</legend>
      <input
        autocomplete="off"
        inputMode="decimal"
        data-testid={testId}
        aria-label={label}
        defaultValue={limit ? String(limit.value).replace('.', ',') : ''}
        onInput={(event) => {
          const text = event.currentTarget.value.trim().replace(',', '.');
          onChange(text === '' ? undefined : { value: Number(text), unit });
        }}
      />
      <select
        aria-label={t('commitments.unit', { of: label })}
        value={unit}
        onChange={(event) => {
          const next = event.currentTarget.value as LimitUnit;
          setUnit(next);
          if (limit) onChange({ ...limit, unit: next });
        }}
      >
        {LIMIT_UNITS.map((name) => (
          <option key={name} value={name}>
            {t(`unit.${name}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
};

interface Props {
  value: OfficeRules;
  onChange: (rules: OfficeRules) => void;
}

/** The internal steps, one a line: name, share; the boxes below take the next one. */
const Steps = ({ value, onChange }: Props) => {
  const steps = value.steps ?? [];
  const [name, setName] = useState('');
  const [time, setTime] = useState<DeadlineLimit | undefined>(undefined);
  return (
    <div class="stack">
      <h3>{t('commitments.steps')}</h3>
      <ol class="plain-steps">
        {steps.map((step, index) => (
          <li key={step.name}>
            {step.name}: {sayLimit(step)}{' '}
            <button
              type="button"
              class="plain small"
              aria-label={t('commitments.removeStep', { name: step.name })}
              onClick={() => onChange({ ...value, steps: steps.filter((_, other) => other !== index) })}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <div class="row wrap">
        <label class="grow">
          <span class="small muted">{t('commitments.stepName')}</span>
          <input
            autocomplete="off"
            list="step-names"
            maxLength={80}
            data-testid="step-name"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <datalist id="step-names">
            {(['receive', 'examine', 'sign', 'stamp', 'return'] as const).map((step) => (
              <option key={step} value={t(`commitments.step.${step}`)} />
            ))}
          </datalist>
        </label>
        <LimitField
          key={steps.length}
          label={t('commitments.stepTime')}
          testId="step-time"
          limit={undefined}
          onChange={setTime}
        />
        <button
          type="button"
          disabled={!name.trim() || !time}
          onClick={() => {
            if (time) onChange({ ...value, steps: [...steps, { name: name.trim().normalize('NFC'), ...time }] });
            setName('');
            setTime(undefined);
          }}
        >
          {t('correct.addStep')}
        </button>
      </div>
    </div>
  );
};

/** What the office promises beside the law: a shorter limit, an express day, internal steps, how a supplement counts. */
export const RulesFields = ({ value, onChange }: Props) => (
  <div class="stack">
    <div class="row wrap">
      <LimitField
        label={t('clock.limit.commitment')}
        testId="commitment"
        limit={value.commitment}
        onChange={(commitment) => onChange({ ...value, commitment })}
      />
      <LimitField
        label={t('clock.limit.express')}
        testId="express"
        limit={value.express}
        onChange={(limit) =>
          onChange({ ...value, express: limit && { ...limit, onlyWeekday: value.express?.onlyWeekday ?? 2 } })
        }
      />
      {value.express ? (
        <label>
          <span class="small muted">{t('commitments.weekday')}</span>
          <select
            value={value.express.onlyWeekday}
            onChange={(event) =>
              onChange({ ...value, express: { ...value.express!, onlyWeekday: Number(event.currentTarget.value) } })
            }
          >
            {([1, 2, 3, 4, 5] as const).map((weekday) => (
              <option key={weekday} value={weekday}>
                {t(`weekday.${weekday}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
    <label class="choice">
      <input
        type="checkbox"
        checked={value.onSupplement === 'pause'}
        onChange={(event) => onChange({ ...value, onSupplement: event.currentTarget.checked ? 'pause' : undefined })}
      />
      {t('commitments.pause')}
    </label>
    <Steps value={value} onChange={onChange} />
  </div>
);
