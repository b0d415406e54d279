import { useEffect, useRef, useState } from 'preact/hooks';
import { type ChecklistRow, type PaperDetail, reasonsFor } from '../../utils/checklist/types.ts';
import { t } from '../../utils/i18n/ui.ts';

/** Typing stops this long → saved. */
const PAUSE_MS = 500;

interface Props {
  row: ChecklistRow;
  onDetail: (detail: PaperDetail) => void;
  onClose: () => void;
}

const clean = ({ reason, note, originals, copies }: PaperDetail): PaperDetail => ({
  ...(reason ? { reason } : {}),
  ...(note?.trim() ? { note } : {}),
  ...(originals === undefined ? {} : { originals }),
  ...(copies === undefined ? {} : { copies }),
});

/** Reason, pieces and note of one paper. Saved as chosen; what is typed, at a pause and when the form is left. */
export const PaperDetailForm = ({ row, onDetail, onClose }: Props) => {
  const [detail, setDetail] = useState(row.detail);
  const pending = useRef<PaperDetail | null>(null);
  const timer = useRef(0);
  const box = useRef<HTMLDivElement>(null);
  const reasons = reasonsFor(row.state);

  const flush = () => {
    clearTimeout(timer.current);
    if (pending.current) onDetail(clean(pending.current));
    pending.current = null;
  };
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('button, input, textarea')?.focus();
    return () => latest.current();
  }, []);

  const change = (next: PaperDetail, now: boolean) => {
    setDetail(next);
    pending.current = next;
    clearTimeout(timer.current);
    if (now) flush();
    else timer.current = window.setTimeout(() => latest.current(), PAUSE_MS);
  };
  const count = (name: 'originals' | 'copies') => (
    <label class="small">
      {t(`checklist.got.${name}`)}
      <input
        type="number"
        autocomplete="off"
        min={0}
        max={999}
        placeholder={String(row[name])}
        value={detail[name] ?? ''}
        onInput={({ currentTarget: { value, valueAsNumber } }) => {
          const { [name]: _, ...rest } = detail;
          if (value === '') change(rest, false);
          else if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= 999)
            change({ ...rest, [name]: valueAsNumber }, false);
        }}
      />
    </label>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the form from any of its fields
    <div
      class="paper-detail stack"
      ref={box}
      data-testid="paper-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      {reasons.length ? (
        <fieldset>
          <legend class="small">{t(row.state === 'wrong' ? 'checklist.whyWrong' : 'checklist.whyExempt')}</legend>
          {reasons.map((reason) => (
            <button
              type="button"
              key={reason}
              class={`small ${detail.reason === reason ? 'chosen' : ''}`}
              aria-pressed={detail.reason === reason}
              data-reason={reason}
              onClick={() => {
                const { reason: before, ...rest } = detail;
                change(before === reason ? rest : { ...rest, reason }, true);
              }}
            >
              {t(`paper.reason.${reason}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
      <div class="row">
        {count('originals')}
        {count('copies')}
      </div>
      <label class="small">
        {t('checklist.note')}
        <textarea
          rows={2}
          autocomplete="off"
          maxLength={2000}
          value={detail.note ?? ''}
          onInput={(event) => change({ ...detail, note: event.currentTarget.value }, false)}
          onBlur={flush}
        />
      </label>
      <button type="button" class="small" onClick={onClose}>
        {t('checklist.close')} <kbd>Esc</kbd>
      </button>
    </div>
  );
};
