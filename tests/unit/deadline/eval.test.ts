import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from '../../../utils/build/eval/deadlines.ts';

const folder = mkdtempSync(join(tmpdir(), 'deadlines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const received = { receivedAt: '2026-11-23T09:10:00+07:00', asOf: '2026-11-23T10:00:00+07:00' };
const five = { ...received, limit: { value: 5, unit: 'WORKING_DAY' } };

it('a file of worked cases is run, and only what a case expects is compared', async () => {
  const path = join(folder, 'cases.tsv');
  const row = (id: string, input: object, expected: object) =>
    `${id}\t${JSON.stringify(input)}\t${JSON.stringify(expected)}\twhy`;
  writeFileSync(
    path,
    [
      '# id\tinput\texpected\twhy',
      row('right', five, { dueAt: '2026-12-01T23:59:59+07:00', status: 'RUNNING' }),
      row('office', { ...five, calendar: { off: ['2026-11-25'] } }, { dueAt: '2026-12-02T23:59:59+07:00' }),
      row('wrong', five, { dueAt: '2026-11-30T23:59:59+07:00', warnings: [] }),
      row('refused', { ...five, limit: { value: 0, unit: 'DAY' } }, { dueAt: null }),
      '',
    ].join('\r\n'),
  );
  const lines: object[] = [];
  const totals = await run(path, (line) => lines.push(line));
  expect(totals).toEqual({ suite: 'deadlines', cases: 4, ok: 2, notOk: 2 });
  expect(lines.slice(2)).toEqual([
    {
      id: 'wrong',
      ok: false,
      got: { dueAt: '2026-12-01T23:59:59+07:00', warnings: [] },
      want: { dueAt: '2026-11-30T23:59:59+07:00', warnings: [] },
    },
    { id: 'refused', ok: false, got: { error: 'limit-too-small' }, want: { dueAt: null } },
  ]);
});
