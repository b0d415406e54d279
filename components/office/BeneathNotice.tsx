import type { OfficeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { t } from '../../utils/i18n/ui.ts';
import { oursOf } from '../../utils/procedure/beneath.ts';
import type { Correction } from '../../utils/procedure/corrections.ts';
import { KINDS, type Kind, type Values } from './kinds.ts';

const sayOurs = (one: Correction, value: unknown): string => {
  if (one.what === 'hidden' || one.what === 'procedure' || !value) return '';
  const kind: Kind = one.what === 'rules' ? 'limit' : one.what;
  return (KINDS[kind].say as (value: Values[Kind]) => string)(value as Values[Kind]);
};

/** An update changed what lies beneath a correction: before, now, and what the office does about it. */
export const BeneathNotice = ({ model, one }: { model: OfficeProceduresModel; one: Correction }) => {
  const became = model.beneathOf(one);
  if (!became) return null;
  const was = 'was' in one ? sayOurs(one, one.was) : '';
  const now = sayOurs(one, oursOf(one, model.baseOf(one.code)));
  return (
    <div class="note-box warn small stack" data-testid="beneath" data-beneath={became}>
      <p>{t(`correct.beneath.${became}`)}</p>
      {was ? <p>{t('correct.was', { value: was })}</p> : null}
      {now ? <p>{t('correct.now', { value: now })}</p> : null}
      <p class="row wrap">
        <button type="button" class="small" data-testid="accept" onClick={() => void model.accept(one)}>
          {t('correct.keepOwn')}
        </button>
        <button type="button" class="small" data-testid="take-ours" onClick={() => void model.drop([one])}>
          {t('correct.takeOurs')}
        </button>
      </p>
    </div>
  );
};
