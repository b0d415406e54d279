/** From rows that a list shows to what is kept of them: new dossiers, and an event only where something changed. */
import type { Calendar } from '../calendar/types.ts';
import { codeKey } from '../dossier/codes.ts';
import { captured, limitChosen, newDossier, opened, papersListed, type Stamp } from '../dossier/events.ts';
import type { DossierEvent, DossierSummary, PortalRow } from '../dossier/types.ts';
import type { DossierRow, PortalPaper } from '../portal/types.ts';
import { onDay } from '../procedure/corrections.ts';
import type { Procedure } from '../procedure/types.ts';
import { clockOf, procedureOf } from './clock.ts';
import type { States } from './statuses.ts';

export interface CaptureWorld {
  procedures: readonly Procedure[];
  calendar: Calendar;
  states: States;
  /** ISO +07:00: when the rows were seen. */
  seenAt: string;
  newId: () => string;
}

export interface Kept {
  dossierId: string;
  events: DossierEvent[];
}

/** What is stored of a row as such: also what the first preview shows. Its papers are an event of their own. */
export const keptOf = (
  { procedureCode: _, unread: __, papers: ___, ...row }: DossierRow,
  states: States,
): PortalRow => {
  const state = states(row.status);
  return { ...row, ...(state ? { state } : {}) };
};

/** What the row adds to what was seen before; a list that shows less takes nothing away. */
const merged = (before: PortalRow | undefined, now: PortalRow): PortalRow => {
  const row = { ...before, ...now };
  if (now.status !== undefined && now.state === undefined) delete row.state; // a word that nobody knows
  if (now.state !== undefined && now.state !== 'supplement' && !now.supplementLate) delete row.supplementLate;
  // Lists cut long names: the longer one stays.
  const [old = '', name = ''] = [before?.procedureName, now.procedureName];
  if (old.length > name.length) row.procedureName = old;
  return row;
};

const KEYS = [
  'code',
  'procedureName',
  'applicant',
  'receivedAt',
  'appointmentAt',
  'formerAppointmentAt',
  'step',
  'status',
  'state',
  'channel',
  'supplementLate',
  'steps',
] as const satisfies readonly (keyof PortalRow)[];
const picked = (row: PortalRow): PortalRow =>
  Object.fromEntries(KEYS.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]]))) as unknown as PortalRow;
const samePapers = (a: readonly PortalPaper[], b: readonly PortalPaper[]): boolean => {
  const said = (papers: readonly PortalPaper[]) =>
    JSON.stringify(
      papers.map(({ name, originals, copies, attached, says }) => [name, originals, copies, attached, says]),
    );
  return said(a) === said(b);
};
const same = (a: PortalRow, b: PortalRow): boolean => JSON.stringify(picked(a)) === JSON.stringify(picked(b));

/**
 * What to append for one row. A dossier of that code that is there already gets an event only when the row shows something new; a new one is opened with
 * its procedure where the row names one that we know, and with the case whose date the portal promises. A dossier of two codes is shown by two
 * rows: the one of its own code counts.
 * @param listed the papers that were kept of this dossier before
 * @returns undefined when nothing changed
 */
export const capture = (
  row: DossierRow,
  host: string,
  known: DossierSummary | undefined,
  world: CaptureWorld,
  listed: readonly PortalPaper[] = [],
): Kept | undefined => {
  const { states, procedures, calendar, seenAt, newId } = world;
  const before = known?.portal && codeKey(known.portal.code) !== codeKey(row.code) ? undefined : known?.portal;
  if (known?.portal && !before && codeKey(known.code ?? '') !== codeKey(row.code)) return undefined;
  const portal = picked(merged(before, keptOf(row, states)));
  const procedure = procedureOf(procedures, row);
  const dossierId = known?.id ?? newId();
  const stamp = (): Stamp => ({ id: newId(), dossierId, at: seenAt });
  const papers = row.papers && !samePapers(listed, row.papers) ? [papersListed(stamp(), host, row.papers)] : [];
  if (known) {
    const events = [
      ...(known.procedureCode === '' && procedure ? [opened(stamp(), procedure.code, known.host)] : []),
      ...(before && same(before, portal) ? [] : [captured(stamp(), host, portal)]),
      ...papers,
    ];
    return events.length ? { dossierId, events } : undefined;
  }
  const procedureCode = procedure?.code ?? row.procedureCode ?? '';
  const events = [
    ...newDossier({ dossierId, procedureCode, host }, seenAt, newId),
    captured(stamp(), host, portal),
    ...papers,
  ];
  const counted = row.formerAppointmentAt ? undefined : clockOf(row, procedure, calendar, seenAt);
  const [ordinary] = procedure ? onDay(procedure, row.receivedAt ?? seenAt).limits : [];
  if (counted && counted.limit.id !== ordinary?.id) events.push(limitChosen(stamp(), counted.limit.id));
  return { dossierId, events };
};
