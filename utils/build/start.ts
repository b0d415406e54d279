import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { URLS } from '../../tests/portal/hosts.ts';
import { startPortal } from '../../tests/portal/server.ts';
import { runJourney } from '../../tests/support/journey.ts';
import { openOffice } from '../../tests/support/office.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { mustRun } from './run-tool.ts';

const { values } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, out: { type: 'string', default: 'out' } },
});
const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

process.env.TLMC_BROWSER = await ensureBrowser();
console.log('Building the extension...');
await mustRun('wxt', ['build', '-b', 'chrome'], true);

if (values.headless || !display) {
  await mkdir(values.out, { recursive: true });
  const { steps, fill, atRest } = await runJourney({ out: values.out, log: (line) => console.log(line) });
  const ok = steps.every((step) => step.ok) && atRest?.leaks.length === 0;
  console.log(
    `${fill.inPageModel} entries in the pages' own models, ${fill.filled}/${fill.planned} fields filled; see ${values.out}/journey.json`,
  );
  process.exit(ok ? 0 : 1);
}

const portal = await startPortal();
const now = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19);
const office = await openOffice({ portal, at: `${now}+07:00`, headless: false });
const [tab] = await office.browser.pages();
await tab?.goto(URLS.front);
console.log('The practice portal is open in the browser window. Close the window to end.');
office.browser.once('disconnected', async () => {
  await portal.close();
  process.exit(0);
});
