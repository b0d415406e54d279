import en from './locales/en/one.json' with { type: 'json' };
import vi from './locales/vi/one.json' with { type: 'json' };
import { addMessages } from './ui.ts';

/** Sentences of the one-field chooser: they come with it, so that the panel starts without them. */
addMessages({ vi, en });
