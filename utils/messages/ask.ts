import { sendToBackground, sendToFrame } from '../platform/messaging.ts';
import type { Broadcast, MessageName, PageProtocol, Protocol } from './protocol.ts';

/** The background answered with an error; `reason` has a sentence in the locale file as `error.<reason>`. */
export class Refused extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
  }
}

export type Envelope = { ok: true; answer: unknown } | { ok: false; reason: string };

const unwrap = (envelope: unknown): unknown => {
  const answer = envelope as Envelope | undefined;
  if (!answer) throw new Refused('no-answer');
  if (!answer.ok) throw new Refused(answer.reason);
  return answer.answer;
};

type AskArgs<N extends MessageName> = Protocol[N][0] extends null ? [] : [request: Protocol[N][0]];

/** What was asked for, and why it was refused; undefined: it was answered. */
type Listener = (name: MessageName, refused: string | undefined) => void;
let listener: Listener = () => {};
/** One listener a page is told of every answer. */
export const onAnswers = (next: Listener): void => {
  listener = next;
};

/** Asks the background. Rejects with Refused when it will not or cannot. */
export const ask = async <N extends MessageName>(name: N, ...[request]: AskArgs<N>): Promise<Protocol[N][1]> => {
  try {
    const answer = unwrap(await sendToBackground({ name, request: request ?? null })) as Protocol[N][1];
    listener(name, undefined);
    return answer;
  } catch (error) {
    listener(name, error instanceof Refused ? error.reason : 'failed');
    throw error;
  }
};

/** Asks one frame's content script. Rejects when the frame went away. */
export const askFrame = async <N extends keyof PageProtocol>(
  tabId: number,
  frameId: number,
  name: N,
  request: PageProtocol[N][0],
): Promise<PageProtocol[N][1]> => unwrap(await sendToFrame(tabId, frameId, { name, request })) as PageProtocol[N][1];

/** Tells the extension's open pages to look again, at these dossiers when they are named; nobody may be listening. */
export const broadcast = (what: Broadcast, dossierIds?: readonly string[]): void => {
  sendToBackground({ broadcast: what, ...(dossierIds && { dossierIds }) }).catch(() => {});
};
