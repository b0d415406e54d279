import { useEffect, useRef, useState } from 'preact/hooks';
import type { OfficeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { t } from '../../utils/i18n/ui.ts';
import { limitSaid } from '../../utils/procedure/beneath.ts';
import type { Correction } from '../../utils/procedure/corrections.ts';
import type { Procedure } from '../../utils/procedure/types.ts';
import { BeneathNotice } from './BeneathNotice.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import { CorrectRow } from './CorrectRow.tsx';
import { KINDS, type Kind, type Values } from './kinds.ts';
import type { SaidDraft } from './SaidFields.tsx';
import { sayCorrection, sayLimitSaid, saySource } from './say.ts';

interface PartProps {
  model: OfficeProceduresModel;
  base: Procedure;
  last: { current: SaidDraft };
}

const ofKind = (own: readonly Correction[], kind: Kind, at: string): Correction[] =>
  own.filter((one) => one.what === kind && (!('at' in one) || one.at === at));

/** All rows of one kind: ours, the office's own, and the one being added. */
const Part = <K extends Kind>({ model, base, last, kind }: PartProps & { kind: K }) => {
  const [adding, setAdding] = useState(false);
  const { title, add, rows } = KINDS[kind];
  const own = model.of(base.code);
  const ours = rows(base) as { at: string; ours: Values[K]; source?: string }[];
  const known = new Set(ours.map(({ at }) => at));
  const alone = [
    ...new Set(own.flatMap((one) => (one.what === kind && 'at' in one && !known.has(one.at) ? [one.at] : []))),
  ];
  const single = kind === 'rules';
  return (
    <section class="stack" aria-label={t(title)} data-part={kind}>
      <h2>{t(title)}</h2>
      {kind === 'rules' && base.limits[0] ? (
        <p class="small muted">{t('correct.lawLimit', { limit: sayLimitSaid(limitSaid(base.limits[0])) })}</p>
      ) : null}
      {kind === 'limit' && base.unknownLimits?.length ? (
        <ul class="note-box warn small">
          {base.unknownLimits.map(({ id, case: when, said }) => (
            <li key={id}>{t('correct.unknown', { said: when ? `${when}: ${said}` : said })}</li>
          ))}
        </ul>
      ) : null}
      <ul class="office-rows">
        {ours.map(({ at, ours: row, source = '' }) => (
          <CorrectRow
            key={at}
            model={model}
            kind={kind}
            base={base}
            at={at}
            ours={row}
            source={source}
            corrections={ofKind(own, kind, at)}
            last={last}
          />
        ))}
        {single || alone.length
          ? (single ? [''] : alone).map((at) => (
              <CorrectRow
                key={at || 'rules'}
                model={model}
                kind={kind}
                base={base}
                at={at}
                ours={undefined}
                corrections={ofKind(own, kind, at)}
                last={last}
              />
            ))
          : null}
        {adding ? (
          <CorrectRow
            model={model}
            kind={kind}
            base={base}
            at=""
            ours={undefined}
            corrections={[]}
            last={last}
            onAdded={() => setAdding(false)}
          />
        ) : null}
      </ul>
      {ours.length + alone.length === 0 && add && !adding ? <p class="muted">{t('correct.empty')}</p> : null}
      {add && !adding ? (
        <button type="button" data-testid={`add-${kind}`} onClick={() => setAdding(true)}>
          {t(add)}
        </button>
      ) : null}
    </section>
  );
};

/** Is the procedure received at this desk? */
const Hidden = ({ model, base, last }: PartProps) => {
  const [asking, setAsking] = useState(false);
  const own = model.of(base.code).filter((one) => one.what === 'hidden');
  return (
    <section class="stack" data-part="hidden">
      {own.map((one) => (
        <div key={JSON.stringify(one)} class="note-box warn stack" data-testid="procedure-hidden">
          <p>
            {t('correct.procedureHidden')} <span class="small">({saySource(one)})</span>
          </p>
          <BeneathNotice model={model} one={one} />
          <button type="button" class="small" data-testid="show-procedure" onClick={() => void model.drop([one])}>
            {t('correct.showProcedure')}
          </button>
        </div>
      ))}
      {asking ? (
        <CorrectionForm<null>
          start={null}
          said={last.current}
          Fields={() => null}
          onDraft={() => {}}
          onSave={async (_, said) => {
            last.current = { basis: said.basis };
            return model.put({ what: 'hidden', code: base.code, ...said });
          }}
          onClose={() => setAsking(false)}
        />
      ) : own.length ? null : (
        <p class="row wrap">
          <span class="grow muted">{t('correct.received')}</span>
          <button type="button" data-testid="hide-procedure" onClick={() => setAsking(true)}>
            {t('correct.hideProcedure')}
          </button>
        </p>
      )}
    </section>
  );
};

const Whole = ({ model, code, onGone }: { model: OfficeProceduresModel; code: string; onGone: () => void }) => {
  const [sure, setSure] = useState(false);
  const whole = model.of(code).find((one) => one.what === 'procedure');
  if (!whole) return null;
  const shipped = model.release(code) !== undefined;
  const drop = async () => {
    // Without ours beneath there is nothing left that its rows could be about.
    const kept = await model.drop(shipped ? [whole] : model.of(code));
    if (kept && !shipped) onGone();
  };
  return (
    <div class="note-box stack" data-testid="whole">
      <p>
        {t(shipped ? 'correct.wholeInstead' : 'correct.wholeOwn')}: {sayCorrection(whole)}{' '}
        <span class="small muted">({saySource(whole)})</span>
      </p>
      <BeneathNotice model={model} one={whole} />
      {sure ? (
        <p class="row wrap" role="alert">
          <span class="grow">{t(shipped ? 'correct.dropWholeSure' : 'correct.deleteSure')}</span>
          <button type="button" class="danger" data-testid="drop-whole-sure" onClick={() => void drop()}>
            {t('correct.yes')}
          </button>
          <button type="button" onClick={() => setSure(false)}>
            {t('correct.cancel')}
          </button>
        </p>
      ) : (
        <button type="button" class="small" data-testid="drop-whole" onClick={() => setSure(true)}>
          {t(shipped ? 'correct.dropWhole' : 'correct.delete')}
        </button>
      )}
    </div>
  );
};

/** One procedure, ours and the office's side by side: limits, papers, fees, promises, name and days, and whether it is received here. */
export const Editor = ({ model, code, onGone }: { model: OfficeProceduresModel; code: string; onGone: () => void }) => {
  const last = useRef<SaidDraft>({ basis: '' });
  useEffect(() => void model.know([code]), [code]);
  if (!model.knows(code)) return <p aria-busy="true" />;
  const base = model.baseOf(code);
  if (!base)
    return (
      <p class="note-box warn" data-testid="no-procedure">
        {t('correct.noProcedure', { code })}
      </p>
    );
  const part = { model, base, last };
  return (
    <div class="stack office-editor" data-testid="office-editor">
      <h1 tabIndex={-1}>{base.name}</h1>
      <p class="small muted">{[base.code, base.field, (base.levels ?? [base.level]).join(', ')].join(' · ')}</p>
      <Whole model={model} code={code} onGone={onGone} />
      <Hidden {...part} />
      <p class="office-pair small muted" aria-hidden="true">
        <span>{t('correct.ownHead')}</span>
        <span>{t('correct.oursHead')}</span>
      </p>
      {(Object.keys(KINDS) as Kind[]).map((kind) => (
        <Part key={kind} kind={kind} {...part} />
      ))}
    </div>
  );
};
