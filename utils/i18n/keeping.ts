import enBackup from './locales/en/backup.json' with { type: 'json' };
import enStop from './locales/en/stop.json' with { type: 'json' };
import viBackup from './locales/vi/backup.json' with { type: 'json' };
import viStop from './locales/vi/stop.json' with { type: 'json' };
import { addMessages } from './ui.ts';

/** Sentences of backups, attachments and a store that takes no changes: they come with their views, so that the panel starts without them. */
addMessages({ vi: { ...viBackup, ...viStop }, en: { ...enBackup, ...enStop } });
