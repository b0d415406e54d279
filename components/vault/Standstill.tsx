import '../../utils/i18n/keeping.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StandstillModel } from '../../utils/counter/standstill.ts';
import { refusal, t } from '../../utils/i18n/ui.ts';

/** The store takes no changes: why, what still works, what is not saved yet, and the way out. `children`: how to carry the book out. */
export const Standstill = ({ model, children }: { model: StandstillModel; children?: ComponentChildren }) => {
  const [busy, setBusy] = useState(false);
  const unsaved = model.unsaved.value.size;
  const reason = model.reason.value;
  useEffect(() => {
    if (!unsaved) return;
    // The browser asks before a page is closed that still holds unsaved words.
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [unsaved > 0]);
  const retry = () => {
    setBusy(true);
    void model.retry().finally(() => setBusy(false));
  };
  return (
    <section
      class="note-box bad stack no-print"
      role="alert"
      data-testid="standstill"
      data-reason={reason ?? 'unsaved'}
    >
      {reason ? (
        <p>
          <strong>{t('stop.title')}</strong> {refusal(reason)}
        </p>
      ) : null}
      {unsaved ? <p data-testid="unsaved">{t('stop.unsaved', { n: unsaved })}</p> : null}
      <p class="row wrap">
        <button type="button" class="primary" disabled={busy} data-testid="stop-again" onClick={retry}>
          {t('stop.again')}
        </button>
        {children}
      </p>
    </section>
  );
};
