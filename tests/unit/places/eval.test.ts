import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../utils/build/eval/addresses.ts';

const ROWS = [
  ['input', 'system', 'old_codes', 'new_codes', 'note'],
  ['Xã Văn Lang, Thái Nguyên', 'new', '', '02143', 'right'],
  ['Van Lang, Thai Nguyen', 'new', '', '05665,02143', 'right in any order'],
  ['Hà Nội', 'old', '', '', 'right: no answer'],
  ['Van Lang, Thai Nguyen', 'new', '', '02143', 'asked though one is wanted: wrong, not silently'],
  ['Xã Văn Lang, Thái Nguyên', 'new', '', '05665', 'silently wrong: another unit'],
  ['Xã Văn Lang, Thái Nguyên', 'new', '', '02143,05665', 'silently wrong: several are wanted'],
  ['Xã Văn Lang, Thái Nguyên', 'new', '', '', 'silently wrong: no answer is wanted'],
];

describe('the accuracy run over addresses', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'addresses-'));
    writeFileSync(join(folder, 'cases.tsv'), `${ROWS.map((row) => row.join('\t')).join('\r\n')}\r\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('counts what is right, what is not, and what is wrong without a word', async () => {
    const lines: { ok?: boolean }[] = [];
    const totals = await run(join(folder, 'cases.tsv'), (line) => lines.push(line));
    expect(totals).toEqual({ suite: 'addresses', cases: 7, ok: 3, notOk: 4, silentlyWrong: 3 });
    expect(lines.map((line) => line.ok)).toEqual([true, true, true, false, false, false, false]);
    expect(lines[0]).toMatchObject({ id: 1, got: { status: 'resolved', units: ['02143'] }, want: ['02143'] });
  });
});
