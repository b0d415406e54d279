import book from './locales/vi/book.json' with { type: 'json' };
import deadline from './locales/vi/deadline.json' with { type: 'json' };
import fill from './locales/vi/fill.json' with { type: 'json' };
import intake from './locales/vi/import.json' with { type: 'json' };
import page from './locales/vi/page.json' with { type: 'json' };
import procedure from './locales/vi/procedure.json' with { type: 'json' };
import scan from './locales/vi/scan.json' with { type: 'json' };
import tray from './locales/vi/tray.json' with { type: 'json' };
import ui from './locales/vi/ui.json' with { type: 'json' };
import vault from './locales/vi/vault.json' with { type: 'json' };

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
