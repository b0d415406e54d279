import type { LogKind } from '../db/store.ts';
import type { Dossier, DossierEvent, DossierSummary } from '../dossier/types.ts';
import type { FillReceipt, Outcome, Step } from '../fill/types.ts';
import type { FieldId, PageShape } from '../portal/types.ts';
import type { Policy } from '../privacy/policy.ts';
import type { AccessLog, PrivacyPreview, Receipt } from '../privacy/service.ts';
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
  'log/note': [{ what: LogKind; dossierId: string | null }, null];
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

/** Broadcast from the background to the extension's own pages: look again. Carries no data. */
export type Broadcast = 'vault' | 'page' | 'scan' | 'undo' | 'dossier';

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
  'due/today': 'own-page',
  'due/reminders': 'own-page',
} as const satisfies Record<MessageName, 'portal' | 'own-page'>;
