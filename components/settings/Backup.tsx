import '../../utils/i18n/keeping.ts';
import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { BackupStatus, Room } from '../../utils/counter/room.ts';
import type { MergePlan, Rows } from '../../utils/db/store.ts';
import { backupRefusal, t } from '../../utils/i18n/ui.ts';
import { isoVN } from '../../utils/platform/clock.ts';
import { FileField } from '../FileField.tsx';
import { canPickFolder, download, pickFolder } from '../files.ts';
import { showMoment } from '../format.ts';
import { DaysBox } from './DaysBox.tsx';

interface Said {
  tone: 'ok' | 'bad';
  text: string;
}

const reasonOf = (error: unknown): string => (error as { reason?: string } | null)?.reason ?? 'failed';

const Folder = ({
  status,
  act,
}: {
  status: BackupStatus;
  act: (work: (room: Room) => Promise<unknown>, done?: string) => void;
}) => {
  if (!canPickFolder()) return <p class="small muted">{t('backup.noFolders')}</p>;
  return (
    <>
      <p data-testid="folder-state" data-state={status.folder}>
        {t(`backup.folder.${status.folder}`)}
      </p>
      <p class="row">
        {status.folder === 'ask-again' ? (
          <button
            type="button"
            class="primary"
            onClick={() => act((room) => room.askFolder().then(() => room.autoBackup()))}
          >
            {t('backup.allowAgain')}
          </button>
        ) : null}
        {status.folder === 'ready' ? (
          <button type="button" onClick={() => act((room) => room.backupToFolder(), t('backup.done'))}>
            {t('backup.intoFolder')}
          </button>
        ) : null}
        <button
          type="button"
          onClick={() =>
            act(async (room) => {
              const folder = await pickFolder();
              if (!folder) return;
              await room.setFolder(folder);
              await room.backupToFolder();
            })
          }
        >
          {t(status.folder === 'none' ? 'backup.chooseFolder' : 'backup.otherFolder')}
        </button>
        {status.folder === 'none' ? null : (
          <button type="button" onClick={() => act((room) => room.setFolder(undefined))}>
            {t('backup.stopFolder')}
          </button>
        )}
      </p>
    </>
  );
};

interface Found {
  rows: Rows;
  plan: MergePlan;
  madeAt: string;
}

/** What merging would do, before it is done. */
const DryRun = ({
  found,
  onMerge,
  onLeave,
}: {
  found: Found;
  onMerge: (deletedToo: boolean) => void;
  onLeave: () => void;
}) => {
  const [deletedToo, setDeletedToo] = useState(false);
  const { fresh, changed, both, same, deleted } = found.plan;
  const nothing = fresh + changed === 0 && !(deletedToo && deleted > 0);
  return (
    <div class="note-box stack" data-testid="dry-run">
      <p>{t('restore.made', { at: showMoment(found.madeAt) })}</p>
      <ul>
        <li>{t('restore.fresh', { n: fresh })}</li>
        <li>{t('restore.changed', { n: changed })}</li>
        {both ? <li class="tone-warn">{t('restore.both', { n: both })}</li> : null}
        <li class="muted">{t('restore.same', { n: same })}</li>
        {deleted ? <li>{t('restore.deleted', { n: deleted })}</li> : null}
      </ul>
      {deleted ? (
        <label class="choice small">
          <input
            type="checkbox"
            checked={deletedToo}
            onChange={(event) => setDeletedToo(event.currentTarget.checked)}
          />
          <span>{t('restore.deletedToo')}</span>
        </label>
      ) : null}
      <p class="row">
        <button
          type="button"
          class="primary"
          disabled={nothing}
          data-testid="merge"
          onClick={() => onMerge(deletedToo)}
        >
          {t('restore.merge')}
        </button>
        <button type="button" onClick={onLeave}>
          {t('restore.leave')}
        </button>
      </p>
    </div>
  );
};

/** 'Sao lưu': one click, the reminder, the folder, and the way back with its dry run. */
export const Backup = ({ model }: { model: DeskModel }) => {
  const { keeping } = model;
  const status = keeping.status.value;
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const act = (work: (room: Room) => Promise<unknown>, done = '') => {
    setBusy(true);
    setSaid(null);
    keeping
      .room()
      .then(work)
      .then(() => done && setSaid({ tone: 'ok', text: done }))
      .catch((error) => setSaid({ tone: 'bad', text: backupRefusal(reasonOf(error)) }))
      .then(() => keeping.look())
      .catch(() => {})
      .finally(() => setBusy(false));
  };
  useEffect(
    () => void keeping.look().catch((error) => setSaid({ tone: 'bad', text: backupRefusal(reasonOf(error)) })),
    [],
  );
  const backup = () =>
    act(async (room) => {
      const { blob, name, dossiers } = await room.backup();
      download(blob, name);
      setSaid({ tone: 'ok', text: t('backup.saved', { name, n: dossiers }) });
    });
  return (
    <section class="stack narrow" aria-busy={busy}>
      <h1>{t('settings.backup')}</h1>
      <p>{t('backup.lead')}</p>
      {status ? (
        <p data-testid="backup-last" class={status.due ? 'tone-warn' : 'muted'}>
          {status.lastAt ? t('backup.last', { at: showMoment(isoVN(status.lastAt)) }) : t('backup.never')}
        </p>
      ) : null}
      <p>
        <button type="button" class="primary" data-testid="backup" disabled={busy} onClick={backup}>
          {t('backup.do')}
        </button>
      </p>
      {said ? (
        <p role="status" class={`tone-${said.tone}`} data-testid="backup-said">
          {said.text}
        </p>
      ) : null}
      {status?.free !== undefined && status.free < 0.1 ? <p class="note-box warn">{t('backup.diskFull')}</p> : null}
      <p class="note-box warn small">{t('backup.old')}</p>
      {status ? (
        <>
          <DaysBox
            label={t('backup.remindDays')}
            max={90}
            value={status.plan.remindDays}
            onChange={(remindDays) => act((room) => room.setPlan({ ...status.plan, remindDays }))}
          />
          <h2>{t('backup.auto')}</h2>
          <Folder status={status} act={act} />
        </>
      ) : null}
      <h2>{t('restore.title')}</h2>
      <p class="small muted">{t('restore.mergeLead')}</p>
      <FileField
        label={t('restore.file')}
        accept=".tlmc"
        testId="merge-file"
        onFiles={([file]) => {
          setFound(null);
          if (file) act(async (room) => setFound(await room.dryRun(file)));
        }}
      />
      {found ? (
        <DryRun
          found={found}
          onLeave={() => setFound(null)}
          onMerge={(deletedToo) =>
            act(async (room) => {
              await room.merge(found.rows, deletedToo);
              setFound(null);
              await model.heard(undefined);
            }, t('restore.done'))
          }
        />
      ) : null}
    </section>
  );
};
