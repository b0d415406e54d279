import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Case, run } from '../../../utils/build/eval/ids.ts';

describe('npm run eval -- ids', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ids-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const evaluate = async (...rows: string[]) => {
    const path = join(folder, 'cases.tsv');
    await writeFile(path, `${rows.join('\n')}\n`);
    const lines: Case[] = [];
    return { totals: await run(path, (line) => lines.push(line as Case)), lines };
  };
  const row = (label: string, text: string, want: object): string => [label, text, JSON.stringify(want)].join('\t');
  const number = { personalId: '036085004321', warnings: ['number-only'] };

  it('counts a number that is read and a string that is rightly refused', async () => {
    const { totals, lines } = await evaluate(
      row('number', '\\uFEFF036085004321\\r\\n', number),
      row('nothing', '\\u200b\\t', { error: 'empty' }),
    );
    expect(totals).toEqual({ suite: 'ids', cases: 2, ok: 2, notOk: 0, silentlyWrong: 0 });
    expect(lines[0]).toEqual({ id: 'number', ok: true, got: number, want: number });
  });

  it('tells a wrong value that is warned about from one that is not', async () => {
    const card = '036085004321||Phạm Quốc Bảo|09071985|Nam|Mỹ Lộc, Nam Định|';
    const want = { personalId: '036085004321', fullName: 'Phạm Quốc Bảo', birthDate: '1985-07-09', sex: 'Nam' };
    const { totals } = await evaluate(
      row('warned', `${card}20132022`, { ...want, address: 'Mỹ Lộc, Nam Định', issueDate: '2022-12-20', warnings: [] }),
      row('silent', `${card}20122022`, { ...want, address: 'Mỹ Lộc', issueDate: '2022-12-20', warnings: [] }),
      row('taken', '036085004321', { error: 'not-citizen-id' }),
    );
    expect(totals).toMatchObject({ cases: 3, ok: 0, notOk: 3, silentlyWrong: 2 });
  });

  it('compares what the case names, and what its warnings say is left out', async () => {
    const card = '036085004321||Phạm Quốc Bảo|09071985|Nam|Mỹ Lộc, Nam Định|20122022';
    const { totals } = await evaluate(
      row('part', card, { personalId: '036085004321' }),
      row('left out', card, { personalId: '036085004321', warnings: ['text-damaged'] }),
    );
    expect(totals).toMatchObject({ cases: 2, ok: 1, notOk: 1 });
  });

  it('stops at a row that is not in the format', () => expect(evaluate('label only')).rejects.toThrow('line 1'));
});
