import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
const addressOf = (firefox: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Firefox did not start: ${said.slice(-500)}`)), START_MS);
    firefox.once('error', reject);
    firefox.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said.slice(-500)}`)));
    firefox.stderr?.on('data', (data: Buffer) => {
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

/** Starts a Firefox without a window, in a profile of its own that nothing else knows and that ends with it. */
export const startFirefox = async (path: string, prefs: Record<string, unknown>): Promise<Wire> => {
  const profile = await mkdtemp(join(tmpdir(), 'tlmc-firefox-'));
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    path,
    ['--headless', '--remote-debugging-port=0', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own: its processes end together, whatever state they are in.
      detached: true,
      env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
    },
  );
  const ended = new Promise<void>((resolve) => {
    firefox.once('close', () => resolve());
    firefox.once('error', () => resolve());
  });
  const kill = () => {
    try {
      if (firefox.pid) process.kill(-firefox.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  // Also when whoever asked for it ends without a goodbye.
  const atExit = () => {
    kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', atExit);
  const close = async () => {
    kill();
    await ended;
    process.off('exit', atExit);
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const ask = await speak(await addressOf(firefox));
    // The practice portal's certificate is its own.
    await ask('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    return { ask, close };
  } catch (error) {
    await close();
    throw error;
  }
};
