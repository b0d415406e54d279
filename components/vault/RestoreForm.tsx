import { backupRefusal, t } from '../../utils/i18n/ui.ts';
import type { VaultAnswer } from '../../utils/messages/protocol.ts';
import { FileField } from '../FileField.tsx';
import { Problem, useAnswer } from './Field.tsx';

/** A backup file and what opens it → a book of its own. Refused files change nothing. */
export const RestoreForm = ({ onRestore }: { onRestore: (file: File, secret: string) => Promise<VaultAnswer> }) => {
  const { busy, problem, setProblem, run } = useAnswer();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const file = data.get('file') as File;
    const answer = await run(() => onRestore(file, String(data.get('secret') ?? '')));
    if (!answer.ok) setProblem(backupRefusal(answer.reason));
  };
  return (
    <form class="stack" onSubmit={submit} data-testid="restore-form">
      <FileField label={t('restore.file')} name="file" accept=".tlmc" required />
      <label>
        {t('restore.secret')}
        <input type="password" name="secret" autocomplete="off" required />
      </label>
      <p class="small muted">{t('restore.lead')}</p>
      <Problem text={problem} testid="restore-problem" />
      <button type="submit" disabled={busy}>
        {busy ? t('restore.busy') : t('restore.do')}
      </button>
    </form>
  );
};
