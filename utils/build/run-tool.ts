import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a locally installed tool on the Node that the lock file brings. Resolves with its exit code. */
export const runTool = (tool: string, args: readonly string[], quiet = false): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(tool, args, {
      cwd: ROOT,
      stdio: quiet ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        PATH: `${ROOT}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      },
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** The same, but a failure ends the script with one line. */
export const mustRun = async (tool: string, args: readonly string[], quiet = false): Promise<void> => {
  const code = await runTool(tool, args, quiet);
  if (code === 0) return;
  console.error(`${tool} ${args.join(' ')} failed (${code})`);
  process.exit(1);
};
