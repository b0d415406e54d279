import type { Dossier } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import type { FrameReport } from '../utils/messages/protocol.ts';
import type { Procedure } from '../utils/procedure/types.ts';

interface Props {
  host: string;
  frames: readonly FrameReport[];
  procedure: Procedure | undefined;
  pageCode: string | undefined;
  /** The code is that of a row of a list, which the officer chose. */
  picked: boolean;
  dossier: Dossier | null;
  fields: number;
  onSave: () => void;
  onSetCode: (code: string) => void;
  onOpen: (dossierId: string) => void;
  onLook: () => void;
}

const pageState = (frames: readonly FrameReport[], fields: number): { tone: string; text: string } => {
  if (frames.length === 0) return { tone: 'muted', text: t('page.noPortal') };
  if (fields > 0) return { tone: 'ok', text: t('page.form', { n: fields }) };
  if (frames.some(({ allowed, shape }) => !allowed && shape.form.fields.length > 0))
    return { tone: 'warn', text: t('page.foreign') };
  return { tone: 'muted', text: t('page.noForm') };
};

/** What stands in front of the officer: portal, form or none, procedure, dossier. */
export const PageStrip = (props: Props) => {
  const { host, frames, procedure, pageCode, dossier, fields } = props;
  const { tone, text } = pageState(frames, fields);
  const code = dossier?.code ?? pageCode;
  return (
    <section class="strip" data-testid="strip">
      <p class="row">
        <strong class="grow">{procedure?.name ?? t('page.noProcedure')}</strong>
        <button type="button" class="plain" title={t('page.look')} aria-label={t('page.look')} onClick={props.onLook}>
          ↻
        </button>
      </p>
      <p class="small muted">
        {[procedure?.code, host].filter(Boolean).join(' · ')}
        {host || procedure ? ' · ' : ''}
        <span class={`tone-${tone}`}>{text}</span>
      </p>
      {procedure || dossier || props.picked ? (
        <p class="row small">
          <span class="grow" data-testid="dossier-code">
            {code ? t('dossier.code', { code }) : t('dossier.noCode')} ·{' '}
            {dossier ? (
              <span class="tone-ok" data-testid="dossier-saved" data-id={dossier.id}>
                {t('dossier.saved')}
              </span>
            ) : (
              <span class="tone-warn">{t('dossier.unsaved')}</span>
            )}
          </span>
          {dossier && !dossier.code && pageCode && !props.picked ? (
            <button type="button" onClick={() => props.onSetCode(pageCode)}>
              {t('dossier.attachCode')}
            </button>
          ) : null}
          {dossier ? (
            <button type="button" onClick={() => props.onOpen(dossier.id)}>
              {t('dossier.open')}
            </button>
          ) : (
            <button type="button" data-testid="save" onClick={props.onSave}>
              {t('dossier.save')}
            </button>
          )}
        </p>
      ) : null}
    </section>
  );
};
