import type { PaperState } from '../checklist/types.ts';
import type { Citizen } from '../citizen/types.ts';
import type { Held, LogKind } from '../db/store.ts';
import type { Dossier, DossierEvent, DossierLabel, DossierSummary } from '../dossier/types.ts';
import type { Parked } from '../fill/reload.ts';
import type { FillReceipt, Outcome, Step } from '../fill/types.ts';
import type { Chip } from '../lists/chips.ts';
import type { Sites } from '../lists/sites.ts';
import type { DossierRow, FieldId, PageShape, RowDates, Spot } from '../portal/types.ts';
import type { Policy } from '../privacy/policy.ts';
import type { AccessLog, PrivacyPreview, Receipt } from '../privacy/service.ts';
import type { Snooze } from '../remind/deliver.ts';
import type { Standing } from '../remind/sweep.ts';
import type { Hello } from '../vault/hello.ts';
import type { Shelf } from '../vault/shelf.ts';

/** State of the vault. `waitMs`: how long until the next try after wrong passphrases. */
export type VaultState =
  | { state: 'none' }
  /** Within the working day: `pinTries`: a PIN opens it too, with so many tries; `hello`: so does this PC's authenticator. */
  | { state: 'locked'; waitMs: number; pinTries?: number; hello?: Hello }
  | { state: 'open' };
/** `recoveryKey`: shown and printed once, kept nowhere. */
export type VaultAnswer = { ok: true; recoveryKey?: string } | { ok: false; reason: string; waitMs?: number };

/** One frame of a tab, as its content script last described it. */
export interface FrameReport {
  frameId: number;
  documentId: string;
  /** May it be filled: its origin is the top page's, or the pair is named in the portal data. */
  allowed: boolean;
  shape: PageShape;
}

/** What the page's side needs of a field to write it: the plan's step and what the target must still look like. */
export type PageStep = Extract<Step, { write: unknown }> & { signature: string };
export interface FramePlan {
  frameId: number;
  documentId: string;
  steps: PageStep[];
  /** It is taken back alone, without the fill before it. */
  alone?: boolean | undefined;
}
export type FrameReceipt = { frameId: number; outcomes: { field: FieldId; outcome: Outcome }[]; ms: number };
export type PlanAnswer =
  | { kind: 'plan'; steps: PageStep[]; alone?: boolean }
  | { kind: 'refused'; reason: 'unknown' | 'used' | 'expired' | 'other-document' };

/** States of papers for the portal's own rows, by the key of their name; nothing of a person. */
export interface PaperMarks {
  states: Record<string, PaperState>;
  done: number;
  total: number;
}

/** The book at a glance; `damaged` are rows that could not be opened, by their own ids. */
export interface DossierList {
  dossiers: DossierSummary[];
  damaged: string[];
}
/** New events of one dossier. */
export interface DossierChange {
  dossierId: string;
  events: DossierEvent[];
}
/** For the popup and the badge: no names, no codes. */
export interface DueToday {
  today: number;
  overdue: number;
  /** What fired and was not dealt with, the most pressing first; `dueAt` is what the standing speaks of. */
  rows: { dossierId: string; dueAt: string; standing: Standing }[];
  /** The browser or the system shows no notifications of ours. */
  blocked: boolean;
  /** Minutes by which the machine's clock is behind what it once showed; 0 = it is not. */
  clockBehind: number;
}

/** `capture`: whole rows are kept, are wanted for the question whether they may be kept, or are not wanted at all. */
export interface ListAnswer {
  chips: Chip[];
  capture: 'keep' | 'ask' | 'no';
}

/** Requests to the background: name → [request, answer]. */
export interface Protocol {
  'vault/state': [null, VaultState];
  'vault/create': [{ passphrase: string }, VaultAnswer];
  'vault/open': [{ passphrase: string }, VaultAnswer];
  'vault/lock': [null, null];
  'vault/pin': [{ pin: string; passphrase: string }, VaultAnswer];
  'vault/open-pin': [{ pin: string }, VaultAnswer];
  /** Ties this PC's authenticator to the vault; null takes it away. */
  'vault/hello': [{ passphrase: string; hello: (Hello & { secret: string }) | null }, VaultAnswer];
  'vault/open-hello': [{ secret: string }, VaultAnswer];
  'vault/recover': [{ recoveryKey: string; passphrase: string }, VaultAnswer];
  'vault/change': [{ passphrase: string; next: string }, VaultAnswer];
  'vault/sheet': [{ passphrase: string }, VaultAnswer];
  /** The books on this PC; choosing one locks the one before. */
  'book/list': [null, Shelf];
  'book/choose': [{ db: string }, null];
  /** A new empty book, or one that a restore has just filled (`db`). */
  'book/add': [{ name: string; db: string | null }, null];
  /** own pages → background: something was printed, exported, attached. */
  'log/note': [{ what: LogKind; dossierId: string | null; n?: number; ids?: string[]; held?: Held[] }, null];
  'log/read': [null, AccessLog];
  /** What the retention will destroy in the next thirty days. */
  'privacy/preview': [null, PrivacyPreview];
  'privacy/policy': [Policy, Policy];
  'privacy/run': [null, { people: number; attachments: number }];
  /** The dossiers that hold this ID number, by their own ids. */
  'privacy/find': [{ number: string }, string[]];
  'privacy/erase': [{ number: string }, Receipt];
  /** portal → background: is the product on here? A page may only ask about itself. */
  'page/hello': [null, { on: boolean }];
  /** portal → background: what this page looks like. Carries no values. */
  'page/seen': [PageShape, null];
  /** portal → background: a scanner typed this card into a field of the page, and the officer wants it in the panel. */
  'scan/found': [{ text: string }, null];
  /** panel → background: the officer will click a field in the page. */
  'page/point': [{ tabId: number }, { frameId: number; field: FieldId } | null];
  /** panel → background: the largest form of this tab as markup without any value, for the labelled set. */
  'page/sample': [{ tabId: number }, string | null];
  /** panel → background: the field whose menu the officer opened in this frame; null: the one with the caret, in whichever frame. */
  'page/spot': [{ tabId: number; frameId: number | null }, { frameId: number; spot: Spot }];
  /** panel → background: the frames of this tab. `fresh` asks each frame to look again first. */
  'page/current': [{ tabId: number; fresh: boolean }, FrameReport[]];
  /** panel → background: what to show beside the rows of the portal's list of papers. */
  'page/marks': [PaperMarks & { tabId: number; frameId: number; documentId: string }, null];
  /** panel → background: the officer approved these writes. */
  'plan/commit': [{ tabId: number; frames: FramePlan[] }, FrameReceipt[]];
  /** portal → background: hand me the approved plan, once. */
  'plan/take': [{ planId: string }, PlanAnswer];
  /** portal → background: the page may reload itself now; the next document of this frame goes on with this. null: it did not. */
  'plan/park': [{ path: string; parked: Parked | null }, null];
  /** portal → background: a script starts here; did the one before it leave something? Given once. */
  'plan/resume': [{ path: string }, Parked | null];
  /** portal → background: what went through a reload is done. */
  'plan/finished': [FillReceipt, null];
  /** panel → background: put back what stood there before; `restored` counts fields. `frameId`: of that frame's last plan only. */
  'plan/undo': [{ tabId: number; frameId?: number | undefined }, { restored: number; failed: number }];
  'plan/cancel': [{ tabId: number }, null];
  /** portal → background: the officer pressed 'Hoàn tác' in the page. */
  'plan/undone': [null, null];
  /** panel → background: the only way to change a dossier. Same event id twice changes nothing. */
  'dossier/append': [{ dossierId: string; events: DossierEvent[] }, Dossier];
  'dossier/read': [{ dossierId: string }, Dossier | null];
  'dossier/find': [{ code: string }, DossierSummary[]];
  'dossier/labels': [{ dossierIds: string[] }, DossierLabel[]];
  'dossier/list': [null, DossierList];
  'dossier/delete': [{ dossierId: string }, null];
  /** All events of one dossier, in their order. */
  'dossier/history': [{ dossierId: string }, DossierEvent[]];
  /** desk → background: changes of many dossiers, all or none of them. Repeating it changes nothing. */
  'dossier/import': [{ dossiers: DossierChange[] }, { added: number }];
  /** `other` turned out to be `dossierId`, and back. */
  'dossier/merge': [{ dossierId: string; other: string }, Dossier];
  'dossier/unmerge': [{ dossierId: string; other: string }, Dossier];
  /** desk → background: the open vault's key (base64), to read the list without sending all of it through messages. */
  'book/open': [null, { key: string }];
  /** desk → background: many dossiers lie singly; put the list together again. */
  'book/pack': [null, null];
  /** panel → background: who has this number, as an earlier dossier knows them. */
  'people/earlier': [{ personalId: string }, Citizen | null];
  /** portal → background: chips for the rows that this list shows. Rows here carry no names. */
  'list/chips': [{ rows: RowDates[] }, ListAnswer];
  /** portal → background: rows new or changed, to be kept where the officer allowed it, else to be asked about. */
  'list/capture': [{ rows: DossierRow[] }, null];
  /** portal → background: the officer pressed this row's chip. */
  'list/open': [RowDates, null];
  /** portal → background: this was typed into a text area, then a space; is it one of the office's sentences? */
  'snippet/known': [{ name: string }, boolean];
  /** portal → background: show that sentence for that box. False where the browser opens no panel for a click in a page: it waits for one. */
  'snippet/show': [{ name: string }, boolean];
  /** panel → background: rows of this portal that wait for the officer's decision. */
  'list/pending': [{ host: string }, DossierRow[]];
  /** panel, settings → background: keep this portal's lists, or not; null: ask again. Answers how many dossiers were added or changed. */
  'list/decide': [{ host: string; keep: boolean | null }, number];
  'list/sites': [null, Sites];
  'due/today': [null, DueToday];
  'due/snooze': [{ dossierId: string; until: Snooze }, null];
  /** 'Đã xử lý': it leaves badge and lists until something new fires. */
  'due/handled': [{ dossierId: string }, null];
  /** The officer says that the machine's clock is right now. */
  'due/clock-right': [null, null];
  /** Moments (ISO +07:00) of one dossier's reminders that are still to come. */
  'due/reminders': [{ dossierId: string }, string[]];
}
export type MessageName = keyof Protocol;

/** Requests from the background to a frame's content script. */
export interface PageProtocol {
  'page/look': [null, PageShape];
  /** Waits for a click on a field. `null`: nothing was meant. */
  'page/point': [null, FieldId | null];
  'page/point-end': [null, null];
  /** `at`: when the caret came there, to compare with other frames. */
  'page/spot': [{ by: 'menu' | 'caret' }, { spot: Spot; at: number }];
  'page/sample': [null, string];
  'page/marks': [PaperMarks, null];
  'plan/ready': [{ planId: string }, FillReceipt];
  'plan/undo': [{ last: boolean }, { restored: number; failed: number }];
  'plan/cancel': [null, null];
  /** What the chips say may have changed. */
  'list/again': [null, null];
}

/**
 * Broadcast from the background to the extension's own pages: look again. Carries no data, at most which dossiers, by their own ids.
 * flush: a lock is near, save what is typed; note: the officer asked for a quick note; field: for one field to be filled.
 */
export type Broadcast = 'vault' | 'page' | 'scan' | 'undo' | 'dossier' | 'list' | 'row' | 'flush' | 'note' | 'field';

/** Who may send what. A new message without a permitted sender does not compile. */
export const allowedFrom = {
  'vault/state': 'own-page',
  'vault/create': 'own-page',
  'vault/open': 'own-page',
  'vault/lock': 'own-page',
  'vault/pin': 'own-page',
  'vault/open-pin': 'own-page',
  'vault/hello': 'own-page',
  'vault/open-hello': 'own-page',
  'vault/recover': 'own-page',
  'vault/change': 'own-page',
  'vault/sheet': 'own-page',
  'book/list': 'own-page',
  'book/choose': 'own-page',
  'book/add': 'own-page',
  'log/note': 'own-page',
  'log/read': 'own-page',
  'privacy/preview': 'own-page',
  'privacy/policy': 'own-page',
  'privacy/run': 'own-page',
  'privacy/find': 'own-page',
  'privacy/erase': 'own-page',
  'page/hello': 'portal',
  'page/seen': 'portal',
  'scan/found': 'portal',
  'page/point': 'own-page',
  'page/spot': 'own-page',
  'page/sample': 'own-page',
  'page/current': 'own-page',
  'page/marks': 'own-page',
  'plan/commit': 'own-page',
  'plan/take': 'portal',
  'plan/park': 'portal',
  'plan/resume': 'portal',
  'plan/finished': 'portal',
  'plan/undo': 'own-page',
  'plan/cancel': 'own-page',
  'plan/undone': 'portal',
  'dossier/append': 'own-page',
  'dossier/read': 'own-page',
  'dossier/find': 'own-page',
  'dossier/labels': 'own-page',
  'dossier/list': 'own-page',
  'dossier/delete': 'own-page',
  'dossier/history': 'own-page',
  'dossier/import': 'own-page',
  'dossier/merge': 'own-page',
  'dossier/unmerge': 'own-page',
  'book/open': 'own-page',
  'book/pack': 'own-page',
  'people/earlier': 'own-page',
  'list/chips': 'portal',
  'list/capture': 'portal',
  'list/open': 'portal',
  'snippet/known': 'portal',
  'snippet/show': 'portal',
  'list/pending': 'own-page',
  'list/decide': 'own-page',
  'list/sites': 'own-page',
  'due/today': 'own-page',
  'due/reminders': 'own-page',
  'due/snooze': 'own-page',
  'due/handled': 'own-page',
  'due/clock-right': 'own-page',
} as const satisfies Record<MessageName, 'portal' | 'own-page'>;
