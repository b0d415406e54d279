import '../../utils/i18n/keeping.ts';
import { useState } from 'preact/hooks';
import type { GateModel } from '../../utils/counter/gate.ts';
import type { KeepingModel } from '../../utils/counter/keeping.ts';
import { backupRefusal, refusal, t } from '../../utils/i18n/ui.ts';
import { download } from '../files.ts';
import { Problem } from './Field.tsx';

/** The store does not open: why, what to do, and a backup of all that can still be read. Nothing is written here. */
export const Trouble = ({ reason, gate, keeping }: { reason: string; gate: GateModel; keeping: KeepingModel }) => {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const rescue = async (event: SubmitEvent) => {
    event.preventDefault();
    const secret = String(new FormData(event.currentTarget as HTMLFormElement).get('secret') ?? '');
    setProblem('');
    try {
      const { blob, name, dossiers, lost } = await (await keeping.room()).rescue(secret);
      download(blob, name);
      setSaid(t(lost ? 'trouble.savedSome' : 'trouble.saved', { name, n: dossiers, lost }));
    } catch (error) {
      setProblem(backupRefusal((error as { reason?: string }).reason ?? 'failed'));
    }
  };
  return (
    <section class="stack" data-testid="trouble" data-reason={reason}>
      <h1>{t('trouble.title')}</h1>
      <p class="note-box bad" role="alert">
        {refusal(reason)}
      </p>
      <p>
        <button type="button" class="primary" onClick={() => void gate.refresh()}>
          {t('trouble.again')}
        </button>
      </p>
      <form class="card stack" onSubmit={rescue}>
        <h2>{t('trouble.rescue')}</h2>
        <p class="small muted">{t('trouble.lead')}</p>
        <label>
          {t('restore.secret')}
          <input type="password" name="secret" autocomplete="off" required />
        </label>
        <Problem text={problem} />
        {said ? (
          <p role="status" class="tone-ok" data-testid="rescued">
            {said}
          </p>
        ) : null}
        <button type="submit">{t('backup.do')}</button>
      </form>
    </section>
  );
};
