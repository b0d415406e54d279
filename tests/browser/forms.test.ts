import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, type Totals } from '../../utils/build/eval/forms.ts';

const FORMS = new URL('../forms/', import.meta.url);
interface FormLine {
  id: string;
  got: { wrong: { selector: string; problem: string }[] };
}

let totals: Totals;
const wrong: Record<string, string[]> = {};

beforeAll(async () => {
  totals = await run(FORMS.pathname, (line) => {
    const { id, got } = line as FormLine;
    if (got.wrong.length) wrong[id] = got.wrong.map(({ selector, problem }) => `${selector}: ${problem}`).sort();
  });
}, 90_000);

describe('the labelled forms of this project', () => {
  it('are read as they were, no worse and no better: an improvement is written down too', async () => {
    expect(wrong).toEqual(JSON.parse(await readFile(new URL('expected-failures.json', FORMS), 'utf8')));
  });

  it('would never put one person’s data into another’s field', () => expect(totals.wouldFillWrongPerson).toBe(0));

  it('never ask the officer about one block that holds two persons', () => {
    expect(totals.blocksAsked).toBeGreaterThan(50);
    expect(totals.blocksMixed).toBe(0);
  });

  it('are many enough to say something', () => expect(totals.fields).toBeGreaterThan(180));
});
