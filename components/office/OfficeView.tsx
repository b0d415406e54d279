import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { type OfficeProceduresModel, officeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';
import { saveFile } from '../files.ts';
import { ProcedurePicker } from '../ProcedurePicker.tsx';
import { CorrectionList } from './CorrectionList.tsx';
import { Editor } from './Editor.tsx';
import { ExchangeFile } from './ExchangeFile.tsx';
import { NewProcedure } from './NewProcedure.tsx';

const ROUTE = 'cai-dat/thu-tuc';

/** What was just done, and the way back; or why it was not. */
const Outcome = ({ model }: { model: OfficeProceduresModel }) => {
  const problem = model.problem.value;
  return (
    <div aria-live="polite">
      {problem ? (
        <p class="note-box bad" role="alert" data-testid="office-problem">
          {problem.reason === 'promise'
            ? sentence('commitments.refused', problem.why ?? '', 'error.failed')
            : t(`own.refused.${problem.reason}`)}
        </p>
      ) : null}
      {model.before.value ? (
        <p class="row note-box ok" data-testid="office-kept">
          <span class="grow">{t('correct.kept')}</span>
          <button type="button" data-testid="office-undo" onClick={() => void model.undo()}>
            {t('correct.undo')}
          </button>
        </p>
      ) : null}
    </div>
  );
};

/** A list that cannot be read is handed out as it is before anything new begins. */
const Damaged = ({ model, today }: { model: OfficeProceduresModel; today: string }) => {
  const [saved, setSaved] = useState(false);
  return (
    <div class="note-box bad stack" role="alert" data-testid="office-damaged">
      <p>{t('correct.damaged')}</p>
      <p class="row wrap">
        <button
          type="button"
          onClick={() =>
            void model.damagedText().then((text) => {
              saveFile(`tuy-chinh-hong-${today}.json`, text, 'application/json');
              setSaved(true);
            })
          }
        >
          {t('correct.saveDamaged')}
        </button>
        <button type="button" class="danger" disabled={!saved} onClick={() => void model.startAnew()}>
          {t('correct.startAnew')}
        </button>
      </p>
    </div>
  );
};

/** 'Tùy chỉnh thủ tục': what this office says over the catalogue; a single procedure where the address names one. */
export const OfficeView = ({ model: desk, iso }: { model: DeskModel; iso: () => string }) => {
  const today = iso().slice(0, 10);
  const model = useMemo(
    () =>
      officeProceduresModel({
        area: desk.area,
        shipped: desk.shipped,
        calendar: desk.calendar,
        today: () => iso().slice(0, 10),
      }),
    [],
  );
  const [making, setMaking] = useState(false);
  const [loaded, setLoaded] = useState(false);
  useEffect(() => void model.load().then(() => setLoaded(true)), []);
  // Another window may have changed the list.
  useEffect(() => desk.area.watch((keys) => keys.includes('office:procedures') && void model.load()), []);
  const code = desk.route.value.slice(ROUTE.length + 1);
  const open = (next: string) => desk.go(next ? `${ROUTE}/${next}` : ROUTE);
  if (!loaded) return <p aria-busy="true" />;
  if (model.damaged.value) return <Damaged model={model} today={today} />;
  if (/^\d\.\d{6}$/.test(code))
    return (
      <section class="stack office">
        <p>
          <a href={`#/${ROUTE}`}>← {t('correct.back')}</a>
        </p>
        <Outcome model={model} />
        <Editor key={code} model={model} code={code} onGone={() => open('')} />
      </section>
    );
  return (
    <section class="stack office">
      <h1>{t('correct.title')}</h1>
      <p>{t('correct.about')}</p>
      <Outcome model={model} />
      <ExchangeFile model={model} office={desk.settings.value?.office.name ?? ''} today={today} />
      <CorrectionList model={model} today={today} />
      <h2>{t('correct.pick')}</h2>
      <ProcedurePicker open={desk.dossier.finder} shelf={desk.dossier.shelf} onPick={open} />
      {making ? (
        <NewProcedure model={model} today={today} onMade={open} onClose={() => setMaking(false)} />
      ) : (
        <button type="button" data-testid="new-procedure" onClick={() => setMaking(true)}>
          {t('correct.newProcedure')}
        </button>
      )}
    </section>
  );
};
