import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Not the one of snap: it cannot read a profile under /tmp.
const PLACES = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];
/** The manifest's strict_min_version: an older one refuses the extension. */
const OLDEST = 140;

const versionOf = (path: string): number => {
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/Firefox (\d+)/.exec(said)?.[1] ?? 0);
  } catch {
    return 0;
  }
};

/** Path of a Firefox that can run the extension: the one that TLMC_FIREFOX names ("none": as if there were none), else the first that is installed. */
export const findFirefox = (): string | undefined => {
  const named = process.env.TLMC_FIREFOX;
  return (named ? [named] : PLACES).find((path) => existsSync(path) && versionOf(path) >= OLDEST);
};
