import en from './locales/en/checklist.json' with { type: 'json' };
import enOwn from './locales/en/own.json' with { type: 'json' };
import vi from './locales/vi/checklist.json' with { type: 'json' };
import viOwn from './locales/vi/own.json' with { type: 'json' };
import { addMessages } from './ui.ts';

/** Sentences of the papers' views and of the office's settings: they come with those views, so that the panel starts without them. */
addMessages({ vi: { ...vi, ...viOwn }, en: { ...en, ...enOwn } });
