import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildAll } from './build.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { ensureFirefox } from './ensure-firefox.ts';
import { mustRun, runTool } from './run-tool.ts';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

const reports = await mkdtemp(join(tmpdir(), 'tlmc-report-'));

/** Runs the tests and answers what came of them; a file that fails before its first test counts as a failure too. */
const run = async (round: string, args: readonly string[]): Promise<Report> => {
  const file = join(reports, `${round}.json`);
  const code = await runTool('vitest', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  ]);
  const report: Report = await readFile(file, 'utf8').then(JSON.parse, () => ({
    numPassedTests: 0,
    numFailedTests: 1,
    testResults: [],
  }));
  return { ...report, numFailedTests: Math.max(report.numFailedTests, code === 0 ? 0 : 1) };
};

// Everything: types and style first (seconds), then the builds, then unit, contract and browser tests.
process.env.TLMC_BROWSER = await ensureBrowser();
const firefox = ensureFirefox(); // beside the builds
await mustRun('wxt', ['prepare'], true);
await mustRun('tsc', ['--noEmit']);
await mustRun('biome', ['check', '--error-on-warnings', '.']);
await buildAll(false);
process.env.TLMC_FIREFOX = (await firefox) ?? 'none';

const first = await run('first', process.argv.slice(2));
let { numPassedTests: passed, numFailedTests: failed } = first;

// A browser on a busy machine can be late. A few files that failed with it get one more round, alone and from the start (a new browser,
// a new profile), and are named: what needs it often hides a race of the product. Nothing else is tried twice.
const again = first.testResults.filter(({ status }) => status === 'failed');
const browserOnly = again.every(({ name }) => relative('.', name).startsWith(join('tests', 'browser')));
if (again.length > 0 && again.length <= 3 && browserOnly) {
  const second = await run(
    'second',
    again.map(({ name }) => relative('.', name)),
  );
  const tests = again.flatMap(({ assertionResults }) => assertionResults);
  passed += second.numPassedTests - tests.filter(({ status }) => status === 'passed').length;
  failed = second.numFailedTests;
  for (const { name, assertionResults } of again)
    for (const { fullName } of assertionResults.filter(({ status }) => status === 'failed'))
      console.log(`failed in the first round: ${relative('.', name)}: ${fullName}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
