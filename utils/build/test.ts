import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { mustRun, runTool } from './run-tool.ts';

// Everything: types and style first (seconds), then the builds, then unit, contract and browser tests.
process.env.TLMC_BROWSER = await ensureBrowser();
await mustRun('wxt', ['prepare'], true);
await mustRun('tsc', ['--noEmit']);
await mustRun('biome', ['check', '--error-on-warnings', '.']);
await buildAll(false);

const report = join(await mkdtemp(join(tmpdir(), 'tlmc-report-')), 'tests.json');
const code = await runTool('vitest', [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const counts = await readFile(report, 'utf8').then(JSON.parse, () => ({ numPassedTests: 0, numFailedTests: 1 }));
// A file that fails before its first test counts as a failure too.
const failed = Math.max(counts.numFailedTests, code === 0 ? 0 : 1);
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
