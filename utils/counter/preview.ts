import type { FillPlan, LeaveReason, Outcome } from '../fill/types.ts';
import type { Match, Role } from '../match/types.ts';
import type { FrameReceipt, FrameReport } from '../messages/protocol.ts';
import type { FieldId } from '../portal/types.ts';

/** One line of the preview; after a commit it carries what became of the field. */
export interface PreviewRow {
  key: string;
  frameId: number;
  field: FieldId;
  label: string;
  role: Role | undefined;
  /** What will be written; '' when the field is left. */
  shown: string;
  leave: LeaveReason | undefined;
  overwrite: boolean;
  /** Something stands in it which the officer may have replaced. */
  canOverwrite: boolean;
  outcome: Outcome | undefined;
  /** Why we think the field asks for this: label, heading, name. */
  why: string;
}

export interface FramePreview {
  report: FrameReport;
  matches: Match[];
  plan: FillPlan;
}

/** Boxes of one date are one line for the officer: "01 / 12 / 2026" as three lines would be noise. */
const PART_OF_DATE = { day: 0, month: 1, year: 2 } as const;

/** One key for a field among all frames of a tab. */
export const fieldKey = (frameId: number, field: FieldId): string => `${frameId}|${field}`;

const HOLDS: readonly Outcome[] = ['filled', 'kept'];

/** Keys of the fields that hold what was written. */
export const doneFields = (receipts: readonly FrameReceipt[] | null): ReadonlySet<string> =>
  new Set(
    (receipts ?? []).flatMap(({ frameId, outcomes }) =>
      outcomes.filter(({ outcome }) => HOLDS.includes(outcome)).map(({ field }) => fieldKey(frameId, field)),
    ),
  );

/** The receipts of a page filled in several goes: a field's last outcome counts. */
export const joinReceipts = (before: readonly FrameReceipt[], fresh: readonly FrameReceipt[]): FrameReceipt[] => {
  const frames = new Map<number, FrameReceipt>();
  for (const receipt of [...before, ...fresh]) {
    const known = frames.get(receipt.frameId);
    const again = new Set(receipt.outcomes.map(({ field }) => field));
    const kept = known?.outcomes.filter(({ field }) => !again.has(field)) ?? [];
    frames.set(receipt.frameId, { ...receipt, outcomes: [...kept, ...receipt.outcomes] });
  }
  return [...frames.values()];
};

/** Lines of all frames in the order of the page; three boxes of one date are one line. */
export const previewRows = (
  frames: readonly FramePreview[],
  receipts: readonly FrameReceipt[] | null,
  written: ReadonlyMap<string, string>,
): PreviewRow[] =>
  frames.flatMap(({ report, matches, plan }) => {
    const matchOf = new Map(matches.map((match) => [match.field, match]));
    const outcomes = new Map(
      receipts?.find((r) => r.frameId === report.frameId)?.outcomes.map((o) => [o.field, o.outcome]),
    );
    const stepOf = new Map(plan.steps.map((step) => [step.field, step]));
    const rows: PreviewRow[] = [];
    for (const field of report.shape.form.fields) {
      const step = stepOf.get(field.id);
      if (!step) continue;
      const match = matchOf.get(field.id);
      const key = fieldKey(report.frameId, field.id);
      const outcome = outcomes.get(field.id);
      const row: PreviewRow = {
        key,
        frameId: report.frameId,
        field: field.id,
        label: field.label,
        role: step.role ?? (match?.role === 'none' ? undefined : match?.role),
        shown: 'write' in step ? step.shown : outcome ? (written.get(key) ?? '') : '',
        // A field that we filled is full now: that is no reason to leave it.
        leave: 'leave' in step && !outcome ? step.leave : undefined,
        overwrite: 'write' in step && step.overwrite,
        canOverwrite: 'write' in step ? step.overwrite : step.leave === 'already-filled',
        outcome,
        why: match?.why.join(' · ') ?? '',
      };
      const before = rows.at(-1);
      const joins = field.datePart && PART_OF_DATE[field.datePart.part] > 0 && before?.label === row.label;
      if (joins && before.leave === row.leave) {
        if (row.shown) before.shown = `${before.shown}/${row.shown}`;
        if (before.outcome === 'filled' && row.outcome) before.outcome = row.outcome;
      } else rows.push(row);
    }
    return rows;
  });

export interface PreviewCounts {
  /** Controls of the page that will be written (each box of a date counts). */
  write: number;
  left: number;
}

export const countSteps = (frames: readonly FramePreview[], done: ReadonlySet<string>): PreviewCounts => {
  const open = frames.flatMap(({ report, plan }) =>
    plan.steps.filter(({ field }) => !done.has(fieldKey(report.frameId, field))),
  );
  const write = open.filter((step) => 'write' in step).length;
  const left = open.filter((step) => 'leave' in step && step.leave !== 'not-personal').length;
  return { write, left };
};

/** Is there a field to write that no fill came to yet? What is left of a fill that was stopped is no next step. */
export const untried = (previews: readonly FramePreview[], receipts: readonly FrameReceipt[] | null): boolean => {
  const tried = new Set(
    receipts?.flatMap(({ frameId, outcomes }) => outcomes.map(({ field }) => fieldKey(frameId, field))),
  );
  return previews.some(({ report, plan }) =>
    plan.steps.some((step) => 'write' in step && !tried.has(fieldKey(report.frameId, step.field))),
  );
};
