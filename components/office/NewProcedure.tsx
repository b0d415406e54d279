import { useState } from 'preact/hooks';
import type { OfficeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { t } from '../../utils/i18n/ui.ts';
import { LEVELS, type Level } from '../../utils/procedure/types.ts';
import { tidy } from '../../utils/text/fold.ts';

interface Props {
  model: OfficeProceduresModel;
  today: string;
  /** It is there: to its limits and papers. */
  onMade: (code: string) => void;
  onClose: () => void;
}

/** A procedure that the release does not have: its code, name and field; limits, papers and fees are added to it like corrections. */
export const NewProcedure = ({ model, today, onMade, onClose }: Props) => {
  const [taken, setTaken] = useState<string | null>(null);
  const [level, setLevel] = useState<Level>('xã');
  const make = async (form: HTMLFormElement) => {
    const typed = (name: string) => tidy((form.elements.namedItem(name) as HTMLInputElement).value);
    const [code, basis] = [typed('code'), typed('basis')];
    await model.know([code]);
    if (model.baseOf(code)) {
      setTaken(code);
      return;
    }
    const kept = await model.put({
      what: 'procedure',
      code,
      basis,
      value: {
        code,
        name: typed('name'),
        field: typed('field'),
        level,
        limits: [],
        fees: [],
        papers: [],
        legalBasis: [],
        source: basis,
        asOf: today,
      },
    });
    if (kept) onMade(code);
  };
  return (
    <form
      class="card stack"
      data-testid="new-procedure-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void make(event.currentTarget);
      }}
    >
      <h2>{t('correct.newProcedure')}</h2>
      <div class="row wrap">
        <label>
          <span class="small muted">{t('correct.code')}</span>
          <input
            autocomplete="off"
            name="code"
            required
            pattern="\d\.\d{6}"
            placeholder="1.000000"
            title={t('correct.codeGrammar')}
            onInput={() => setTaken(null)}
          />
        </label>
        <label class="grow">
          <span class="small muted">{t('correct.field')}</span>
          <input autocomplete="off" name="field" required maxLength={400} />
        </label>
        <label>
          <span class="small muted">{t('correct.level')}</span>
          <select value={level} onChange={(event) => setLevel(event.currentTarget.value as Level)}>
            {LEVELS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        <span class="small muted">{t('correct.name')}</span>
        <input autocomplete="off" name="name" required maxLength={1000} />
      </label>
      <label>
        <span class="small muted">{t('correct.basis')}</span>
        <input autocomplete="off" name="basis" required maxLength={400} placeholder={t('correct.basisExample')} />
      </label>
      {taken ? (
        <p class="note-box warn" role="alert" data-testid="code-taken">
          {t('correct.codeTaken', { code: taken })} <a href={`#/cai-dat/thu-tuc/${taken}`}>{t('correct.open')}</a>
        </p>
      ) : null}
      <p class="row">
        <button type="submit" class="primary">
          {t('correct.make')}
        </button>
        <button type="button" onClick={onClose}>
          {t('correct.cancel')}
        </button>
      </p>
    </form>
  );
};
