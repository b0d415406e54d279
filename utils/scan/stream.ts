import { silenceAfter } from './shape.ts';

/** Silence after anything else: slow cables pause between packets. ms. */
const AFTER_OTHER = 400;
/** More than any code holds: a device that never stops is no scanner. Bytes. */
const LONGEST = 8_000;

export interface StreamPorts {
  /** Calls back after so many ms of silence; answers how to call it off. */
  wait: (ms: number, run: () => void) => () => void;
  onText: (text: string) => void;
}

/**
 * Bytes of a scanner on a cable (serial or HID) → the text of each code. A line end or the end of the device's own report ends a code,
 * else silence does. UTF-8, as QR codes carry it; what is not UTF-8 shows as U+FFFD and is refused by the reader of cards.
 */
export const scanStream = ({ wait, onText }: StreamPorts) => {
  let decoder = new TextDecoder();
  let text = '';
  let calledOff = () => {};

  const end = (): void => {
    calledOff();
    const whole = (text + decoder.decode()).replace(/^[\r\n\u0000]+|[\r\n\u0000]+$/g, '');
    text = '';
    decoder = new TextDecoder();
    if (whole.trim()) onText(whole);
  };

  return {
    /** @param last the device says that the code ends here */
    push: (bytes: Uint8Array, last = false): void => {
      calledOff();
      text += decoder.decode(bytes, { stream: true });
      // Two codes in one packet: each line end closes one.
      for (let at = text.search(/[\r\n]/); at >= 0; at = text.search(/[\r\n]/)) {
        const rest = text.slice(at + 1);
        text = text.slice(0, at);
        if (text.trim()) onText(text);
        text = rest;
      }
      if (last || text.length > LONGEST) end();
      else if (text) calledOff = wait(silenceAfter(text) ?? AFTER_OTHER, end);
    },
    /** The cable came out: half a code is none. */
    drop: (): void => {
      calledOff();
      text = '';
      decoder = new TextDecoder();
    },
  };
};
