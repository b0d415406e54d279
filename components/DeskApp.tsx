import type { DeskModel } from '../utils/counter/desk.ts';
import { isStopped } from '../utils/counter/standstill.ts';
import { t } from '../utils/i18n/ui.ts';
import { BackupBanner } from './desk/BackupBanner.tsx';
import { ExportButtons } from './desk/ExportButtons.tsx';
import { DESK_VIEWS, viewOf } from './desk/views.ts';
import { Gate } from './vault/Gate.tsx';
import { Standstill } from './vault/Standstill.tsx';
import { Trouble } from './vault/Trouble.tsx';

interface Props {
  model: DeskModel;
  iso: () => string;
  now: () => number;
  onWelcome: () => void;
}

/** 'Bàn làm việc': one bar of views over the view that the address names; a dossier is named by its own id. */
export const DeskApp = ({ model, iso, now, onWelcome }: Props) => {
  if (!model.vault.value) return <main aria-busy="true" />;
  const { state } = model.vault.value;
  if (state === 'none')
    return (
      <main class="page stack">
        <p>{t('panel.noVault')}</p>
        <button type="button" class="primary" onClick={onWelcome}>
          {t('panel.setUp')}
        </button>
      </main>
    );
  if (model.vault.value.state === 'broken')
    return (
      <main class="page">
        <Trouble reason={model.vault.value.reason} gate={model.gate} keeping={model.keeping} />
      </main>
    );
  if (state === 'locked')
    return (
      <main class="page">
        <Gate gate={model.gate} />
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
      {isStopped(model.standstill) ? (
        <Standstill model={model.standstill}>
          {model.shelf.dossiers.value.length ? <ExportButtons model={model} rows={model.shelf.dossiers.value} /> : null}
        </Standstill>
      ) : null}
      <BackupBanner model={model} now={now} />
      <current.View model={model} iso={iso} />
    </>
  );
};
