import type { OnPortal, PapersOnPortal } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { MAX_PAPERS, type PortalPaper } from '../../utils/portal/types.ts';
import { showMoment, showWhen } from '../format.ts';

/** What the portal last showed, and when that was seen. */
export const OnPortalLine = ({ portal }: { portal: OnPortal }) => (
  <div class="small" data-testid="on-portal">
    <span class="muted">
      {t('list.onPortal')} ({showMoment(portal.seenAt)}):{' '}
    </span>
    {[
      portal.applicant,
      portal.status,
      portal.step,
      portal.appointmentAt && t('list.appointment', { at: showWhen(portal.appointmentAt) }),
    ]
      .filter(Boolean)
      .join(' · ')}
    {portal.steps ? (
      <details>
        <summary>{t('list.stepsHead')}</summary>
        <ol class="plain-steps">
          {portal.steps.map(({ name, at }, n) => (
            <li key={`${n}:${name}`}>
              {name} {at ? <span class="muted">{showWhen(at)}</span> : null}
            </li>
          ))}
        </ol>
      </details>
    ) : null}
  </div>
);

const beside = ({ originals, copies, attached, says }: PortalPaper): string =>
  [
    originals ? t('checklist.originals', { n: originals }) : '',
    copies ? t('checklist.copies', { n: copies }) : '',
    attached ? t('list.paper.attached') : '',
    says ? t(`list.paper.${says}`) : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** The papers as the portal's page of the dossier listed them, with the day on which that was seen. */
export const PapersOnPortalList = ({ listed }: { listed: PapersOnPortal }) => (
  <details class="small" data-testid="portal-papers">
    <summary>{t('list.papersHead', { n: listed.papers.length, at: showMoment(listed.seenAt) })}</summary>
    <ol class="plain-steps">
      {listed.papers.map((paper, n) => (
        <li key={`${n}:${paper.name}`}>
          {paper.name} <span class="muted">{beside(paper)}</span>
        </li>
      ))}
    </ol>
    {listed.papers.length === MAX_PAPERS ? <p class="muted">{t('list.papersMost', { n: MAX_PAPERS })}</p> : null}
  </details>
);
