import { t } from '../../utils/i18n/ui.ts';
import type { Said } from '../../utils/procedure/corrections.ts';
import { DayField } from '../DayField.tsx';

/** What every correction carries: its basis, and from when to when it holds. */
export type SaidDraft = Pick<Said, 'basis' | 'from' | 'until'>;

/** Both days, where they were given: an empty box means without end. */
export const cleanSaid = ({ basis, from, until }: SaidDraft): SaidDraft => ({
  basis: basis.normalize('NFC').replace(/\s+/g, ' ').trim(),
  ...(from ? { from } : {}),
  ...(until ? { until } : {}),
});

export const SaidFields = ({ said, onChange }: { said: SaidDraft; onChange: (said: SaidDraft) => void }) => (
  <div class="office-said">
    <label class="grow">
      <span class="small muted">{t('correct.basis')}</span>
      <input
        autocomplete="off"
        maxLength={400}
        required
        data-testid="basis"
        placeholder={t('correct.basisExample')}
        value={said.basis}
        onInput={(event) => onChange({ ...said, basis: event.currentTarget.value })}
      />
    </label>
    <DayField label={t('correct.from')} value={said.from ?? ''} onChange={(from) => onChange({ ...said, from })} />
    <DayField label={t('correct.until')} value={said.until ?? ''} onChange={(until) => onChange({ ...said, until })} />
  </div>
);
