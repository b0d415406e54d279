import access from './locales/en/access.json' with { type: 'json' };
import catalogue from './locales/en/catalogue.json' with { type: 'json' };
import clock from './locales/en/clock.json' with { type: 'json' };
import deadline from './locales/en/deadline.json' with { type: 'json' };
import fill from './locales/en/fill.json' with { type: 'json' };
import list from './locales/en/list.json' with { type: 'json' };
import notes from './locales/en/notes.json' with { type: 'json' };
import procedure from './locales/en/procedure.json' with { type: 'json' };
import remind from './locales/en/remind.json' with { type: 'json' };
import scan from './locales/en/scan.json' with { type: 'json' };
import teach from './locales/en/teach.json' with { type: 'json' };
import tray from './locales/en/tray.json' with { type: 'json' };
import ui from './locales/en/ui.json' with { type: 'json' };
import vault from './locales/en/vault.json' with { type: 'json' };

/** Every sentence of the extension's own pages, one file a link. */
export default {
  ...access,
  ...catalogue,
  ...clock,
  ...deadline,
  ...fill,
  ...list,
  ...notes,
  ...procedure,
  ...remind,
  ...scan,
  ...teach,
  ...tray,
  ...ui,
  ...vault,
};
