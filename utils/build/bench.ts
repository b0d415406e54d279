/**
 * `npm run bench [-- --only SUITE[,SUITE]]`: the performance figures of the product on this machine. A table for people, and as the last line
 * one JSON object {name: {median, unit, n, budget?, peers?}}. A budget that is exceeded is marked ✗ and is no failure of the run; a suite
 * that cannot be measured is (exit 1).
 */
import { parseArgs } from 'node:util';
import { type Figure, holds, json, type Measured, table } from './bench/figure.ts';

interface Suite {
  measure: () => Promise<Measured>;
}
const SUITES: Record<string, () => Promise<Suite>> = {
  forms: () => import('./bench/forms.ts'),
  ids: () => import('./bench/ids.ts'),
  places: () => import('./bench/places.ts'),
  procedures: () => import('./bench/procedures.ts'),
  deadlines: () => import('./bench/deadlines.ts'),
  book: () => import('./bench/book.ts'),
  slips: () => import('./bench/slips.ts'),
  surfaces: () => import('./bench/surfaces.ts'),
};

const asked = (): string[] | undefined => {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    const names = values.only === undefined ? Object.keys(SUITES) : values.only.split(',');
    return names.every((name) => Object.hasOwn(SUITES, name)) ? names : undefined;
  } catch {
    return undefined;
  }
};

const names = asked();
if (!names) {
  console.error(`usage: npm run bench [-- --only ${Object.keys(SUITES).join('|')}]`);
  process.exit(2);
}

const all: Figure[] = [];
const failed: string[] = [];
for (const name of names) {
  console.log(`\n${name}`);
  const began = performance.now();
  try {
    const { figures, remarks } = await (await SUITES[name]!()).measure();
    for (const line of [...table(figures), ...remarks.map((remark) => `· ${remark}`)]) console.log(`  ${line}`);
    all.push(...figures);
  } catch (error) {
    failed.push(name);
    console.log(`  ✗ not measured: ${(error as Error).message}`);
  }
  console.log(`  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

const over = all.filter((row) => !holds(row));
const held = all.filter(({ budget }) => budget !== undefined).length - over.length;
console.log(
  `\n${held} budgets held, ${over.length} exceeded${over.length ? `: ${over.map(({ name }) => name).join(', ')}` : ''}`,
);
if (failed.length) console.log(`not measured: ${failed.join(', ')}`);
console.log(json(all));
process.exit(failed.length ? 1 : 0);
