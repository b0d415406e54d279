import { useState } from 'preact/hooks';
import { unanswered } from '../../utils/checklist/cases.ts';
import { notLookedAt } from '../../utils/checklist/checklist.ts';
import { missingText } from '../../utils/checklist/missing.ts';
import type { SheetKind } from '../../utils/checklist/sheets.ts';
import type { CaseModel } from '../../utils/counter/case.ts';
import type { PassageModel } from '../../utils/counter/passage.ts';
import { t } from '../../utils/i18n/ui.ts';
import { PutText } from './PutText.tsx';

/** What can be done with what the checklist says. */
export interface PaperWays {
  copy: (text: string) => void;
  /** Opens the page to print; `of`: the dossier's own id, or a procedure's code. */
  print: (kind: SheetKind, of: string) => void;
  /** Boxes of the portal's page; absent where no page is beside us. */
  passage?: PassageModel | undefined;
}

/** The request for supplements is given once and in full: what is still open is named before it can be taken along. */
const Supplement = ({ model, ways }: { model: CaseModel; ways: PaperWays }) => {
  const [asFarAs, setAsFarAs] = useState(false);
  const [copied, setCopied] = useState(false);
  const [procedure, checklist, dossier] = [model.procedure.value, model.checklist.value, model.dossier.value];
  if (!procedure || !checklist || !dossier) return null;
  const text = missingText(checklist, procedure);
  if (!text) return null;
  const open = [
    ...notLookedAt(checklist).map(({ name }) => name),
    ...unanswered(procedure, dossier.cases ?? {}, dossier.channel).map(({ ask }) => ask),
  ];
  const ready = open.length === 0 || asFarAs;
  return (
    <section class="stack card" data-testid="supplement">
      <h3>{t('out.supplement')}</h3>
      {open.length ? (
        <div class="note-box warn small stack" role="alert" data-testid="still-open">
          <p>{t('out.open', { n: open.length })}</p>
          <ul class="bullets">
            {open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          {asFarAs ? null : (
            <button type="button" data-testid="out-anyway" onClick={() => setAsFarAs(true)}>
              {t('out.anyway')}
            </button>
          )}
        </div>
      ) : null}
      <pre class="passage small" data-testid="supplement-text">
        {text}
      </pre>
      {ready ? (
        <>
          <p class="row wrap">
            <button
              type="button"
              data-testid="copy-supplement"
              onClick={() => {
                ways.copy(text);
                setCopied(true);
              }}
            >
              {t('out.copy')}
            </button>
            <button type="button" data-testid="print-supplement" onClick={() => ways.print('supplement', dossier.id)}>
              {t('out.print')}
            </button>
            {copied ? (
              <span class="small tone-ok" role="status">
                {t('out.copied')}
              </span>
            ) : null}
          </p>
          {ways.passage ? <PutText text={text} passage={ways.passage} /> : null}
        </>
      ) : null}
    </section>
  );
};

/** The request for supplements, the list that goes along with the dossier, the citizen's list to bring. */
export const ComesOut = ({ model, ways }: { model: CaseModel; ways: PaperWays }) => {
  const [procedure, checklist, dossier] = [model.procedure.value, model.checklist.value, model.dossier.value];
  if (!procedure || !checklist) return null;
  const here = checklist.rows.some(({ state }) => state === 'have' || state === 'exempt');
  return (
    <div class="stack no-print">
      <Supplement model={model} ways={ways} />
      <p class="row wrap">
        <button
          type="button"
          data-testid="print-handout"
          onClick={() => ways.print('handout', dossier?.id ?? procedure.code)}
        >
          {t('sheet.handout')}
        </button>
        {dossier && here ? (
          <button type="button" data-testid="print-handover" onClick={() => ways.print('handover', dossier.id)}>
            {t('sheet.handover')}
          </button>
        ) : null}
      </p>
    </div>
  );
};
