import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { CLOSE_OUTCOMES, type CloseOutcome } from '../../utils/dossier/types.ts';
import { refusal, t } from '../../utils/i18n/ui.ts';
import { BulkRemind } from './BulkRemind.tsx';
import { ExportButtons } from './ExportButtons.tsx';

/** What can be done with all chosen dossiers at once, and how the last of it is taken back. */
export const BulkBar = ({ model }: { model: DeskModel }) => {
  const { shelf, bulk } = model;
  const [tag, setTag] = useState('');
  const chosen = shelf.chosen.value;
  const found = shelf.rows.value;
  const done = bulk.done.value;
  return (
    <>
      {bulk.problem.value ? (
        <p class="note-box bad small" role="alert">
          {refusal(bulk.problem.value)}
        </p>
      ) : null}
      {done ? (
        <p class="note-box row small" role="status" data-testid="bulk-done">
          <span class="grow">{t(`book.did.${done.kind}`, { n: done.count })}</span>
          {done.undo.length ? (
            <button type="button" data-testid="bulk-undo" onClick={() => void bulk.undo()}>
              {t('book.undo')}
            </button>
          ) : null}
          <button type="button" class="plain" aria-label={t('book.dismiss')} onClick={bulk.forget}>
            ✕
          </button>
        </p>
      ) : null}
      {chosen.size ? (
        <fieldset class="note-box row wrap" aria-label={t('book.chosen', { n: chosen.size })}>
          <strong>{t('book.chosen', { n: chosen.size })}</strong>
          {chosen.size < found.length ? (
            <button
              type="button"
              onClick={() =>
                bulk.choose(
                  found.map(({ id }) => id),
                  true,
                )
              }
            >
              {t('book.chooseAll', { n: found.length })}
            </button>
          ) : null}
          <form
            class="row"
            onSubmit={(event) => {
              event.preventDefault();
              const name = tag.trim().replace(/^#+/, '');
              if (name) void bulk.tag(name).then(() => setTag(''));
            }}
          >
            <input
              type="text"
              class="short"
              autocomplete="off"
              maxLength={50}
              aria-label={t('book.tagAll')}
              placeholder={t('book.tagAll')}
              data-testid="bulk-tag"
              value={tag}
              onInput={(event) => setTag(event.currentTarget.value)}
            />
            <button type="submit" disabled={bulk.busy.value}>
              {t('book.tag')}
            </button>
          </form>
          <select
            class="short"
            aria-label={t('book.closeAll')}
            data-testid="bulk-close"
            value=""
            disabled={bulk.busy.value}
            onChange={(event) => {
              const outcome = event.currentTarget.value as CloseOutcome | '';
              event.currentTarget.value = '';
              if (outcome) void bulk.close(outcome);
            }}
          >
            <option value="">{t('book.closeAll')}</option>
            {CLOSE_OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`book.outcome.${outcome}`)}
              </option>
            ))}
          </select>
          <BulkRemind model={model} />
          <ExportButtons model={model} rows={shelf.dossiers.value.filter(({ id }) => chosen.has(id))} />
          <button
            type="button"
            class="plain"
            onClick={() => {
              shelf.chosen.value = new Set();
            }}
          >
            {t('book.chooseNone')}
          </button>
        </fieldset>
      ) : null}
    </>
  );
};
