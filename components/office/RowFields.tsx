import { LIMIT_UNITS, type LimitUnit } from '../../utils/deadline/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { FactsSaid, FeeSaid, LimitSaid, PaperSaid } from '../../utils/procedure/corrections.ts';
import { foldName } from '../../utils/procedure/names.ts';
import { DayField } from '../DayField.tsx';

interface Props<V> {
  value: V;
  onChange: (value: V) => void;
}
const text = (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }): string =>
  event.currentTarget.value.normalize('NFC');

const Text = ({
  label,
  testId,
  value,
  most = 400,
  required,
  onInput,
}: {
  label: string;
  testId: string;
  value: string;
  most?: number;
  required?: boolean;
  onInput: (value: string) => void;
}) => (
  <label class="grow">
    <span class="small muted">{label}</span>
    <input
      autocomplete="off"
      maxLength={most}
      required={required}
      data-testid={testId}
      value={value}
      onInput={(event) => onInput(text(event))}
    />
  </label>
);

export const LimitFields = ({ value, onChange }: Props<LimitSaid>) => (
  <div class="row wrap">
    <label>
      <span class="small muted">{t('correct.amount')}</span>
      <input
        autocomplete="off"
        inputMode="decimal"
        required
        pattern="\d{1,4}([,.]5)?"
        data-testid="limit-value"
        defaultValue={Number.isNaN(value.value) ? '' : String(value.value).replace('.', ',')}
        onInput={(event) => onChange({ ...value, value: Number(text(event).trim().replace(',', '.')) })}
      />
    </label>
    <label>
      <span class="small muted">{t('correct.unit')}</span>
      <select
        data-testid="limit-unit"
        value={value.unit}
        onChange={(event) => onChange({ ...value, unit: event.currentTarget.value as LimitUnit })}
      >
        {LIMIT_UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {t(`unit.${unit}`)}
          </option>
        ))}
      </select>
    </label>
    <Text
      label={t('correct.case')}
      testId="limit-case"
      value={value.case}
      onInput={(next) => onChange({ ...value, case: next })}
    />
  </div>
);

const Count = ({
  label,
  testId,
  value,
  onInput,
}: {
  label: string;
  testId: string;
  value: number;
  onInput: (n: number) => void;
}) => (
  <label class="office-count">
    <span class="small muted">{label}</span>
    <input
      autocomplete="off"
      type="number"
      min={0}
      max={99}
      data-testid={testId}
      value={value}
      onInput={(event) => onInput(Math.max(0, Math.min(99, Math.trunc(Number(event.currentTarget.value)))))}
    />
  </label>
);

/** A name is typed whole, however long; what a checklist shows of it is its beginning. */
export const PaperFields = ({ value, onChange }: Props<PaperSaid>) => {
  const { full: _, ...rest } = value;
  return (
    <>
      <label>
        <span class="small muted">{t('correct.paperName')}</span>
        <textarea
          autocomplete="off"
          rows={2}
          maxLength={3000}
          required
          data-testid="paper-name"
          value={value.full ?? value.name}
          onInput={(event) => onChange({ ...rest, ...foldName(text(event)) })}
        />
      </label>
      {value.full && value.full !== value.name ? (
        <p class="small muted">{t('correct.shownAs', { name: value.name })}</p>
      ) : null}
      <div class="row wrap">
        <label>
          <span class="small muted">{t('correct.kind')}</span>
          <select
            value={value.kind}
            onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as PaperSaid['kind'] })}
          >
            {(['submit', 'present'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`paper.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <Count
          label={t('correct.originals')}
          testId="paper-originals"
          value={value.originals}
          onInput={(originals) => onChange({ ...value, originals })}
        />
        <Count
          label={t('correct.copies')}
          testId="paper-copies"
          value={value.copies}
          onInput={(copies) => onChange({ ...value, copies })}
        />
        <Text
          label={t('correct.when')}
          testId="paper-when"
          value={value.when ?? ''}
          onInput={(when) => onChange({ ...value, when })}
        />
      </div>
    </>
  );
};

export const FeeFields = ({ value, onChange }: Props<FeeSaid>) => (
  <div class="row wrap">
    <Text
      label={t('correct.feeText')}
      testId="fee-text"
      value={value.text}
      required
      onInput={(next) => onChange({ ...value, text: next })}
    />
    <Text
      label={t('correct.feeMethod')}
      testId="fee-method"
      value={value.method ?? ''}
      onInput={(method) => onChange({ ...value, method })}
    />
    <Text
      label={t('correct.note')}
      testId="fee-note"
      value={value.note ?? ''}
      onInput={(note) => onChange({ ...value, note })}
    />
  </div>
);

/** An emptied box says nothing, and ours holds. */
export const FactsFields = ({ value, onChange }: Props<FactsSaid>) => (
  <>
    <Text
      label={t('correct.name')}
      testId="facts-name"
      value={value.name ?? ''}
      most={1000}
      onInput={(name) => onChange({ ...value, name })}
    />
    <div class="row wrap">
      <DayField
        label={t('correct.effectiveFrom')}
        value={value.effectiveFrom ?? ''}
        onChange={(effectiveFrom) => onChange({ ...value, effectiveFrom })}
      />
      <DayField
        label={t('correct.effectiveTo')}
        value={value.effectiveTo ?? ''}
        onChange={(effectiveTo) => onChange({ ...value, effectiveTo })}
      />
      <label>
        <span class="small muted">{t('correct.replacedBy')}</span>
        <input
          autocomplete="off"
          pattern="\d\.\d{6}"
          placeholder="1.000000"
          data-testid="facts-replaced"
          value={value.replacedBy ?? ''}
          onInput={(event) => onChange({ ...value, replacedBy: text(event).trim() })}
        />
      </label>
    </div>
  </>
);
