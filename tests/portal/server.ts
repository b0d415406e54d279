import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asset } from './assets.ts';
import { HOSTS, NATIONAL } from './hosts.ts';
import { lastModel, type PortalRecord, readReport } from './records.ts';
import { type Answer, answer, type Request } from './routes.ts';
import { makeTls } from './tls.ts';

export interface PortalOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Least and most milliseconds that the list of communes takes. */
  lateBy?: readonly [number, number];
}

export interface Portal {
  port: number;
  /** Names that the certificate is for; map `*.gov.vn` to 127.0.0.1:port to reach them. */
  hosts: readonly string[];
  /** For `--ignore-certificate-errors-spki-list`. */
  spki: string;
  /** Every change that a page's own model reported, oldest first. Empty it to start anew. */
  records: PortalRecord[];
  /** The model that a form ('2056', '2054', '1.001193') held after its last change. */
  model(form: string): Record<string, unknown>;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** Lists of a Liferay portal were seen to take 2.4 s. ms */
const LISTS_OF_LIFERAY = 2200;

const NOT_A_RECORD: Answer = { status: 400, type: 'text/plain', body: 'not a record' };

const recordAnswer = (records: PortalRecord[], { method, host, url, body }: Request): Answer => {
  const form = url.searchParams.get('form') ?? '';
  const type = 'application/json; charset=utf-8';
  if (method === 'GET') {
    const mine = records.filter((record) => record.host === host && (form === '' || record.form === form));
    return { type, body: JSON.stringify(mine) };
  }
  const record = readReport(host, form, body);
  if (!record) return NOT_A_RECORD;
  records.push(record);
  return { type, body: '{}' };
};

/** Starts the practice portal on 127.0.0.1: one TLS server that plays every host, told apart by the Host header. */
export const startPortal = async ({ port = 0, lateBy = [150, 400] }: PortalOptions = {}): Promise<Portal> => {
  const tls = await makeTls(HOSTS);
  const records: PortalRecord[] = [];
  let turn = 0;

  const handle = async (incoming: IncomingMessage): Promise<Answer> => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(incoming.url ?? '/', `https://${NATIONAL}`);
    const request: Request = { method: incoming.method ?? 'GET', host, url, body: await readBody(incoming) };
    if (url.pathname === '/__record') return recordAnswer(records, request);
    const file = await asset(url.pathname);
    if (file) return file;
    const found = answer(request);
    // Late by a different, but repeatable, time each turn.
    if (found.late === 'very') await wait(LISTS_OF_LIFERAY);
    else if (found.late) await wait(lateBy[0] + ((turn++ * 97) % (lateBy[1] - lateBy[0] + 1)));
    return found;
  };

  const send = (
    outgoing: ServerResponse,
    { status = 200, type = 'text/html; charset=utf-8', headers, body }: Answer,
  ) => {
    // A portal's pages hold people's data: nothing of them may stay in the browser's cache.
    outgoing.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    outgoing.end(body);
  };

  const server = createServer({ key: tls.key, cert: tls.cert }, (incoming, outgoing) => {
    handle(incoming).then(
      (found) => send(outgoing, found),
      (error: unknown) => send(outgoing, { status: 500, type: 'text/plain', body: String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    hosts: HOSTS,
    spki: tls.spki,
    records,
    model: (form) => lastModel(records, form),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const portal = await startPortal({ port: Number(process.argv[2] ?? 0) });
  console.log(portal.port);
  console.log(
    `--host-resolver-rules="MAP *.gov.vn 127.0.0.1:${portal.port}" --ignore-certificate-errors-spki-list=${portal.spki}`,
  );
}
