import { useRef, useState } from 'preact/hooks';
import type { OfficeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';
import { saveFile } from '../files.ts';
import { showDate } from '../format.ts';
import { sayCorrection, saySource } from './say.ts';

/** More rows than these are counted, not drawn. */
const DRAWN = 200;
const ORDER = ['replaces', 'new', 'same'] as const;

const Refusal = ({ model }: { model: OfficeProceduresModel }) => {
  const refused = model.refused.value;
  if (!refused) return null;
  const { reason, line, path, why } = refused;
  return (
    <div class="note-box bad stack" role="alert" data-testid="file-refused" data-reason={reason}>
      <p>
        <strong>{t('correct.fileRefused')}</strong> {t(`own.file.${reason}`)}
      </p>
      {line ? <p>{t('correct.fileLine', { line })}</p> : null}
      {path ? (
        <p class="small">
          {t('correct.filePath')} <code>{path.slice(0, 200)}</code>
        </p>
      ) : null}
      {why ? <p class="small">{sentence('commitments.refused', why, 'error.failed')}</p> : null}
    </div>
  );
};

/** What taking the file over would do, before anything is kept. */
const Preview = ({ model }: { model: OfficeProceduresModel }) => {
  const incoming = model.incoming.value;
  if (!incoming) return null;
  const { file, rows } = incoming;
  const sorted = ORDER.flatMap((change) => rows.filter((row) => row.change === change));
  const count = (change: (typeof ORDER)[number]) => rows.filter((row) => row.change === change).length;
  return (
    <section class="card stack" data-testid="file-preview" aria-label={t('correct.preview')}>
      <h2>{t('correct.preview')}</h2>
      <p>{t('correct.fileOf', { issuer: file.issuer, date: showDate(file.on) })}</p>
      <p data-testid="file-counts">
        {t('correct.fileCounts', { fresh: count('new'), replaces: count('replaces'), same: count('same') })}
      </p>
      <ul class="office-lines">
        {sorted.slice(0, DRAWN).map(({ change, correction, before }) => (
          <li key={JSON.stringify(correction)} data-change={change}>
            <p>
              <strong class={change === 'replaces' ? 'tone-warn' : change === 'new' ? 'tone-ok' : 'muted'}>
                {t(`correct.change.${change}`)}
              </strong>{' '}
              {model.baseOf(correction.code)?.name ??
                (correction.what === 'procedure'
                  ? correction.value.name
                  : t('correct.noProcedure', { code: correction.code }))}{' '}
              <span class="small muted">{correction.code}</span>
            </p>
            <p>
              <span class="muted">{t(`own.what.${correction.what}`)}:</span> {sayCorrection(correction)}{' '}
              <span class="small muted">({saySource(correction)})</span>
            </p>
            {change === 'replaces'
              ? before.map((one) => (
                  <p key={JSON.stringify(one)} class="small muted">
                    {t('correct.insteadOf')} <del>{sayCorrection(one)}</del> ({saySource(one)})
                  </p>
                ))
              : null}
          </li>
        ))}
      </ul>
      {sorted.length > DRAWN ? <p class="small muted">{t('correct.moreRows', { n: sorted.length - DRAWN })}</p> : null}
      <p class="row wrap">
        <button type="button" class="primary" data-testid="take-file" onClick={() => void model.takeFile()}>
          {t('correct.takeFile')}
        </button>
        <button type="button" onClick={model.forgetFile}>
          {t('correct.cancel')}
        </button>
      </p>
    </section>
  );
};

/** The office's corrections as one file: handed on under a name and a day, and taken in after they were looked at. */
export const ExchangeFile = ({
  model,
  office,
  today,
}: {
  model: OfficeProceduresModel;
  office: string;
  today: string;
}) => {
  const [issuer, setIssuer] = useState(office);
  const [asking, setAsking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <p class="row wrap">
        <button
          type="button"
          data-testid="export"
          disabled={model.all.value.length === 0}
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {t('correct.export')}
        </button>
        <button type="button" data-testid="import" onClick={() => picker.current?.click()}>
          {t('correct.import')}
        </button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          data-testid="office-file"
          onChange={(event) => {
            const box = event.currentTarget;
            const [file] = box.files ?? [];
            if (file)
              void model.readFile(file).finally(() => {
                box.value = '';
              });
          }}
        />
      </p>
      {asking ? (
        <form
          class="card stack"
          onSubmit={(event) => {
            event.preventDefault();
            const name = issuer.normalize('NFC').replace(/\s+/g, ' ').trim();
            if (!name) return;
            saveFile(`tuy-chinh-thu-tuc-${today}.json`, model.exported(name), 'application/json');
            setAsking(false);
          }}
        >
          <label>
            {t('correct.issuer')}
            <input
              autocomplete="off"
              maxLength={200}
              required
              data-testid="issuer"
              value={issuer}
              onInput={(event) => setIssuer(event.currentTarget.value)}
            />
          </label>
          <p class="small muted">{t('correct.exportAbout', { n: model.all.value.length })}</p>
          <p class="row">
            <button type="submit" class="primary" data-testid="export-save">
              {t('correct.exportSave')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('correct.cancel')}
            </button>
          </p>
        </form>
      ) : null}
      <Refusal model={model} />
      <Preview model={model} />
    </>
  );
};
