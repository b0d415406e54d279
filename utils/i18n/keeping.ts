import en from './locales/en/backup.json' with { type: 'json' };
import vi from './locales/vi/backup.json' with { type: 'json' };
import { addMessages } from './ui.ts';

/** Sentences of backups and attachments: they come with their views, so that the panel starts without them. */
addMessages({ vi, en });
