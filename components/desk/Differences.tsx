import { useMemo } from 'preact/hooks';
import { t } from '../../utils/i18n/ui.ts';
import { differences } from '../../utils/lists/differences.ts';
import { causesOf, DIFFERENCE_FORMATS, differencesFile, limitOf } from '../../utils/lists/differences-file.ts';
import { saveFile } from '../files.ts';
import { showDate, showWhen } from '../format.ts';
import type { ViewProps } from './views.ts';

/** 'Lệch ngày hẹn': dossiers whose appointment on the portal is not the one that the rules give, to hand to its administrator. */
export const Differences = ({ model, iso }: ViewProps) => {
  const { catalogue, days } = model.dossier;
  const [all, procedures, calendar] = [model.summaries.value, catalogue.value, days.value];
  const rows = useMemo(
    () => (calendar ? differences(all, procedures, calendar, iso()) : []),
    [all, procedures, calendar],
  );
  const compared = all.filter(({ portal }) => portal?.appointmentAt).length;
  return (
    <main class="desk-main stack" data-testid="differences">
      <div class="row">
        <h1 class="grow">{t('list.differences')}</h1>
        {DIFFERENCE_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="no-print"
            disabled={rows.length === 0}
            data-testid={`differences-${format}`}
            onClick={() =>
              void differencesFile(format, rows, iso().slice(0, 10)).then(({ name, content, type }) =>
                saveFile(name, content, type),
              )
            }
          >
            {t('list.export', { format: format.toUpperCase() })}
          </button>
        ))}
        <button type="button" class="no-print" disabled={rows.length === 0} onClick={() => print()}>
          {t('desk.print')}
        </button>
      </div>
      <p class="muted">{t('list.compared', { n: compared, different: rows.length })}</p>
      {rows.length === 0 ? (
        <p>{t(compared ? 'list.allEqual' : 'list.nothing')}</p>
      ) : (
        <table class="wide-table">
          <thead>
            <tr>
              <th scope="col">{t('list.code')}</th>
              <th scope="col">{t('list.procedure')}</th>
              <th scope="col">{t('list.receivedHead')}</th>
              <th scope="col">{t('list.portalDate')}</th>
              <th scope="col">{t('list.ourDate')}</th>
              <th scope="col">{t('list.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-testid="difference">
                <td>
                  <a href={`#/ho-so/${row.id}`}>{row.code}</a>
                </td>
                <td>
                  {row.procedureName}
                  <br />
                  <span class="small muted">{limitOf(row)}</span>
                </td>
                <td>{showWhen(row.receivedAt)}</td>
                <td>
                  {showWhen(row.portal)}
                  <br />
                  <span class="small tone-warn">{t(`list.order.${row.verdict}`)}</span>
                </td>
                <td>{showDate(row.ours.slice(0, 10))}</td>
                <td>
                  {causesOf(row)}
                  <details>
                    <summary class="small">{t('list.arithmetic')}</summary>
                    <ol class="arithmetic small">
                      {row.lines.map((line) => (
                        <li key={line.text}>
                          {line.text}
                          {line.basis ? <span class="muted"> ({line.basis})</span> : null}
                        </li>
                      ))}
                    </ol>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
};
