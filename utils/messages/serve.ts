import { listen, type Sender } from '../platform/messaging.ts';
import { type Envelope, Refused } from './ask.ts';
import { allowedFrom, type MessageName, type Protocol } from './protocol.ts';
import { requests } from './schemas.ts';

export type Handlers = {
  [N in MessageName]: (request: Protocol[N][0], sender: Sender) => Promise<Protocol[N][1]> | Protocol[N][1];
};

/** The reason word of an error that the officer can act on; anything else becomes `failed`, without its text. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Refused) return error.reason;
  const reason = (error as { reason?: unknown } | null)?.reason;
  return typeof reason === 'string' ? reason : 'failed';
};

/**
 * Answers one message: a known name, from a permitted sender, in the exact shape; else refused. Exported for tests that
 * forge messages.
 */
export const answer = async (handlers: Handlers, message: unknown, sender: Sender): Promise<Envelope> => {
  const { name, request } = (message ?? {}) as { name?: unknown; request?: unknown };
  if (typeof name !== 'string' || !Object.hasOwn(allowedFrom, name)) return { ok: false, reason: 'unknown-message' };
  const known = name as MessageName;
  if (allowedFrom[known] !== sender.from) return { ok: false, reason: 'not-permitted' };
  const parsed = requests[known].safeParse(request ?? null);
  if (!parsed.success) {
    // Where it does not fit, never what it held.
    console.warn(`${known}: not in shape at ${parsed.error.issues[0]?.path.join('.')}`);
    return { ok: false, reason: 'bad-message' };
  }
  try {
    return { ok: true, answer: await handlers[known](parsed.data as never, sender) };
  } catch (error) {
    if (reasonOf(error) === 'failed') console.error(`${known} failed`, (error as Error)?.name);
    return { ok: false, reason: reasonOf(error) };
  }
};

/** Background: serves all messages. Call synchronously at start-up, or the worker misses what woke it. */
export const serve = (handlers: Handlers): void => {
  listen((message, sender) => {
    if ((message as { broadcast?: string } | null)?.broadcast) return undefined;
    return answer(handlers, message, sender);
  });
};
