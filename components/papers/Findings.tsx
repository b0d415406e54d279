import { isNotice } from '../../utils/checklist/eligibility.ts';
import type { Eligibility } from '../../utils/checklist/types.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';

const TONE: Record<Eligibility['verdict'], string> = { pass: 'ok', fail: 'bad', 'cannot-tell': 'warn' };
const MARK: Record<Eligibility['verdict'], string> = { pass: '✓', fail: '!', 'cannot-tell': '?' };

const Line = ({ found, boxed }: { found: Eligibility; boxed: boolean }) => {
  const { rule, verdict, basis, status, role, params } = found;
  const who = role ? { ...params, who: t(`role.${role}`) } : params;
  const law = basis ? ` (${[basis, status ? t(`status.${status}`) : ''].filter(Boolean).join(' · ')})` : '';
  const tone = isNotice(found) ? '' : boxed ? TONE[verdict] : '';
  return (
    <p class={`small ${boxed ? `note-box ${tone}` : ''}`} data-rule={rule} data-verdict={verdict}>
      <span aria-hidden="true">{isNotice(found) ? 'i' : MARK[verdict]} </span>
      {sentence('eligibility', `${rule}.${verdict}`, 'eligibility.other', who)}
      <span class="muted">{law}</span>
    </p>
  );
};

/** What the cards say about the conditions: what fails first, then notices; what holds or cannot be told is folded. Nothing of it blocks. */
export const Findings = ({ findings }: { findings: readonly Eligibility[] }) => {
  const shown = findings.filter((found) => found.verdict === 'fail' || isNotice(found));
  const rest = findings.filter((found) => !shown.includes(found));
  const pass = rest.filter(({ verdict }) => verdict === 'pass').length;
  return (
    <>
      {shown.map((found) => (
        <Line key={`${found.rule}${found.role}`} found={found} boxed />
      ))}
      {rest.length ? (
        <details data-testid="findings">
          <summary class="small muted">{t('eligibility.rest', { pass, unsure: rest.length - pass })}</summary>
          {rest.map((found) => (
            <Line key={`${found.rule}${found.role}`} found={found} boxed={false} />
          ))}
        </details>
      ) : null}
    </>
  );
};
