import { fileURLToPath } from 'node:url';
import { mustRun } from './run-tool.ts';
import { buildUserscript } from './userscript.ts';

/** Chrome/Edge and Firefox folders and the userscript under .output/; with zips when they are to be handed out. */
export const buildAll = async (zip: boolean): Promise<void> => {
  const verb = zip ? ['zip'] : ['build'];
  await mustRun('wxt', [...verb, '-b', 'chrome'], !zip);
  await mustRun('wxt', [...verb, '-b', 'firefox', '--mv3'], !zip);
  await buildUserscript();
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll(true);
