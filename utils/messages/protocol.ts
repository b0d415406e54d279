import type { Dossier, DossierEvent, DossierSummary } from '../dossier/types.ts';
import type { FillReceipt, Outcome, Step } from '../fill/types.ts';
import type { FieldId, PageShape } from '../portal/types.ts';

/** State of the vault. `waitMs`: how long until the next try after wrong passphrases. */
export type VaultState = { state: 'none' } | { state: 'locked'; waitMs: number } | { state: 'open' };
export type VaultAnswer = { ok: true } | { ok: false; reason: string; waitMs?: number };

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
}
export type FrameReceipt = { frameId: number; outcomes: { field: FieldId; outcome: Outcome }[]; ms: number };
export type PlanAnswer =
  | { kind: 'plan'; steps: PageStep[] }
  | { kind: 'refused'; reason: 'unknown' | 'used' | 'expired' | 'other-document' };

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
  rows: { dossierId: string; dueAt: string; overdue: boolean }[];
}

/** Requests to the background: name → [request, answer]. */
export interface Protocol {
  'vault/state': [null, VaultState];
  'vault/create': [{ passphrase: string }, VaultAnswer];
  'vault/open': [{ passphrase: string }, VaultAnswer];
  'vault/lock': [null, null];
  /** portal → background: is the product on here? A page may only ask about itself. */
  'page/hello': [null, { on: boolean }];
  /** portal → background: what this page looks like. Carries no values. */
  'page/seen': [PageShape, null];
  /** portal → background: a scanner typed this card into a field of the page, and the officer wants it in the panel. */
  'scan/found': [{ text: string }, null];
  /** panel → background: the frames of this tab. `fresh` asks each frame to look again first. */
  'page/current': [{ tabId: number; fresh: boolean }, FrameReport[]];
  /** panel → background: the officer approved these writes. */
  'plan/commit': [{ tabId: number; frames: FramePlan[] }, FrameReceipt[]];
  /** portal → background: hand me the approved plan, once. */
  'plan/take': [{ planId: string }, PlanAnswer];
  /** panel → background: put back what stood there before; `restored` counts fields. */
  'plan/undo': [{ tabId: number }, { restored: number; failed: number }];
  'plan/cancel': [{ tabId: number }, null];
  /** portal → background: the officer pressed 'Hoàn tác' in the page. */
  'plan/undone': [null, null];
  /** panel → background: the only way to change a dossier. Same event id twice changes nothing. */
  'dossier/append': [{ dossierId: string; events: DossierEvent[] }, Dossier];
  'dossier/read': [{ dossierId: string }, Dossier | null];
  'dossier/find': [{ code: string }, DossierSummary[]];
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
  'due/today': [null, DueToday];
  /** Moments (ISO +07:00) of one dossier's reminders that are still to come. */
  'due/reminders': [{ dossierId: string }, string[]];
}
export type MessageName = keyof Protocol;

/** Requests from the background to a frame's content script. */
export interface PageProtocol {
  'page/look': [null, PageShape];
  'plan/ready': [{ planId: string }, FillReceipt];
  'plan/undo': [null, { restored: number; failed: number }];
  'plan/cancel': [null, null];
}

/**
 * Broadcast from the background to the extension's own pages: look again. Carries no data, at most which dossiers, by their own ids.
 * flush: a lock is near, save what is typed; note: the officer asked for a quick note.
 */
export type Broadcast = 'vault' | 'page' | 'scan' | 'undo' | 'dossier' | 'flush' | 'note';

/** Who may send what. A new message without a permitted sender does not compile. */
export const allowedFrom = {
  'vault/state': 'own-page',
  'vault/create': 'own-page',
  'vault/open': 'own-page',
  'vault/lock': 'own-page',
  'page/hello': 'portal',
  'page/seen': 'portal',
  'scan/found': 'portal',
  'page/current': 'own-page',
  'plan/commit': 'own-page',
  'plan/take': 'portal',
  'plan/undo': 'own-page',
  'plan/cancel': 'own-page',
  'plan/undone': 'portal',
  'dossier/append': 'own-page',
  'dossier/read': 'own-page',
  'dossier/find': 'own-page',
  'dossier/list': 'own-page',
  'dossier/delete': 'own-page',
  'dossier/history': 'own-page',
  'dossier/import': 'own-page',
  'dossier/merge': 'own-page',
  'dossier/unmerge': 'own-page',
  'book/open': 'own-page',
  'book/pack': 'own-page',
  'due/today': 'own-page',
  'due/reminders': 'own-page',
} as const satisfies Record<MessageName, 'portal' | 'own-page'>;
