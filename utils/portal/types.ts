/** What a portal page looks like to us: structure only, never a value of a field. */

/** Opaque, unique within one frame's document. */
export type FieldId = string;

/** How a control is written and read back; one writer each in utils/fill/widgets/. */
export const WIDGETS = [
  'text', // input[type=text|tel|email|number|search-like], textarea
  'rich-text', // contenteditable: Quill, CKEditor 5, plain
  'native-date', // input[type=date]
  'native-select',
  'native-radio', // the whole group is one field
  'native-checkbox',
  'choices', // Choices.js (Form.io)
  'moj-select', // MoJ x-select: options exist only while open
  'moj-radio', // MoJ x-radio: tick boxes that act as radios; the whole group is one field
  'select2',
  'popup-list', // a list of a library that dialects.ts knows: ng-select, Angular Material, antd, the national portal, SurveyJS
  'cascader', // antd: one control that takes province and commune, column by column
  'date-picker', // a text box whose model a calendar keeps: flatpickr, Angular Material, antd
  'combobox', // any other custom list: read, not written
] as const;
export type Widget = (typeof WIDGETS)[number];

/** Where a piece of label text was found; earlier in the list = stronger witness. */
export type LabelSource =
  | 'label'
  | 'aria'
  | 'legend'
  | 'cell-left'
  | 'cell-above'
  | 'text-before'
  | 'sibling'
  | 'placeholder'
  | 'title';

export interface FieldOption {
  value: string;
  text: string;
}

export interface Field {
  id: FieldId;
  widget: Widget;
  /** Best label, cleaned of numbering, colon and required marks; '' when the form shows none. */
  label: string;
  /** Every label found, strongest first. */
  labels: { by: LabelSource; text: string }[];
  /** Headings, legends, tabs around the control, outermost first. */
  section: string[];
  name: string;
  domId: string;
  placeholder: string;
  inputType: string;
  maxLength?: number;
  required: boolean;
  /** Known options (capped at 400); absent when they exist only while the list is open. */
  options?: FieldOption[];
  /** One box of a date in three boxes; `group` joins the boxes of one date. */
  datePart?: { group: string; part: 'day' | 'month' | 'year' };
  visible: boolean;
  enabled: boolean;
  readonly: boolean;
  /** Holds something already (what, we do not say). */
  filled: boolean;
  /** The page posts itself back when this changes (ASP.NET WebForms). */
  reloads?: true;
}

/** One frame's document. */
export interface PageForm {
  /** Hash of the fields' names, labels and widgets: a known form whose fingerprint changed has been redesigned. */
  fingerprint: string;
  title: string;
  fields: Field[];
}

/** What the frame shows besides fields: codes as printed, at most a few. */
export interface PageCodes {
  /** Mã hồ sơ seen in the page's text, in document order, without doubles. */
  dossiers: string[];
  /** Mã thủ tục (1.000894 ...) seen in the address or the text. */
  procedures: string[];
}

export interface PagePaper {
  /** As printed, at most 400 characters. */
  name: string;
  /** Pieces; absent where the page does not say. */
  originals?: number;
  copies?: number;
}

/** Why a table of papers was not read. Sentence: `portal.refused.<word>`. */
export const PAPERS_REFUSALS = ['empty', 'nested', 'other-language', 'too-many'] as const;
export type PapersRefusal = (typeof PAPERS_REFUSALS)[number];

/** What the page prints about a procedure. Several tables are several cases. */
export interface ProcedurePage {
  title: string;
  /** Texts as printed; '' where the page does not say. */
  limit: string;
  fee: string;
  tables: { title: string; papers: PagePaper[] }[];
  refused: PapersRefusal[];
  /** Names that were too long and were cut. */
  cut: number;
}

export interface PageShape {
  /** location.origin of the frame; 'null' for a sandboxed frame, which is never filled. */
  origin: string;
  /** location.pathname only: a query may hold personal data. */
  path: string;
  isTop: boolean;
  form: PageForm;
  /** The field with the caret. */
  focus?: FieldId;
  /** The portal's own list of papers, where the page shows one. */
  papers?: ProcedurePage;
  codes: PageCodes;
}

/** Why there is no field that we fill where the officer points. Sentence: `one.refused.<word>`. */
export const SPOT_REFUSALS = [
  'no-field', // neither a click nor the caret in any field
  'password',
  'unknown-field', // editable, but none of the kinds that we read
  'covered',
  'foreign-frame',
  'no-page', // no script of ours there: switched off, sandboxed, or gone
] as const;
export type SpotRefusal = (typeof SPOT_REFUSALS)[number];
/** The one field that the officer means. */
export type Spot =
  /** `typed`: a snippet's name right before the caret, with its slash. */
  { field: FieldId; typed?: string } | { refused: SpotRefusal };

/** Kênh tiếp nhận, as a list names it. */
export type RowChannel = 'counter' | 'online' | 'post';

/** One dossier as an officer's list shows it. Numbers of papers, telephones, addresses of people in the row are never taken. */
export interface DossierRow {
  code: string;
  /** Short form: "1.000894". */
  procedureCode?: string;
  procedureName?: string;
  /** Name only. */
  applicant?: string;
  /** yyyy-MM-dd, with THH:mm:00+07:00 where the list shows the hour. */
  receivedAt?: string;
  appointmentAt?: string;
  /** Appointment before a supplement moved it. */
  formerAppointmentAt?: string;
  step?: string;
  status?: string;
  channel?: RowChannel;
  /** The list says 'Đã quá hạn bổ sung'. */
  supplementLate?: true;
  /** From the dossier's own page: what was done, in its order, without who did it. */
  steps?: PortalStep[];
  /** From the dossier's own page. */
  papers?: PortalPaper[];
  /** Dates that stand there and are none, or are written in another way: not guessed. */
  unread?: ('received' | 'appointment')[];
}
/** More steps than a process has. */
export const MAX_STEPS = 30;
export interface PortalStep {
  name: string;
  /** As the other dates of a row. */
  at?: string;
}

/** What a portal says of a paper of a dossier: it is there, it is not, or something that we do not know. */
export const PAPER_WORDS = ['in', 'lacking', 'other'] as const;
export type PaperWord = (typeof PAPER_WORDS)[number];
/** More lines than a list of papers has. */
export const MAX_PAPERS = 200;
/** A paper as the dossier's own page lists it; nothing of its file but that there is one. */
export interface PortalPaper extends PagePaper {
  attached?: true;
  says?: PaperWord;
}
/** What the deadline needs of a row: no names. */
export type RowDates = Omit<DossierRow, 'applicant' | 'steps' | 'papers'>;
