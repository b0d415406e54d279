import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { type OfficeCommitments, type OfficeRules, readCommitments, writeRules } from '../../utils/deadline/office.ts';
import { sayLimit } from '../../utils/deadline/say.ts';
import { type DeadlineLimit, LIMIT_UNITS, type LimitUnit } from '../../utils/deadline/types.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';

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
        key={limit?.value}
        defaultValue={limit ? String(limit.value).replace('.', ',') : ''}
        onChange={(event) => {
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

/** The internal steps, one a line: name, share; an empty line at the end takes the next one. */
const Steps = ({ rules, onChange }: { rules: OfficeRules; onChange: (rules: OfficeRules) => void }) => {
  const steps = rules.steps ?? [];
  const [name, setName] = useState('');
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
              onClick={() => onChange({ ...rules, steps: steps.filter((_, other) => other !== index) })}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <label>
        <span class="small muted">{t('commitments.stepName')}</span>
        <input
          autocomplete="off"
          list="step-names"
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
        onChange={(limit) => {
          if (!limit || !name.trim()) return;
          onChange({ ...rules, steps: [...steps, { name: name.trim().normalize('NFC'), ...limit }] });
          setName('');
        }}
      />
    </div>
  );
};

/** What the office promised beside the law, procedure by procedure. */
export const Commitments = ({ model }: { model: DeskModel }) => {
  const [office, setOffice] = useState<OfficeCommitments & { damaged?: true }>({ version: 1, procedures: {} });
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => void readCommitments(model.area).then(setOffice), []);
  const procedures = model.dossier.catalogue.value.filter(({ limits }) => limits.length > 0);
  const procedure = procedures.find((candidate) => candidate.code === code);
  const rules = office.procedures[code] ?? {};
  const days = model.dossier.days.value;
  const save = (next: OfficeRules) => {
    if (!procedure || !days) return;
    void writeRules(model.area, procedure, next, days).then((answer) => {
      setProblem(answer.refused);
      setOffice(answer.office);
    });
  };
  const law = procedure?.limits[0];
  return (
    <section class="stack narrow">
      <h1>{t('settings.commitments')}</h1>
      <p class="small muted">{t('commitments.intro')}</p>
      {office.damaged ? (
        <p class="note-box bad" role="alert">
          {t('commitments.damaged')}
        </p>
      ) : null}
      {problem ? (
        <p class="note-box bad" role="alert" data-testid="commitments-problem">
          {sentence('commitments.refused', problem, 'error.failed')}
        </p>
      ) : null}
      <label>
        {t('commitments.procedure')}
        <select
          data-testid="commitment-procedure"
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value);
            setProblem(null);
          }}
        >
          <option value="">{t('remind.offPick')}</option>
          {procedures.map((option) => (
            <option key={option.code} value={option.code}>
              {office.procedures[option.code] ? '● ' : ''}
              {option.code} · {option.name}
            </option>
          ))}
        </select>
      </label>
      {procedure && law ? (
        <div class="stack" key={code}>
          <p>
            {t('clock.limit.law')}: <strong>{sayLimit(law)}</strong>
          </p>
          <LimitField
            label={t('clock.limit.commitment')}
            testId="commitment"
            limit={rules.commitment}
            onChange={(limit) => save({ ...rules, commitment: limit })}
          />
          <LimitField
            label={t('clock.limit.express')}
            testId="express"
            limit={rules.express}
            onChange={(limit) =>
              save({ ...rules, express: limit && { ...limit, onlyWeekday: rules.express?.onlyWeekday ?? 2 } })
            }
          />
          {rules.express ? (
            <label>
              <span class="small muted">{t('commitments.weekday')}</span>
              <select
                value={rules.express.onlyWeekday}
                onChange={(event) =>
                  save({ ...rules, express: { ...rules.express!, onlyWeekday: Number(event.currentTarget.value) } })
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
          <label class="choice">
            <input
              type="checkbox"
              checked={rules.onSupplement === 'pause'}
              onChange={(event) => save({ ...rules, onSupplement: event.currentTarget.checked ? 'pause' : undefined })}
            />
            {t('commitments.pause')}
          </label>
          <Steps rules={rules} onChange={save} />
        </div>
      ) : null}
    </section>
  );
};
