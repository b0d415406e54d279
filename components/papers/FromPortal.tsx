import type { PortalPapersModel } from '../../utils/counter/portal-papers.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';
import type { Difference } from '../../utils/procedure/page.ts';

const pieces = ({ originals, copies }: { originals: number; copies: number }): string =>
  [originals ? t('checklist.originals', { n: originals }) : '', copies ? t('checklist.copies', { n: copies }) : '']
    .filter(Boolean)
    .join(', ') || '0';

const say = (difference: Difference): string => {
  if (difference.kind === 'pieces')
    return t('portal.pieces', {
      name: difference.name,
      ours: pieces(difference.ours),
      portal: pieces(difference.portal),
    });
  if ('name' in difference) return t(`portal.differs.${difference.kind}`, { name: difference.name });
  return t(`portal.differs.${difference.kind}`, { name: difference.portal });
};

const Problems = ({ portal }: { portal: PortalPapersModel }) => (
  <>
    {portal.problem.value ? (
      <p class="note-box bad small" role="alert">
        {sentence('portal.problem', portal.problem.value, 'error.failed')}
      </p>
    ) : null}
    {portal.page.value?.refused.map((why) => (
      <p key={why} class="note-box warn small" data-refused={why}>
        {t(`portal.refused.${why}`)}
      </p>
    ))}
    {portal.page.value?.cut ? <p class="note-box warn small">{t('portal.cut', { n: portal.page.value.cut })}</p> : null}
  </>
);

const Take = ({ portal, label }: { portal: PortalPapersModel; label: string }) => (
  <button type="button" data-testid="take-over" onClick={() => void portal.takeOver()}>
    {label}
  </button>
);

/** A procedure that nobody has: usable by one click, from the portal's own page. */
export const UnknownProcedure = ({ portal }: { portal: PortalPapersModel }) => {
  const code = portal.unknown.value;
  const page = portal.page.value;
  const papers = page?.tables.reduce((sum, table) => sum + table.papers.length, 0) ?? 0;
  return (
    <div class="stack">
      {code ? (
        <div class="note-box stack" data-testid="unknown-procedure">
          <p>
            <strong>{page?.title || code}</strong> <span class="small muted">{code}</span>
          </p>
          <p class="small">{t('portal.unknown', { n: papers })}</p>
          <Take portal={portal} label={t('portal.take')} />
        </div>
      ) : null}
      <Problems portal={portal} />
    </div>
  );
};

/** Where the portal's page and our catalogue disagree; the officer decides which list holds here. */
export const FromPortal = ({ portal }: { portal: PortalPapersModel }) => {
  const found = portal.differences.value;
  const taken = portal.taken.value;
  return (
    <>
      {found.length ? (
        <details class="note-box warn small" data-testid="differences" data-count={found.length}>
          <summary>{t('portal.differ', { n: found.length })}</summary>
          <ul class="bullets">
            {found.map((difference) => (
              <li key={say(difference)} data-kind={difference.kind}>
                {say(difference)}
              </li>
            ))}
          </ul>
          {portal.whole.value ? <Take portal={portal} label={t('portal.take')} /> : null}
        </details>
      ) : null}
      {taken ? (
        <p class="row small" data-testid="taken">
          <span class="grow muted">{t('portal.taken', { day: taken.asOf.split('-').reverse().join('/') })}</span>
          <button type="button" class="small" onClick={() => void portal.giveBack()}>
            {t('portal.giveBack')}
          </button>
        </p>
      ) : null}
      <Problems portal={portal} />
    </>
  );
};
