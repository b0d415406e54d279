import { useEffect, useRef, useState } from 'preact/hooks';
import { refusal, t } from '../utils/i18n/ui.ts';
import type { VaultAnswer } from '../utils/messages/protocol.ts';
import { strengthHint } from '../utils/vault/passphrase.ts';

// autocomplete=off everywhere on our own pages: the browser must keep nothing typed there, in its form history or session restore.

/** A store that cannot be opened rejects instead of answering; its reason has a sentence too. */
const reasonOf = (error: unknown): string => (error as { reason?: string } | null)?.reason ?? 'failed';

interface OpenProps {
  onOpen: (passphrase: string) => Promise<VaultAnswer>;
}

/** Opens the vault. A wrong passphrase keeps the focus in the box and says how long to wait after several. */
export const UnlockForm = ({ onOpen }: OpenProps) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const passphrase = box.current?.value ?? '';
    if (!passphrase || busy) return;
    setBusy(true);
    const answer = await onOpen(passphrase).catch((error): VaultAnswer => ({ ok: false, reason: reasonOf(error) }));
    setBusy(false);
    if (answer.ok) return;
    const seconds = Math.ceil((answer.waitMs ?? 0) / 1000);
    setProblem([refusal(answer.reason), seconds > 0 ? t('unlock.wait', { n: seconds }) : ''].filter(Boolean).join(' '));
    box.current?.select();
  };
  return (
    <form class="unlock stack" onSubmit={submit}>
      <h1>{t('unlock.title')}</h1>
      <p class="muted">{t('unlock.lead')}</p>
      <label>
        {t('unlock.passphrase')}
        <input ref={box} type="password" name="passphrase" autocomplete="off" required />
      </label>
      <p class="tone-bad" role="alert" data-testid="unlock-problem">
        {problem}
      </p>
      <button class="primary" type="submit" disabled={busy}>
        {busy ? t('unlock.busy') : t('unlock.open')}
      </button>
    </form>
  );
};

interface CreateProps {
  onCreate: (passphrase: string) => Promise<VaultAnswer>;
}

/** Sets the passphrase, twice, and says plainly what losing it means. */
export const CreateForm = ({ onCreate }: CreateProps) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [shown, setShown] = useState(false);
  const [strength, setStrength] = useState<ReturnType<typeof strengthHint> | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const passphrase = String(data.get('passphrase') ?? '');
    if (passphrase !== data.get('again')) return setProblem(t('create.differ'));
    setBusy(true);
    const answer = await onCreate(passphrase).catch((error): VaultAnswer => ({ ok: false, reason: reasonOf(error) }));
    setBusy(false);
    setProblem(answer.ok ? '' : refusal(answer.reason));
  };
  // One box that shows or hides its text: the attribute is switched, the types know only the hidden one.
  const type = (shown ? 'text' : 'password') as 'password';
  return (
    <form class="stack" onSubmit={submit}>
      <label>
        {t('create.passphrase')}
        <input
          type={type}
          name="passphrase"
          onInput={(event) => setStrength(event.currentTarget.value ? strengthHint(event.currentTarget.value) : null)}
          autocomplete="off"
          required
          minLength={8}
          aria-describedby="rule"
        />
      </label>
      <p id="rule" class="small muted">
        {t('create.rule')}
        {strength ? <strong> {t(`create.strength.${strength}`)}</strong> : null}
      </p>
      <label>
        {t('create.again')}
        <input type={type} name="again" autocomplete="off" required />
      </label>
      <label class="choice small">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{t('create.show')}</span>
      </label>
      <p class="note-box warn">{t('create.lost')}</p>
      <p class="tone-bad" role="alert" data-testid="create-problem">
        {problem}
      </p>
      <button class="primary" type="submit" disabled={busy}>
        {busy ? t('unlock.busy') : t('create.do')}
      </button>
    </form>
  );
};
