import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { refusal, t } from '../../utils/i18n/ui.ts';
import type { VaultAnswer } from '../../utils/messages/protocol.ts';

/** A store that cannot be opened rejects instead of answering; its reason has a sentence too. */
const reasonOf = (error: unknown): string => (error as { reason?: string } | null)?.reason ?? 'failed';

/** Runs one request of a form: busy meanwhile, and the sentence of its refusal afterwards. */
export const useAnswer = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run = async (work: () => Promise<VaultAnswer>): Promise<VaultAnswer> => {
    setBusy(true);
    const answer = await work().catch((error): VaultAnswer => ({ ok: false, reason: reasonOf(error) }));
    setBusy(false);
    if (answer.ok) setProblem('');
    else {
      const seconds = Math.ceil((answer.waitMs ?? 0) / 1000);
      const wait = seconds > 0 ? t('unlock.wait', { n: seconds }) : '';
      setProblem([refusal(answer.reason), wait].filter(Boolean).join(' '));
    }
    return answer;
  };
  return { busy, problem, setProblem, run };
};

/** A new passphrase, twice; null when the two differ. */
export const twice = (data: FormData): string | null => {
  const passphrase = String(data.get('passphrase') ?? '');
  return passphrase === data.get('again') ? passphrase : null;
};

interface NewProps {
  /** The text is shown. */
  shown?: boolean;
  onInput?: (text: string) => void;
  /** Beside the rule. */
  children?: ComponentChildren;
}

/** Two boxes for a new passphrase. */
export const NewPassphrase = ({ shown, onInput, children }: NewProps) => {
  // One box that shows or hides its text: the attribute is switched, the types know only the hidden one.
  const type = (shown ? 'text' : 'password') as 'password';
  return (
    <>
      <label>
        {t('create.passphrase')}
        <input
          type={type}
          name="passphrase"
          onInput={(event) => onInput?.(event.currentTarget.value)}
          autocomplete="off"
          required
          minLength={8}
          aria-describedby="new-rule"
        />
      </label>
      <p id="new-rule" class="small muted">
        {t('create.rule')}
        {children}
      </p>
      <label>
        {t('create.again')}
        <input type={type} name="again" autocomplete="off" required />
      </label>
    </>
  );
};

export const Problem = ({ text, testid }: { text: string; testid?: string }) => (
  <p class="tone-bad" role="alert" data-testid={testid}>
    {text}
  </p>
);
