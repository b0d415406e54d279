import { useEffect, useState } from 'preact/hooks';
import { intakeModel } from '../../utils/counter/intake.ts';
import { FIELDS } from '../../utils/exchange/columns.ts';
import { refusal, sentence, t } from '../../utils/i18n/ui.ts';
import { ENCODINGS, type Encoding } from '../../utils/sheet/read.ts';
import { FileField } from '../FileField.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import type { ViewProps } from './views.ts';

/** Takes an office's own register in: a file, which column is what, what each row would become, then all of it or none of a row. */
export const ImportView = ({ model }: ViewProps) => {
  const [intake] = useState(() => intakeModel(model));
  useEffect(() => intake.forget, []);
  const state = intake.state.value;
  const file = intake.file.value;
  const { added, total, cancelled } = intake.done.value;
  return (
    <main class="page wide-page stack" data-testid="import" data-state={state}>
      <h1>{t('import.title')}</h1>
      <p class="muted">{t('import.what')}</p>
      {intake.refused.value ? (
        <p class="note-box bad" role="alert" data-testid="import-refused">
          {sentence('import.refused', intake.refused.value, 'error.failed') === t('error.failed')
            ? refusal(intake.refused.value)
            : sentence('import.refused', intake.refused.value, 'error.failed')}
        </p>
      ) : null}
      {state === 'running' ? (
        <section class="card stack">
          <label>
            {t('import.running', { n: added, total })}
            <progress class="wide" max={total} value={added} data-testid="import-progress" />
          </label>
          <button type="button" data-testid="import-cancel" onClick={intake.cancel}>
            {t('import.cancel')}
          </button>
        </section>
      ) : (
        <div class="card stack">
          <FileField
            label={t('import.choose')}
            accept=".csv,.txt,.tsv,.xlsx"
            testId="import-file"
            onFiles={([chosen]) => {
              if (chosen) void intake.take(chosen);
            }}
          />
          <p class="small muted">{t('import.kinds')}</p>
        </div>
      )}
      {state === 'reading' ? <p aria-busy="true">{t('import.reading')}</p> : null}
      {state === 'done' ? (
        <p class={`note-box ${cancelled ? 'warn' : ''}`} role="status" data-testid="import-done" data-added={added}>
          {t(cancelled ? 'import.stopped' : 'import.done', { n: added, total })}{' '}
          <a href="#/ho-so">{t('book.toList')}</a>
        </p>
      ) : null}
      {state === 'preview' && file ? (
        <>
          <div class="row wrap">
            {file.kind === 'text' ? (
              <label>
                <span class="small muted">{t('import.encoding')}</span>
                <select
                  value={intake.encoding.value}
                  data-testid="import-encoding"
                  onChange={(event) => void intake.setEncoding(event.currentTarget.value as Encoding)}
                >
                  {ENCODINGS.map((encoding) => (
                    <option key={encoding} value={encoding}>
                      {encoding === 'auto' ? t('import.auto') : encoding}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <label>
              <span class="small muted">{t('import.headingRow')}</span>
              <input
                type="number"
                class="short"
                min={1}
                max={Math.min(50, file.rows.length)}
                value={intake.headings.value + 1}
                onChange={(event) => {
                  const row = event.currentTarget.valueAsNumber;
                  if (row >= 1 && row <= file.rows.length) intake.setHeadings(row - 1);
                }}
              />
            </label>
          </div>
          <fieldset class="filters" data-testid="import-columns">
            <legend class="small muted">{t('import.columns')}</legend>
            {FIELDS.map((field) => (
              <label key={field}>
                <span class="small muted">{t(`import.field.${field}`)}</span>
                <select
                  value={intake.mapping.value[field] ?? ''}
                  data-testid={`map-${field}`}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    intake.setColumn(field, value === '' ? undefined : Number(value));
                  }}
                >
                  <option value="">{t('import.notThere')}</option>
                  {(file.rows[intake.headings.value] ?? []).map((heading, column) => (
                    <option key={column} value={column}>
                      {heading.trim().slice(0, 60) || t('import.column', { n: column + 1 })}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </fieldset>
          <ImportPreview intake={intake} nameOf={model.shelf.nameOf} />
        </>
      ) : null}
    </main>
  );
};
