import enBook from './locales/en/book.json' with { type: 'json' };
import enCalendar from './locales/en/calendar.json' with { type: 'json' };
import enCorrect from './locales/en/correct.json' with { type: 'json' };
import enImport from './locales/en/import.json' with { type: 'json' };
import enOffice from './locales/en/office.json' with { type: 'json' };
import enPrivacy from './locales/en/privacy.json' with { type: 'json' };
import enScanner from './locales/en/scanner.json' with { type: 'json' };
import enUnits from './locales/en/units.json' with { type: 'json' };
import viBook from './locales/vi/book.json' with { type: 'json' };
import viCalendar from './locales/vi/calendar.json' with { type: 'json' };
import viCorrect from './locales/vi/correct.json' with { type: 'json' };
import viImport from './locales/vi/import.json' with { type: 'json' };
import viOffice from './locales/vi/office.json' with { type: 'json' };
import viPrivacy from './locales/vi/privacy.json' with { type: 'json' };
import viScanner from './locales/vi/scanner.json' with { type: 'json' };
import viUnits from './locales/vi/units.json' with { type: 'json' };

/** Sentences of the desk tab alone: the side panel starts without them. */
export const deskMessages = {
  vi: { ...viBook, ...viCalendar, ...viCorrect, ...viImport, ...viOffice, ...viPrivacy, ...viScanner, ...viUnits },
  en: { ...enBook, ...enCalendar, ...enCorrect, ...enImport, ...enOffice, ...enPrivacy, ...enScanner, ...enUnits },
};
