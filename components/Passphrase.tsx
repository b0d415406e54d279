import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import type { VaultAnswer } from '../utils/messages/protocol.ts';
import { strengthHint } from '../utils/vault/passphrase.ts';
import { NewPassphrase, Problem, twice, useAnswer } from './vault/Field.tsx';

// autocomplete=off everywhere on our own pages: the browser must keep nothing typed there, in its form history or session restore.

interface OpenProps {
  onOpen: (passphrase: string) => Promise<VaultAnswer>;
}

/** Opens the vault. A wrong passphrase keeps the focus in the box and says how long to wait after several. */
export const UnlockForm = ({ onOpen }: OpenProps) => {
  const { busy, problem, run } = useAnswer();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const passphrase = box.current?.value ?? '';
    if (!passphrase || busy) return;
    const answer = await run(() => onOpen(passphrase));
    if (!answer.ok) box.current?.select();
  };
  return (
    <form class="unlock stack" onSubmit={submit}>
      <h1>{t('unlock.title')}</h1>
      <p class="muted">{t('unlock.lead')}</p>
      <label>
        {t('unlock.passphrase')}
        <input ref={box} type="password" name="passphrase" autocomplete="off" required />
      </label>
      <Problem text={problem} testid="unlock-problem" />
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
  const { busy, problem, setProblem, run } = useAnswer();
  const [shown, setShown] = useState(false);
  const [strength, setStrength] = useState<ReturnType<typeof strengthHint> | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const passphrase = twice(data);
    if (passphrase === null) return setProblem(t('create.differ'));
    await run(() => onCreate(passphrase));
  };
  return (
    <form class="stack" onSubmit={submit}>
      <NewPassphrase shown={shown} onInput={(text) => setStrength(text ? strengthHint(text) : null)}>
        {strength ? <strong> {t(`create.strength.${strength}`)}</strong> : null}
      </NewPassphrase>
      <label class="choice small">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{t('create.show')}</span>
      </label>
      <p class="note-box warn">{t('create.lost')}</p>
      <Problem text={problem} testid="create-problem" />
      <button class="primary" type="submit" disabled={busy}>
        {busy ? t('unlock.busy') : t('create.do')}
      </button>
    </form>
  );
};
