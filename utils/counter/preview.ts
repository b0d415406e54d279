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
  section: string;
  role: Role | undefined;
  /** What will be written; '' when the field is left. */
  shown: string;
  leave: LeaveReason | undefined;
  overwrite: boolean;
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

/** Lines of all frames in the order of the page. Fields that ask for nobody's data are counted, not listed one by one. */
export const previewRows = (frames: readonly FramePreview[], receipts: readonly FrameReceipt[] | null): PreviewRow[] =>
  frames.flatMap(({ report, matches, plan }) => {
    const whyOf = new Map(matches.map((match) => [match.field, match.why.join(' · ')]));
    const roleOf = new Map(matches.map((match) => [match.field, match.role === 'none' ? undefined : match.role]));
    const outcomes = new Map(
      receipts?.find((r) => r.frameId === report.frameId)?.outcomes.map((o) => [o.field, o.outcome]),
    );
    const stepOf = new Map(plan.steps.map((step) => [step.field, step]));
    const rows: PreviewRow[] = [];
    for (const field of report.shape.form.fields) {
      const step = stepOf.get(field.id);
      if (!step) continue;
      const row: PreviewRow = {
        key: `${report.frameId}:${field.id}`,
        frameId: report.frameId,
        field: field.id,
        label: field.label,
        section: field.section.at(-1) ?? '',
        role: 'write' in step ? step.role : (step.role ?? roleOf.get(field.id)),
        shown: 'write' in step ? step.shown : '',
        leave: 'leave' in step ? step.leave : undefined,
        overwrite: 'write' in step && step.overwrite,
        outcome: outcomes.get(field.id),
        why: whyOf.get(field.id) ?? '',
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

export const countSteps = (frames: readonly FramePreview[]): PreviewCounts => {
  const steps = frames.flatMap(({ plan }) => plan.steps);
  const write = steps.filter((step) => 'write' in step).length;
  const left = steps.filter((step) => 'leave' in step && step.leave !== 'not-personal').length;
  return { write, left };
};
