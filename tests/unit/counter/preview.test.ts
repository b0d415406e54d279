import { describe, expect, it } from 'vitest';
import {
  countSteps,
  doneFields,
  type FramePreview,
  fieldKey,
  joinReceipts,
  previewRows,
} from '../../../utils/counter/preview.ts';
import type { Step } from '../../../utils/fill/types.ts';
import type { FrameReceipt } from '../../../utils/messages/protocol.ts';
import type { Field } from '../../../utils/portal/types.ts';

const field = (id: string, label: string, datePart?: Field['datePart']): Field => ({
  id,
  widget: 'text',
  label,
  labels: [],
  section: [],
  name: id,
  domId: id,
  placeholder: '',
  inputType: 'text',
  required: false,
  ...(datePart ? { datePart } : {}),
  visible: true,
  enabled: true,
  readonly: false,
  filled: false,
});
const write = (id: string, shown: string): Step => ({
  field: id,
  role: 'wife',
  write: { kind: 'text', text: shown },
  shown,
  driver: false,
  overwrite: false,
});
const frame = (fields: Field[], steps: Step[]): FramePreview => ({
  report: {
    frameId: 4,
    documentId: 'D',
    allowed: true,
    shape: {
      origin: 'https://tokhaidientu.moj.gov.vn',
      path: '/',
      isTop: false,
      form: { fingerprint: 'x', title: '', fields },
      codes: { dossiers: [], procedures: [] },
    },
  },
  matches: [],
  plan: { fingerprint: 'x', steps },
});
const receipt = (...outcomes: FrameReceipt['outcomes']): FrameReceipt => ({ frameId: 4, outcomes, ms: 1 });

describe('the preview', () => {
  it('shows a date of three boxes as one line', () => {
    const boxes = (['day', 'month', 'year'] as const).map((part) => field(part, 'Ngày sinh', { group: 'g', part }));
    const steps = [write('day', '05'), write('month', '12'), write('year', '1995')];
    const rows = previewRows([frame(boxes, steps)], null, new Map());
    expect(rows.map(({ label, shown }) => [label, shown])).toEqual([['Ngày sinh', '05/12/1995']]);
  });

  it('keeps showing what was written when the page, read again, says that the field is full', () => {
    const leave: Step = { field: 'a', role: 'wife', leave: 'already-filled' };
    const [row] = previewRows(
      [frame([field('a', 'Họ, chữ đệm, tên')], [leave])],
      [receipt({ field: 'a', outcome: 'filled' })],
      new Map([[fieldKey(4, 'a'), 'Đỗ Thị Mai Hương']]),
    );
    expect(row).toMatchObject({ shown: 'Đỗ Thị Mai Hương', outcome: 'filled', leave: undefined });
  });

  it('counts only what is still to be written after a page has grown', () => {
    const grown = frame([field('a', 'Tên'), field('b', 'Xã')], [write('a', 'Hương'), write('b', 'Kiến Hưng')]);
    const done = doneFields([receipt({ field: 'a', outcome: 'filled' })]);
    expect(countSteps([grown], done)).toEqual({ write: 1, left: 0 });
  });

  it('counts a field that did not take its value as still open', () => {
    const done = doneFields([receipt({ field: 'a', outcome: 'rejected' })]);
    expect(countSteps([frame([field('a', 'Tên')], [write('a', 'Hương')])], done).write).toBe(1);
  });
});

describe('a page filled in two goes', () => {
  it('has one receipt, in which the last outcome of a field counts', () => {
    const joined = joinReceipts(
      [receipt({ field: 'a', outcome: 'rejected' }, { field: 'b', outcome: 'filled' })],
      [receipt({ field: 'a', outcome: 'filled' })],
    );
    expect(joined).toHaveLength(1);
    expect(joined[0]?.outcomes).toEqual([
      { field: 'b', outcome: 'filled' },
      { field: 'a', outcome: 'filled' },
    ]);
  });
});
