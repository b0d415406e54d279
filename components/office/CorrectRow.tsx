import { useRef, useState } from 'preact/hooks';
import type { OfficeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { t } from '../../utils/i18n/ui.ts';
import { sameValue } from '../../utils/procedure/beneath.ts';
import type { Correction } from '../../utils/procedure/corrections.ts';
import { newRowId } from '../../utils/procedure/names.ts';
import type { Procedure } from '../../utils/procedure/types.ts';
import { BeneathNotice } from './BeneathNotice.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import { cleanValue, correctionOf, KINDS, type Kind, type Values } from './kinds.ts';
import type { SaidDraft } from './SaidFields.tsx';
import { saySource } from './say.ts';

export interface RowProps<K extends Kind> {
  model: OfficeProceduresModel;
  kind: K;
  /** The procedure that the office's rows lie on. */
  base: Procedure;
  /** Id of the row; '' for one that is being added. */
  at: string;
  /** Ours; undefined: the row is the office's alone. */
  ours: Values[K] | undefined;
  /** How far ours can be trusted, and by what. */
  source?: string;
  corrections: readonly Correction[];
  /** What the last correction rested on stands in the next one: a decision changes many rows. Its days do not: nobody would see them. */
  last: { current: SaidDraft };
  /** The row is being added, and is left or kept. */
  onAdded?: () => void;
}

type Editing<V> = { value: V | null; instead?: Correction | undefined } | null;

/** One row, ours and the office's side by side, and what can be done with it. */
export const CorrectRow = <K extends Kind>(props: RowProps<K>) => {
  const { model, kind, base, at, ours, source, corrections, last, onAdded } = props;
  const { Fields, say, blank } = KINDS[kind];
  const adding = onAdded !== undefined;
  const [editing, setEditing] = useState<Editing<Values[K]>>(adding ? { value: blank } : null);
  const [draft, setDraft] = useState<Values[K] | null | undefined>(undefined);
  const row = useRef<HTMLLIElement>(null);
  const hides = kind !== 'facts' && kind !== 'rules';

  const close = () => {
    setEditing(null);
    setDraft(undefined);
    onAdded?.();
    setTimeout(() => row.current?.querySelector('button')?.focus(), 0);
  };
  const save = async (typed: Values[K] | null, said: SaidDraft): Promise<boolean> => {
    const value = typed && cleanValue(kind, typed, ours);
    const instead = editing?.instead;
    // What says the same as ours is no correction.
    const nothing = value !== null && (sameValue(value, ours ?? {}) || Object.keys(value).length === 0);
    if (nothing) return instead ? model.drop([instead]) : true;
    const taken = new Set([
      ...KINDS[kind].rows(base).map((one) => one.at),
      ...model.of(base.code).flatMap((one) => ('at' in one ? [one.at] : [])),
    ]);
    const name =
      value && ('name' in value ? value.name : 'text' in value ? value.text : 'case' in value ? value.case : '');
    const id = at || newRowId(name || kind, taken);
    const kept = await model.put(correctionOf(kind, { code: base.code, at: id, base }, value, said), instead);
    if (kept) last.current = { basis: said.basis };
    return kept;
  };
  const edit = (value: Values[K] | null, instead?: Correction) => {
    setEditing({ value, instead });
    setDraft(value);
  };
  const saidBy = (one: Correction): Values[K] | null => ('value' in one ? (one.value as Values[K] | null) : null);
  const shown = ours ? say(ours) : '';

  return (
    <li class="office-row" ref={row} data-row={at || 'new'} data-kind={kind}>
      <div class="office-pair">
        <div class={corrections.length || editing ? 'office-own' : 'office-own muted'} data-testid="own">
          {editing && draft !== undefined ? (
            <p>{draft === null ? t('correct.hidden') : say(draft) || '…'}</p>
          ) : corrections.length ? (
            corrections.map((one) => {
              const value = saidBy(one);
              return (
                <div key={JSON.stringify(one)} class={model.holdsToday(one) ? '' : 'muted'}>
                  <p>
                    {value === null ? t('correct.hidden') : say(value)}{' '}
                    <span class="small muted">
                      ({t('status.office')}: {saySource(one)})
                    </span>
                  </p>
                  <BeneathNotice model={model} one={one} />
                  <p class="row wrap">
                    <button
                      type="button"
                      class="small"
                      data-testid="edit"
                      onClick={() => edit(value ?? ours ?? blank, one)}
                    >
                      {t('correct.edit')}
                    </button>
                    <button type="button" class="small" data-testid="drop" onClick={() => void model.drop([one])}>
                      {t('correct.drop')}
                    </button>
                  </p>
                </div>
              );
            })
          ) : (
            <p class="row wrap">
              <span class="grow">{t('correct.asOurs')}</span>
              <button type="button" class="small" data-testid="edit" onClick={() => edit(ours ?? blank)}>
                {t('correct.edit')}
              </button>
              {hides ? (
                <button type="button" class="small" data-testid="hide" onClick={() => edit(null)}>
                  {t('correct.hide')}
                </button>
              ) : null}
            </p>
          )}
          {corrections.length && !editing ? (
            <button type="button" class="plain small" data-testid="again" onClick={() => edit(ours ?? blank)}>
              {t('correct.otherPeriod')}
            </button>
          ) : null}
        </div>
        <div class="office-ours" data-testid="ours" data-head={t('correct.oursHead')}>
          <p class={corrections.some((one) => model.holdsToday(one)) ? 'muted' : ''}>
            {shown || t('correct.notOurs')}
            {ours && source ? <span class="small muted"> ({source})</span> : null}
          </p>
        </div>
      </div>
      {editing ? (
        <CorrectionForm
          start={editing.value}
          said={editing.instead ?? last.current}
          Fields={Fields}
          onDraft={setDraft}
          onSave={save}
          onClose={close}
        />
      ) : null}
    </li>
  );
};
