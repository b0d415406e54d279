/** Firefox's own FormAutofill asked what it takes the fields of a page for, over Marionette: no driver is needed. Absent: nothing is compared. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createListener, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const START_MS = 30_000;

/** What it says of a field: "id/name" and a type such as "email"; with the milliseconds of the whole page. */
export interface FirefoxAnswer {
  fields: [identifier: string, type: string][];
  ms: number;
}

const INSPECT = `
  const done = arguments[arguments.length - 1];
  const actor = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.getActor('FormAutofill');
  const began = performance.now();
  actor.inspectFields().then(
    (forms) => done({ ms: performance.now() - began, fields: forms.flat().flatMap((one) => one.fieldDetails.map((d) => [d.identifier, d.fieldName])) }),
    (error) => done({ error: String(error) }),
  );`;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const listener = createListener().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => resolve(port));
    });
  });

/** Messages are "<bytes>:<JSON>": a request [0, id, command, params], an answer [1, id, error, result]. */
const speak = (socket: Socket) => {
  let rest = Buffer.alloc(0);
  let last = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data as Buffer]);
    for (;;) {
      const colon = rest.indexOf(58);
      const size = colon < 0 ? Number.NaN : Number(rest.subarray(0, colon).toString());
      if (!(rest.length >= colon + 1 + size)) return;
      const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + size).toString()) as unknown;
      rest = rest.subarray(colon + 1 + size);
      if (!Array.isArray(message)) continue; // its greeting
      const [, id, error, result] = message as [number, number, { message: string } | null, unknown];
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
    }
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
  });
  return (command: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify([0, ++last, command, params]);
      waiting.set(last, { resolve, reject });
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
};

const reached = async (port: number): Promise<Socket> => {
  const until = performance.now() + START_MS;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (open) return socket;
    if (performance.now() > until) throw new Error('Firefox did not answer');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/**
 * @param pages documents as they stand in the other browser, served from this machine
 * @returns one answer a page; undefined where no Firefox is installed
 */
export const askFirefox = async (pages: readonly string[]): Promise<FirefoxAnswer[] | undefined> => {
  const path = PLACES.find((place) => existsSync(place));
  if (!path) return undefined;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url?.slice(1))] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: served } = server.address() as AddressInfo;
  const [profile, port] = [await mkdtemp(join(tmpdir(), 'tlmc-firefox-')), await freePort()];
  const prefs = {
    'marionette.port': port,
    'extensions.formautofill.addresses.supported': 'on',
    'extensions.formautofill.addresses.enabled': true,
    'extensions.formautofill.addresses.supportedCountries': 'US,CA,VN',
  };
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const firefox = spawn(path, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => firefox.once('exit', () => resolve()));
  try {
    const ask = speak(await reached(port));
    await ask('WebDriver:NewSession');
    const answers: FirefoxAnswer[] = [];
    for (const n of pages.keys()) {
      await ask('Marionette:SetContext', { value: 'content' });
      await ask('WebDriver:Navigate', { url: `http://127.0.0.1:${served}/${n}` });
      await ask('Marionette:SetContext', { value: 'chrome' });
      const { value } = (await ask('WebDriver:ExecuteAsyncScript', { script: INSPECT, args: [] })) as {
        value: FirefoxAnswer & { error?: string };
      };
      if (value.error) throw new Error(value.error);
      answers.push(value);
    }
    await ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    return answers;
  } finally {
    firefox.kill();
    await ended;
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
};
