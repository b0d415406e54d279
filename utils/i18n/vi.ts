import access from './locales/vi/access.json' with { type: 'json' };
import catalogue from './locales/vi/catalogue.json' with { type: 'json' };
import clock from './locales/vi/clock.json' with { type: 'json' };
import deadline from './locales/vi/deadline.json' with { type: 'json' };
import fill from './locales/vi/fill.json' with { type: 'json' };
import list from './locales/vi/list.json' with { type: 'json' };
import notes from './locales/vi/notes.json' with { type: 'json' };
import procedure from './locales/vi/procedure.json' with { type: 'json' };
import remind from './locales/vi/remind.json' with { type: 'json' };
import scan from './locales/vi/scan.json' with { type: 'json' };
import teach from './locales/vi/teach.json' with { type: 'json' };
import tray from './locales/vi/tray.json' with { type: 'json' };
import ui from './locales/vi/ui.json' with { type: 'json' };
import vault from './locales/vi/vault.json' with { type: 'json' };

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
