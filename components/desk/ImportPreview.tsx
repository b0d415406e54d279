import type { IntakeModel } from '../../utils/counter/intake.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';
import { groupId, showMoment } from '../format.ts';

/** Rows that are shown of each kind; the counts say how many there are. */
const SHOWN_GOOD = 8;
const SHOWN_BAD = 200;

/** What would be made, what cannot be made and why, what is in the book already; then the one button. */
export const ImportPreview = ({ intake, nameOf }: { intake: IntakeModel; nameOf: (code: string) => string }) => {
  const checked = intake.checked.value;
  if (!checked) return null;
  const { good, bad, known } = checked;
  return (
    <>
      <p data-testid="import-counts" data-good={good.length} data-bad={bad.length} data-known={known.length}>
        <strong class="tone-ok">✓ {t('import.good', { n: good.length })}</strong>
        {bad.length ? <span class="tone-bad"> · ✕ {t('import.bad', { n: bad.length })}</span> : null}
        {known.length ? <span class="muted"> · {t('import.known', { n: known.length })}</span> : null}
      </p>
      {good.length ? (
        <div class="scroll">
          <table class="plain-table">
            <thead>
              <tr>
                <th>{t('import.row')}</th>
                <th>{t('book.column.code')}</th>
                <th>{t('book.column.people')}</th>
                <th>{t('book.column.procedure')}</th>
                <th>{t('book.column.received')}</th>
              </tr>
            </thead>
            <tbody>
              {good.slice(0, SHOWN_GOOD).map(({ row, draft }) => {
                const citizen = draft.people?.[0]?.citizen;
                return (
                  <tr key={row}>
                    <td>{row}</td>
                    <td>{draft.code ?? '—'}</td>
                    <td>
                      {citizen?.fullName ?? '—'}{' '}
                      <span class="small muted">{citizen?.personalId ? groupId(citizen.personalId) : ''}</span>
                    </td>
                    <td>{draft.procedureCode ? nameOf(draft.procedureCode) : t('import.noProcedure')}</td>
                    <td>{draft.received ? showMoment(draft.received.receivedAt) : '—'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      {bad.length ? (
        <details open class="note-box bad" data-testid="import-bad">
          <summary>{t('import.bad', { n: bad.length })}</summary>
          <ul class="small">
            {bad.slice(0, SHOWN_BAD).map(({ row, problem, cell }) => (
              <li key={row}>
                {t('import.rowNumber', { row })}: {sentence('import.problem', problem, 'error.failed')}
                {cell ? <span class="muted"> «{cell}»</span> : null}
              </li>
            ))}
          </ul>
          {bad.length > SHOWN_BAD ? <p class="small muted">+{bad.length - SHOWN_BAD}</p> : null}
        </details>
      ) : null}
      <p class="small muted">{t('import.opening')}</p>
      <p class="row">
        <button
          type="button"
          class="primary"
          data-testid="import-run"
          disabled={good.length === 0}
          onClick={() => void intake.run()}
        >
          {t('import.run', { n: good.length })}
        </button>
        <button type="button" onClick={intake.forget}>
          {t('book.cancel')}
        </button>
      </p>
    </>
  );
};
