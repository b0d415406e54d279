/**
 * The chain: one line a link, what goes in → what comes out. Types only; each link's README says the rest. `utils/portal` reads a page,
 * `utils/counter` and the entrypoints join the links.
 */
import type { Calendar } from './calendar/types.ts';
import type { Beside } from './checklist/checklist.ts';
import type { Sheet, SheetInput, SheetKind } from './checklist/sheets.ts';
import type { Checklist, PaperState } from './checklist/types.ts';
import type { Reading } from './citizen/types.ts';
import type { ArithmeticLine, Deadline, DeadlineInput } from './deadline/types.ts';
import type { Channel, Dossier, DossierEvent } from './dossier/types.ts';
import type { FillPlan, FillReceipt, PlanInput } from './fill/types.ts';
import type { Match } from './match/types.ts';
import type { Vocabulary } from './match/vocabulary.ts';
import type { Resolution } from './places/types.ts';
import type { FoundRow } from './portal/list.ts';
import type { PageForm, PageShape, ProcedurePage } from './portal/types.ts';
import type { Difference } from './procedure/page.ts';
import type { Procedure } from './procedure/types.ts';
import type { Reminder } from './remind/types.ts';
import type { Shape } from './scan/shape.ts';

export interface Chain {
  scan: (text: string) => Shape;
  citizen: (text: string, today: string) => Reading;
  places: (address: string) => Resolution;
  portal: (page: Document) => PageShape;
  list: (page: Document) => FoundRow[];
  match: (form: PageForm, words: Vocabulary) => Match[];
  plan: (input: PlanInput) => FillPlan;
  commit: (plan: FillPlan) => Promise<FillReceipt>;
  procedure: (code: string) => Promise<Procedure | undefined>;
  compare: (procedure: Procedure, page: ProcedurePage) => Difference[];
  checklist: (procedure: Procedure, states: Record<string, PaperState>, channel: Channel, beside: Beside) => Checklist;
  sheet: (kind: SheetKind, input: SheetInput) => Sheet;
  dossier: (events: readonly DossierEvent[]) => Dossier;
  deadline: (input: DeadlineInput, calendar: Calendar) => Deadline;
  explain: (input: DeadlineInput, deadline: Deadline, calendar: Calendar) => ArithmeticLine[];
  remind: (deadline: Deadline, dossierId: string, calendar: Calendar) => Reminder[];
}
