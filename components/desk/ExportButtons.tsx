import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { HELD, MOST_NAMED } from '../../utils/db/store.ts';
import type { DossierSummary } from '../../utils/dossier/types.ts';
import type { ExportFormat } from '../../utils/exchange/export.ts';
import { refusal, t } from '../../utils/i18n/ui.ts';
import { ask } from '../../utils/messages/ask.ts';
import { saveFile } from '../files.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'json'];

/** Dossiers as a file, with or without people and notes. It leaves the sealed book: what that means is said before it is written. */
export const ExportButtons = ({ model, rows }: { model: DeskModel; rows: readonly DossierSummary[] }) => {
  const [asked, setAsked] = useState<ExportFormat | null>(null);
  const [choice, setChoice] = useState({ people: true, notes: false });
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (format: ExportFormat) => {
    setBusy(true);
    setProblem('');
    try {
      // Loaded when it is needed: most days nobody exports anything.
      const { exportFile } = await import('../../utils/exchange/export.ts');
      const { procedureOf, standing } = model.shelf;
      const ports = { procedureOf, standing, whole: model.whole };
      const { name, type, content } = await exportFile(format, rows, choice, ports, model.iso().slice(0, 10));
      const ids = rows.length <= MOST_NAMED ? { ids: rows.map(({ id }) => id) } : {};
      const held = HELD.filter((part) => choice[part]);
      // Said before it leaves; a full disk, on which nothing can be written down, must not keep the book in.
      await ask('log/note', { what: 'exported', dossierId: null, n: rows.length, ...ids, held });
      saveFile(name, content, type);
      setAsked(null);
    } catch (error) {
      setProblem(refusal((error as { reason?: string }).reason ?? 'failed'));
    } finally {
      setBusy(false);
    }
  };
  if (asked)
    return (
      <fieldset class="stack" data-testid="export-ask">
        <legend class="sr-only">{t('book.exportYes', { format: asked.toUpperCase() })}</legend>
        <span class="tone-warn small" role="alert">
          {t('book.exportAsk')}
        </span>
        <span class="row wrap">
          {HELD.map((part) => (
            <label key={part} class="choice small">
              <input
                type="checkbox"
                checked={choice[part]}
                data-testid={`export-${part}`}
                onChange={(event) => setChoice({ ...choice, [part]: event.currentTarget.checked })}
              />
              <span>{t(`book.export.${part}`)}</span>
            </label>
          ))}
        </span>
        {choice.notes && !choice.people ? <span class="small">{t('book.exportStruck')}</span> : null}
        {problem ? <span class="tone-bad small">{problem}</span> : null}
        <span class="row wrap">
          <button
            type="button"
            class="primary"
            disabled={busy}
            data-testid="export-yes"
            onClick={() => void save(asked)}
          >
            {t('book.exportYes', { format: asked.toUpperCase() })}
          </button>
          <button type="button" onClick={() => setAsked(null)}>
            {t('book.cancel')}
          </button>
        </span>
      </fieldset>
    );
  return (
    <span class="row">
      {FORMATS.map((format) => (
        <button key={format} type="button" data-testid={`export-${format}`} onClick={() => setAsked(format)}>
          {t('book.exportYes', { format: format.toUpperCase() })}
        </button>
      ))}
    </span>
  );
};
