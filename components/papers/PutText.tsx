import '../../utils/i18n/papers.ts';
import { useState } from 'preact/hooks';
import type { PassageModel } from '../../utils/counter/passage.ts';
import { sentence, t } from '../../utils/i18n/ui.ts';

/** A text into one box of the portal's page: the officer says which, sees what will stand there, and can take it back. */
export const PutText = ({ text, passage }: { text: string; passage: PassageModel }) => {
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const boxes = passage.boxes.value;
  const target = passage.target.value;
  const done = passage.done.value;
  if (!open)
    return (
      <button
        type="button"
        data-testid="put-open"
        onClick={() => {
          setOpen(true);
          setOver(false);
          void passage.look();
        }}
      >
        {t('put.open')}
      </button>
    );
  const blocked = !target || (target.filled && !over) || passage.busy.value;
  return (
    <div class="stack" data-testid="put">
      {boxes.length === 0 ? <p class="small note-box">{t('put.none')}</p> : null}
      {boxes.length ? (
        <label class="small">
          {t('put.which')}
          <select
            data-testid="put-box"
            value={target?.key ?? ''}
            onChange={(event) => {
              setOver(false);
              passage.point(event.currentTarget.value);
            }}
          >
            <option value="">{t('put.choose')}</option>
            {boxes.map(({ key, label }) => (
              <option key={key} value={key}>
                {label || t('preview.noLabel')}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {target ? (
        <div class="note-box small">
          <p>
            → <strong>{target.label || t('preview.noLabel')}</strong>
          </p>
          <pre class="passage" data-testid="put-preview">
            {text}
          </pre>
          {target.filled ? (
            <label class="choice">
              <input type="checkbox" checked={over} onChange={(event) => setOver(event.currentTarget.checked)} />
              <span>{t('put.over')}</span>
            </label>
          ) : null}
        </div>
      ) : null}
      <p class="row wrap">
        <button
          type="button"
          class="primary"
          data-testid="put-commit"
          disabled={blocked}
          onClick={() => void passage.put(text, over)}
        >
          {t('put.commit')}
        </button>
        {done?.ok ? (
          <button type="button" data-testid="put-undo" onClick={() => void passage.undo()}>
            {t('fill.undo')}
          </button>
        ) : null}
        <button type="button" class="plain" onClick={() => setOpen(false)}>
          {t('checklist.close')}
        </button>
      </p>
      {done ? (
        <p class={`small tone-${done.ok ? 'ok' : 'bad'}`} role="status" data-testid="put-done" data-ok={done.ok}>
          {done.ok ? t('put.done') : sentence('fill.outcome', done.outcome, 'fill.outcome.other')}
        </p>
      ) : null}
    </div>
  );
};
