import { readFileSync } from 'node:fs';
import { newDossier } from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { summary } from '../../../utils/dossier/summary.ts';
import type { DossierEvent, DossierSummary } from '../../../utils/dossier/types.ts';
import { parseStatuses } from '../../../utils/lists/statuses.ts';
import { uuid } from '../db/desk.ts';
import { calendar } from '../deadline/cases.ts';
import { shipped } from '../procedure/shipped.ts';

export { calendar, shipped, uuid };
export const states = parseStatuses(
  JSON.parse(readFileSync(new URL('../../../public/data/portals/statuses.json', import.meta.url), 'utf8')),
);
/** Monday; Tuesday 24/11 is a day off. */
export const NOW = '2026-11-23T09:10:00+07:00';
export const CODE = 'H29.15-261119-0001';
export const HOST = 'motcua.hatinh.gov.vn';

export const kept = (events: DossierEvent[]): DossierSummary => summary(fold(events));
export const opened = (procedureCode: string, dossierId = 'd-1'): DossierEvent[] =>
  newDossier({ dossierId, procedureCode, host: HOST, code: CODE }, '2026-11-19T09:00:00+07:00', uuid);
