import { type Shape, shapeOf } from './shape.ts';

export { looksComplete } from './shape.ts';

/**
 * A scanner that types like a keyboard, told from a person by what is typed: 12 digits, then bars. Time only ends what the
 * structure has finished; speed alone never makes a scan (a fast typist) or unmakes one (a slow scanner). Pure: the
 * caller has the clock and the keys.
 */

/** Silence after a complete card: what comes later is something else. */
export const SILENCE_MS = 120;
/** Silence after a record without its last fields (no date of issue, or an 11-field card that pauses). */
export const LONG_SILENCE_MS = 1000;
/** A pause that shows that digits before it were typed by hand. */
const PAUSE_MS = 500;
/** A suffix key (Enter, Tab) this soon after a finished card is the scanner's. */
const SUFFIX_MS = 300;

export interface Wedge {
  text: string;
  /** Where in the text the keys after the last pause begin. */
  burst: number;
  /** Ordinary typing goes on: nothing begins before a pause, a space or the end of the line. */
  idle: boolean;
  /** Time of the last key, ms. */
  at: number;
  /** When the last card was finished, ms. */
  doneAt: number;
}

/**
 * `text`: what one key gave (ASCII from `event.code`), or a chunk of it without line ends; `break`: any other key or click
 * that moves the caret; `idle`: the caller's timer (`waitFor`).
 */
export type WedgeInput =
  | { kind: 'text'; text: string; at: number }
  | { kind: 'enter' | 'tab' | 'idle' | 'break'; at: number };

export interface WedgeAnswer {
  state: Wedge;
  /** `number`: 12 digits and Enter, which a person types as well; `record`: a scan beyond doubt. */
  card?: { kind: 'record' | 'number'; text: string };
  /** This key belongs to a scan: keep it from the page. Never true for ordinary typing. */
  claims: boolean;
}

export const EMPTY_WEDGE: Wedge = { text: '', burst: 0, idle: false, at: 0, doneAt: Number.NEGATIVE_INFINITY };

const isScan = (shape: Shape): boolean => shape === 'record' || shape === 'closed' || shape === 'complete';

const silenceFor = (shape: Shape): number | undefined =>
  shape === 'complete' ? SILENCE_MS : shape === 'closed' ? LONG_SILENCE_MS : undefined;

/** Milliseconds after the last key when an `idle` input is due, if any. */
export const waitFor = ({ text }: Wedge): number | undefined => silenceFor(shapeOf(text));

const finish = (state: Wedge, at: number, kind: 'record' | 'number'): WedgeAnswer => ({
  state: { ...EMPTY_WEDGE, at, doneAt: at },
  card: { kind, text: state.text.replace(/^\s+/, '') },
  claims: true,
});

const settled = (state: Wedge, at: number): boolean => {
  const silence = waitFor(state);
  return silence !== undefined && at - state.at >= silence;
};

/** Where a card may begin in this text: at its start, after the last pause, after the last space. */
const beginning = (text: string, burst: number): { text: string; burst: number } | undefined =>
  [
    { text, burst },
    { text: text.slice(burst), burst: 0 },
    { text: text.split(/\s/).at(-1) ?? '', burst: 0 },
  ].find((candidate) => shapeOf(candidate.text) !== 'other');

const append = (state: Wedge, typed: string, at: number): Wedge => {
  const pause = at - state.at > PAUSE_MS;
  // A scan that broke off is over: what comes now is a new one.
  const dropped = at - state.at > LONG_SILENCE_MS && isScan(shapeOf(state.text));
  const before = dropped ? '' : state.text;
  const next = { ...state, at, burst: pause ? before.length : Math.min(state.burst, before.length) };
  if (state.idle && !pause && !/\s/.test(typed)) return next;
  const found = beginning(before + typed, next.burst);
  return found ? { ...next, ...found, idle: false } : { ...next, text: '', burst: 0, idle: true };
};

/** One key, one end key or one tick of silence. The state passed in is not changed. */
export const step = (state: Wedge, input: WedgeInput): WedgeAnswer => {
  const { at } = input;
  if (input.kind === 'break') return { state: { ...EMPTY_WEDGE, at }, claims: false };
  if (settled(state, at)) {
    const done = finish(state, at, 'record');
    return input.kind === 'text' ? { ...done, state: append(done.state, input.text, at), claims: false } : done;
  }
  if (input.kind === 'idle') return { state, claims: false };
  if (input.kind === 'text') {
    const next = append(state, input.text, at);
    return { state: next, claims: isScan(shapeOf(next.text)) };
  }
  const shape = shapeOf(state.text);
  if (isScan(shape)) return finish(state, at, 'record');
  if (input.kind === 'enter' && /^\d{12}$/.test(state.text.trim()))
    return { ...finish(state, at, 'number'), claims: false };
  return { state: { ...EMPTY_WEDGE, at }, claims: at - state.doneAt < SUFFIX_MS };
};
