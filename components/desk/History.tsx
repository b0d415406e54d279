import type { DeskModel } from '../../utils/counter/desk.ts';
import { type HistoryLine, historyOf } from '../../utils/dossier/history.ts';
import type { DossierEvent } from '../../utils/dossier/types.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';
import { showMoment } from '../format.ts';

/** Letters of an earlier note that are shown. */
const SHOWN = 600;

/** What changed when, newest first; an earlier text of a note can be brought back, as a change like any other. */
export const History = ({ model, events }: { model: DeskModel; events: readonly DossierEvent[] }) => {
  const lines = historyOf(events);
  const notes = new Map(model.dossier.dossier.value?.notes.map(({ id, text }) => [id, text]));
  const procedure = model.dossier.procedure.value;
  const paperName = (id: string): string => procedure?.papers.find((paper) => paper.id === id)?.name ?? id;
  const params = (line: HistoryLine) => ({
    ...line.params,
    ...(line.params.state && { state: t(`paper.${line.params.state}` as 'paper.have') }),
    ...(line.params.outcome && { outcome: t(`book.outcome.${line.params.outcome}` as 'book.outcome.other') }),
    ...(line.params.clock && { clock: t(`clock.did.${line.params.clock}` as 'clock.did.RESULT') }),
    ...(line.params.fee && { fee: Number(line.params.fee).toLocaleString('vi-VN') }),
  });
  const detail = (line: HistoryLine): string => {
    if (line.key === 'opened') return model.shelf.nameOf(line.detail);
    if (line.key === 'received' || line.key === 'result' || line.key === 'clock-set') return showMoment(line.detail);
    if (line.key === 'paper-set' || line.key === 'paper-cleared') return paperName(line.detail);
    if (line.key === 'paper-detail') return [paperName(line.detail), line.said].filter(Boolean).join(': ');
    return line.detail;
  };
  return (
    <section class="card stack" data-testid="history">
      <h2>{t('book.history')}</h2>
      <ol class="arithmetic">
        {lines.map((line) => (
          <li key={line.id}>
            <span class="small muted">
              {showMoment(line.at)} {line.ofOther ? `· ${t('book.ofOther')}` : ''}
            </span>{' '}
            {sentence('history', line.key, 'history.unknown', params(line))}{' '}
            <span class="small muted">{detail(line)}</span>
            {line.note?.text.trim() ? (
              <div class="row top">
                <p class="grow small note-text">
                  {line.note.text.slice(0, SHOWN)}
                  {line.note.text.length > SHOWN ? '…' : ''}
                </p>
                {notes.get(line.note.noteId) === line.note.text ? null : (
                  <button
                    type="button"
                    class="small"
                    data-testid="restore-note"
                    onClick={() => void model.dossier.writeNote(line.note!.noteId, line.note!.text).catch(() => {})}
                  >
                    {t('book.restoreNote')}
                  </button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
};
