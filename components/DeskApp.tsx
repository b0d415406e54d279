import type { DeskModel } from '../utils/counter/desk.ts';
import { t } from '../utils/i18n/ui.ts';
import { DESK_VIEWS, viewOf } from './desk/views.ts';
import { UnlockForm } from './Passphrase.tsx';

/** 'Bàn làm việc': one bar of views over the view that the address names; a dossier is named by its own id. */
export const DeskApp = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const state = model.vault.value?.state;
  if (!state) return <main aria-busy="true" />;
  if (state === 'none') return <main class="page">{t('panel.noVault')}</main>;
  if (state === 'locked')
    return (
      <main class="page">
        <UnlockForm onOpen={model.openVault} />
      </main>
    );
  const current = viewOf(model.route.value);
  return (
    <>
      <header class="desk-bar row no-print">
        <strong class="brand">Trợ lý Một Cửa</strong>
        <nav class="row grow" aria-label={t('desk.views')}>
          {DESK_VIEWS.map(({ route, label }) =>
            label ? (
              <a key={route} href={`#/${route}`} aria-current={route === current.route ? 'page' : undefined}>
                {t(label)}
              </a>
            ) : null,
          )}
        </nav>
        <button type="button" class="plain" onClick={() => void model.lock()}>
          {t('panel.lock')}
        </button>
      </header>
      <current.View model={model} iso={iso} />
    </>
  );
};
