import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { ExportFormat } from '../../utils/exchange/export.ts';
import { t } from '../../utils/i18n/ui.ts';
import { saveFile } from '../files.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'json'];

/** The chosen dossiers as a file. It leaves the sealed book: what that means is said before it is written. */
export const ExportButtons = ({ model }: { model: DeskModel }) => {
  const [asked, setAsked] = useState<ExportFormat | null>(null);
  const { shelf } = model;
  const save = async (format: ExportFormat) => {
    // Loaded when it is needed: most days nobody exports anything.
    const { exportFile } = await import('../../utils/exchange/export.ts');
    const chosen = shelf.dossiers.value.filter(({ id }) => shelf.chosen.value.has(id));
    const { name, type, content } = await exportFile(format, chosen, shelf, model.iso().slice(0, 10));
    saveFile(name, content, type);
    setAsked(null);
  };
  if (asked)
    return (
      <span class="row wrap" role="alert">
        <span class="tone-warn small">{t('book.exportAsk')}</span>
        <button type="button" data-testid="export-yes" onClick={() => void save(asked)}>
          {t('book.exportYes', { format: asked.toUpperCase() })}
        </button>
        <button type="button" onClick={() => setAsked(null)}>
          {t('book.cancel')}
        </button>
      </span>
    );
  return (
    <span class="row">
      {FORMATS.map((format) => (
        <button key={format} type="button" data-testid={`export-${format}`} onClick={() => setAsked(format)}>
          {format.toUpperCase()}
        </button>
      ))}
    </span>
  );
};
