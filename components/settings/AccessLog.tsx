import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { LogEntry } from '../../utils/db/store.ts';
import { refusal, t } from '../../utils/i18n/ui.ts';
import { ask } from '../../utils/messages/ask.ts';
import type { AccessLog as Log } from '../../utils/privacy/service.ts';
import { writeCsv } from '../../utils/sheet/csv.ts';
import { saveFile } from '../files.ts';
import { showMoment } from '../format.ts';

/** Lines drawn at once; the export holds all. */
const DRAWN = 300;
/** Dossiers of one line that are named on screen. */
const FEW = 3;

/** 'Nhật ký': what was looked at, filled, printed, exported, when. Who did it is not recorded. */
export const AccessLog = ({ model }: { model: DeskModel }) => {
  const [log, setLog] = useState<Log | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    ask('log/read').then(setLog, (error: { reason?: string }) => setProblem(refusal(error.reason ?? 'failed')));
  }, []);
  const code = (dossierId: string): string => {
    const known = model.codeOf(dossierId);
    return known === undefined ? t('log.gone') : known || t('dossier.noCode');
  };
  /** Of many dossiers the screen says how many, the file which ones. */
  const of = ({ dossierId, n, ids = [] }: LogEntry, each: boolean): string => {
    if (dossierId) return code(dossierId);
    if (ids.length && (each || ids.length <= FEW)) return ids.map(code).join('; ');
    return n === undefined ? '' : t('log.many', { n });
  };
  const held = ({ held: parts }: LogEntry): string =>
    parts ? `: ${parts.map((part) => t(`log.held.${part}`)).join(', ') || t('log.heldNone')}` : '';
  const line = (entry: LogEntry, each = false): [string, string, string] => [
    showMoment(entry.at),
    t(`log.${entry.what}`) + held(entry),
    of(entry, each),
  ];
  const save = (entries: readonly LogEntry[]) => {
    const rows = [[t('log.at'), t('log.what'), t('log.dossier')], ...entries.map((entry) => line(entry, true))];
    saveFile('nhat-ky-truy-cap.csv', writeCsv(rows), 'text/csv');
    void ask('log/note', { what: 'exported', dossierId: null });
  };
  return (
    <section class="stack">
      <h1>{t('settings.log')}</h1>
      <p class="narrow">{t('log.lead')}</p>
      <p class="tone-bad" role="alert">
        {problem}
      </p>
      {log?.damaged ? <p class="note-box bad">{t('log.damaged', { n: log.damaged })}</p> : null}
      {log?.entries.length === 0 ? <p class="muted">{t('log.empty')}</p> : null}
      {log?.entries.length ? (
        <>
          <p>
            <button type="button" onClick={() => save(log.entries)}>
              {t('log.export', { n: log.entries.length })}
            </button>
          </p>
          <table class="log" data-testid="log">
            <thead>
              <tr>
                <th scope="col">{t('log.at')}</th>
                <th scope="col">{t('log.what')}</th>
                <th scope="col">{t('log.dossier')}</th>
              </tr>
            </thead>
            <tbody>
              {log.entries.slice(0, DRAWN).map((entry, at) => (
                <tr key={at}>
                  {line(entry).map((text, column) => (
                    <td key={column}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </section>
  );
};
