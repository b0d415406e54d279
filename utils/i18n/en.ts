import book from './locales/en/book.json' with { type: 'json' };
import deadline from './locales/en/deadline.json' with { type: 'json' };
import fill from './locales/en/fill.json' with { type: 'json' };
import intake from './locales/en/import.json' with { type: 'json' };
import page from './locales/en/page.json' with { type: 'json' };
import procedure from './locales/en/procedure.json' with { type: 'json' };
import scan from './locales/en/scan.json' with { type: 'json' };
import tray from './locales/en/tray.json' with { type: 'json' };
import ui from './locales/en/ui.json' with { type: 'json' };
import vault from './locales/en/vault.json' with { type: 'json' };

/** Every sentence of the extension's own pages, one file a link. */
export default {
  ...ui,
  ...scan,
  ...fill,
  ...procedure,
  ...deadline,
  ...vault,
  ...page,
  ...tray,
  ...book,
  ...intake,
};
