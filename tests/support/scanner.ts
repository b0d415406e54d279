import type { Page } from 'puppeteer-core';

/** What the stand-in gives to the test's hand. */
interface Hand {
  plug: () => void;
  unplug: () => void;
  send: (text: string) => void;
}

/**
 * A scanner on a serial cable for one page: the browser offers no virtual device, so navigator.serial itself is stood in for, with ports that
 * open, stream, break off and come back as Web Serial says. Everything behind it is the product's own.
 */
export const fakeScanner = async (page: Page, known: boolean): Promise<void> => {
  await page.evaluateOnNewDocument((chosenBefore: boolean) => {
    class Port extends EventTarget {
      readable: ReadableStream<Uint8Array> | null = null;
      source: ReadableStreamDefaultController<Uint8Array> | undefined;
      async open({ baudRate }: { baudRate: number }) {
        if (this.readable) throw new DOMException('open already', 'InvalidStateError');
        if (!baudRate) throw new TypeError('no speed');
        this.readable = new ReadableStream({
          start: (source) => {
            this.source = source;
          },
          cancel: () => {
            this.source = undefined;
          },
        });
      }
      async close() {
        this.readable = null;
        this.source = undefined;
      }
    }
    class Serial extends EventTarget {
      ports: Port[] = chosenBefore ? [new Port()] : [];
      chosen = chosenBefore;
      async getPorts() {
        return this.ports;
      }
      async requestPort() {
        if (!this.ports.length) this.ports = [new Port()];
        this.chosen = true;
        return this.ports[0];
      }
    }
    const serial = new Serial();
    Object.defineProperty(Navigator.prototype, 'serial', { value: serial });
    const hand: Hand = {
      plug: () => {
        serial.ports = [new Port()];
        serial.dispatchEvent(new Event('connect'));
      },
      unplug: () => {
        const [port] = serial.ports;
        serial.ports = [];
        if (port) {
          const { source } = port;
          port.readable = null;
          source?.error(new DOMException('The device has been lost.', 'NetworkError'));
        }
      },
      send: (text) => {
        const bytes = new TextEncoder().encode(text);
        serial.ports[0]?.source?.enqueue(bytes.slice(0, 20));
        serial.ports[0]?.source?.enqueue(bytes.slice(20));
      },
    };
    Object.assign(globalThis, { scannerInHand: hand });
  }, known);
};

/** Does one thing with the device of this page. */
export const withScanner = (page: Page, what: keyof Hand, text = ''): Promise<void> =>
  page.evaluate(
    (name, sent) => (globalThis as unknown as { scannerInHand: Hand }).scannerInHand[name](sent),
    what,
    text,
  );
