import '../../utils/i18n/keeping.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';

const DAY = 86_400_000;

/** A backup is due, the folder must be allowed again, or the disk is nearly full. One line, only while it is true. */
export const BackupBanner = ({ model, now }: { model: DeskModel; now: () => number }) => {
  const status = model.keeping.status.value;
  if (!status) return null;
  const full = status.free !== undefined && status.free < 0.1;
  if (!status.due && status.folder !== 'ask-again' && !full) return null;
  const days = status.lastAt === undefined ? undefined : Math.floor((now() - status.lastAt) / DAY);
  const words = full
    ? t('backup.diskFull')
    : status.folder === 'ask-again'
      ? t('backup.folder.ask-again')
      : days === undefined
        ? t('backup.remindNever')
        : t('backup.remind', { n: days });
  return (
    <p class="note-box warn row no-print" data-testid="backup-due">
      <span class="grow">{words}</span>
      <a href="#/cai-dat/sao-luu">{t('backup.go')}</a>
    </p>
  );
};
