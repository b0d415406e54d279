import '../utils/i18n/keeping.ts';
import type { GateState } from '../utils/counter/gate.ts';
import { refusal, t } from '../utils/i18n/ui.ts';
import type { VaultAnswer } from '../utils/messages/protocol.ts';
import { CreateForm } from './Passphrase.tsx';
import { RecoverySheet } from './vault/RecoverySheet.tsx';
import { RestoreForm } from './vault/RestoreForm.tsx';

interface Props {
  vault: GateState | null;
  /** Just made: the one moment at which the sheet can be printed. */
  sheet: { key: string; madeAt: string } | null;
  onCreate: (passphrase: string) => Promise<VaultAnswer>;
  /** Makes the book out of a backup file instead. */
  onRestore: (file: File, secret: string) => Promise<VaultAnswer>;
  onPanel: () => void;
  onDesk: () => void;
}

const STEPS = ['welcome.step1', 'welcome.step2', 'welcome.step3', 'welcome.step4'] as const;

/** First page after installing: what it does, where data stays, the passphrase. */
export const WelcomeApp = ({ vault, sheet, onCreate, onRestore, onPanel, onDesk }: Props) => (
  <main class="page stack">
    <h1>{t('welcome.title')}</h1>
    <p>{t('welcome.lead')}</p>
    <p class="note-box">{t('welcome.local')}</p>
    {vault?.state === 'broken' ? (
      <p class="note-box bad" role="alert">
        {refusal(vault.reason)}
      </p>
    ) : vault?.state === 'none' ? (
      <section class="card stack" aria-labelledby="create">
        <h2 id="create">{t('welcome.create')}</h2>
        <CreateForm onCreate={onCreate} />
        <details>
          <summary>{t('restore.instead')}</summary>
          <RestoreForm onRestore={onRestore} />
        </details>
      </section>
    ) : vault ? (
      <>
        {sheet ? <RecoverySheet recoveryKey={sheet.key} madeAt={sheet.madeAt} /> : null}
        <section class="card stack" data-testid="vault-ready">
          <h2 class="tone-ok">✓ {t('welcome.ready')}</h2>
          <ol class="steps">
            {STEPS.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
          <p class="row">
            <button type="button" class="primary" id="open-panel" onClick={onPanel}>
              {t('popup.panel')}
            </button>
            <button type="button" onClick={onDesk}>
              {t('panel.desk')}
            </button>
          </p>
        </section>
      </>
    ) : null}
  </main>
);
