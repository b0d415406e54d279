/**
 * `npm run eval -- <suite> <path>`: accuracy on any file or folder in the stated format. One JSON object a case, last the totals.
 */
export interface Suite {
  run: (path: string, print: (line: object) => void) => Promise<object>;
}
const SUITES: Record<string, () => Promise<Suite>> = {
  forms: () => import('./eval/forms.ts'),
  ids: () => import('./eval/ids.ts'),
  addresses: () => import('./eval/addresses.ts'),
  procedures: () => import('./eval/procedures.ts'),
  deadlines: () => import('./eval/deadlines.ts'),
};

const [name = '', path = ''] = process.argv.slice(2);
const load = SUITES[name];
if (!load || !path) {
  console.error(`usage: npm run eval -- <${Object.keys(SUITES).join('|')}> <path>`);
  process.exit(2);
}
const print = (line: object) => console.log(JSON.stringify(line));
try {
  print(await (await load()).run(path, print));
} catch (error) {
  console.error(`eval ${name}: ${(error as Error).message}`);
  process.exit(1);
}
