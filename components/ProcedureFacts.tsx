import { t } from '../utils/i18n/ui.ts';
import { standingOf } from '../utils/procedure/catalogue.ts';
import type { Fee, Procedure, UnknownLimit } from '../utils/procedure/types.ts';
import { showDate } from './format.ts';

/** Limits that the portal states and nobody can reckon with: seen, so that the office sets them. */
export const UnknownLimits = ({ limits }: { limits: readonly UnknownLimit[] }) =>
  limits.length ? (
    <ul class="note-box warn small" data-testid="unknown-limits">
      {limits.map(({ id, case: when, said, reason }) => (
        <li key={id}>
          {when ? `${when}: ` : ''}
          {said}. {t(`limit.unknown.${reason}`)}
        </li>
      ))}
    </ul>
  ) : null;

interface WarningProps {
  procedure: Procedure;
  /** Day of reception, yyyy-MM-dd. */
  day: string;
  onPick: (code: string) => void;
}

/** It is not in force on the day of reception: says so and names its successor. */
export const StandingNotice = ({ procedure, day, onPick }: WarningProps) => {
  const { replacedBy, effectiveFrom, effectiveTo } = procedure;
  const standing = standingOf(procedure, day);
  if (procedure.byOffice?.some(({ what }) => what === 'hidden'))
    return (
      <p class="note-box warn" role="alert" data-testid="standing">
        {t('standing.hidden')}
      </p>
    );
  if (!standing) return null;
  return (
    <p class="note-box bad" role="alert" data-testid="standing">
      {t(`standing.${standing}`, {
        code: replacedBy ?? '',
        date: showDate(standing === 'not-yet' ? effectiveFrom : effectiveTo) ?? '',
      })}{' '}
      {replacedBy ? (
        <button type="button" onClick={() => onPick(replacedBy)}>
          {t('standing.open', { code: replacedBy })}
        </button>
      ) : null}
    </p>
  );
};

/** What the officer must know before using its papers: it is over, they are unknown, its copy is damaged. */
export const ProcedureWarnings = (props: WarningProps) => {
  const { marks = [], papers } = props.procedure;
  return (
    <>
      <StandingNotice {...props} />
      {papers.length === 0 ? <p class="note-box warn">{t('facts.noPapers')}</p> : null}
      {papers.length && papers.every(({ when }) => when) ? <p class="note-box small">{t('facts.byCase')}</p> : null}
      {marks.map((mark) => (
        <p key={mark} class="note-box warn small">
          {t(`mark.${mark}`)}
        </p>
      ))}
    </>
  );
};

const FeeLine = ({ fee }: { fee: Fee }) => (
  <li>
    {fee.method ? `${fee.method}: ` : ''}
    <strong>{fee.text}</strong>{' '}
    <span class={fee.status === 'unverified' ? 'tone-warn' : 'muted'}>
      ({[t(`status.${fee.status}`), fee.basis].filter(Boolean).join(': ')})
    </span>
    {fee.suspect ? <span class="tone-warn"> {fee.suspect}</span> : null}
    {fee.local ? <span class="muted"> {t('facts.local')}</span> : null}
    {fee.note ? <span class="muted"> {fee.note}</span> : null}
  </li>
);

const Part = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length ? (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  ) : null;

/** Fees, results, conditions, the portal's remarks and the law, folded away. */
export const ProcedureFacts = ({ procedure }: { procedure: Procedure }) => {
  const { fees, notes = [], results = [], conditions = [], legalBasis, agency, decision } = procedure;
  return (
    <details class="facts small" data-testid="facts">
      <summary>{t('facts.title')}</summary>
      <h3>{t('facts.fees')}</h3>
      {fees.length ? (
        <ul>
          {fees.map((fee) => (
            <FeeLine key={`${fee.method ?? ''}${fee.text}${fee.note ?? ''}`} fee={fee} />
          ))}
        </ul>
      ) : (
        <p class="tone-warn">{t('facts.noFees')}</p>
      )}
      <Part title={t('facts.results')} lines={results} />
      <Part title={t('facts.conditions')} lines={conditions} />
      <Part title={t('facts.notes')} lines={notes} />
      <Part title={t('facts.law')} lines={[...legalBasis, ...(decision ? [decision] : [])]} />
      <Part title={t('facts.agency')} lines={agency ? [agency] : []} />
    </details>
  );
};
