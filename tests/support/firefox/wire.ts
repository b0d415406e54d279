import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A slow machine needs long for its first start. ms */
const START_MS = 60_000;
const ANSWER_MS = 60_000;

/** Sends a command of WebDriver BiDi and answers its result. */
export type Ask = (method: string, params?: object) => Promise<unknown>;

export interface Wire {
  ask: Ask;
  /** Ends Firefox and all its processes, and removes the profile. */
  close(): Promise<void>;
}

interface Message {
  id?: number;
  type: string;
  error?: string;
  message?: string;
  result?: unknown;
}

/** Firefox says on stderr where it listens. */
const addressOf = (stderr: Readable): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const fail = (what: string) => {
      clearTimeout(late);
      reject(new Error(`Firefox ${what}: ${said.slice(-500)}`));
    };
    const late = setTimeout(fail, START_MS, 'did not start');
    stderr.once('end', () => fail('ended at its start'));
    stderr.on('data', (data: Buffer) => {
      said += data.toString();
      const [, address] = /listening on (ws:\S+)/.exec(said) ?? [];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    });
  });

const speak = async (address: string): Promise<Ask> => {
  const socket = new WebSocket(`${address}/session`);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error('Firefox does not answer'));
  });
  let last = 0;
  const waiting = new Map<number, (message: Message) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  };
  socket.onclose = () => {
    for (const answer of waiting.values()) answer({ type: 'error', error: 'gone', message: 'Firefox is gone' });
  };
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const late = setTimeout(() => answer({ type: 'error', error: 'late', message: method }), ANSWER_MS);
      const answer = ({ type, error, message, result }: Message) => {
        clearTimeout(late);
        waiting.delete(id);
        if (type === 'error') reject(new Error(`${error}: ${message}`));
        else resolve(result);
      };
      waiting.set(id, answer);
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ id, method, params }));
      else answer({ type: 'error', error: 'gone', message: 'Firefox is gone' });
    });
};

/**
 * $1 is the profile, the rest the command. It reads until whoever started it lets go of the pipe, in whatever way that ended; then Firefox
 * ends, its profile goes, and the rest of the group ends with this shell.
 */
const KEEPER = `
profile=$1; shift
"$@" </dev/null &
exec 2>/dev/null
cat >/dev/null
kill -9 $!; wait; rm -rf "$profile"; kill -9 0`;

/** Starts a Firefox without a window, in a profile of its own that nothing else knows and that ends with it. */
export const startFirefox = async (path: string, prefs: Record<string, unknown>): Promise<Wire> => {
  const profile = await mkdtemp(join(tmpdir(), 'tlmc-firefox-'));
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const flags = ['--headless', '--remote-debugging-port=0', '--remote-allow-system-access', '--no-remote'];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', profile, path, ...flags, '--profile', profile], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true, // a group of its own
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const ended = new Promise<void>((resolve) => {
    keeper.once('exit', () => resolve());
    keeper.once('error', () => resolve());
  });
  const close = async () => {
    keeper.stdin.end();
    await ended;
    // A process of Firefox that was on its way out may have written once more.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const ask = await speak(await addressOf(keeper.stderr));
    // The practice portal's certificate is its own.
    await ask('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    return { ask, close };
  } catch (error) {
    await close();
    throw error;
  }
};
