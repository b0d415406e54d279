import '../../utils/i18n/papers.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { Correction } from '../../utils/procedure/corrections.ts';
import { sayCorrection, saySource } from './say.ts';

/** What the office changed in the procedure on screen, each with its source: also what is hidden, which nobody would miss. */
export const OfficeMarks = ({ corrections }: { corrections: readonly Correction[] }) =>
  corrections.length ? (
    <details class="note-box small" data-testid="by-office" data-count={corrections.length}>
      <summary>{t('own.title', { n: corrections.length })}</summary>
      <ul class="bullets">
        {corrections.map((one) => (
          <li key={JSON.stringify(one)}>
            {t(`own.what.${one.what}`)}: {sayCorrection(one)} <span class="muted">({saySource(one)})</span>
          </li>
        ))}
      </ul>
    </details>
  ) : null;
