import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Collection, readReport } from '../../../utils/scan/hid-report.ts';
import { scanStream } from '../../../utils/scan/stream.ts';

const CARD = '036085004321|162345678|Phạm Quốc Bảo|09071985|Nam|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|20062022';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A stream with a clock of its own. */
const desk = () => {
  const texts: string[] = [];
  let now = 0;
  let timer: { at: number; run: () => void } | undefined;
  const stream = scanStream({
    wait: (ms, run) => {
      const own = { at: now + ms, run };
      timer = own;
      return () => {
        if (timer === own) timer = undefined;
      };
    },
    onText: (text) => texts.push(text),
  });
  const pass = (ms: number) => {
    now += ms;
    if (timer && timer.at <= now) {
      const { run } = timer;
      timer = undefined;
      run();
    }
  };
  return { stream, texts, pass };
};

describe('a scanner on a serial cable', () => {
  it.each(['\r', '\n', '\r\n'])('ends a card with %j', (end) => {
    const { stream, texts } = desk();
    stream.push(bytes(CARD + end));
    expect(texts).toEqual([CARD]);
  });

  it('that sends nothing at the end is done after a moment of silence', () => {
    const { stream, texts, pass } = desk();
    stream.push(bytes(CARD));
    expect(texts).toEqual([]);
    pass(160);
    expect(texts).toEqual([CARD]);
  });

  it('may cut the card anywhere, in the middle of a letter too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes(CARD).length }), { maxLength: 12 }), (cuts) => {
        const { stream, texts, pass } = desk();
        const whole = bytes(`${CARD}\r\n`);
        const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        for (let i = 1; i < at.length; i++) stream.push(whole.slice(at[i - 1], at[i]));
        pass(2000);
        expect(texts).toEqual([CARD]);
      }),
    );
  });

  it('two citizens in one packet are two cards', () => {
    const { stream, texts } = desk();
    stream.push(bytes(`${CARD}\r\n${CARD.replace('Bảo', 'Bình')}\r\n`));
    expect(texts).toEqual([CARD, CARD.replace('Bảo', 'Bình')]);
  });

  it('whose cable came out in the middle of a card gives nothing, and the next card is whole', () => {
    const { stream, texts, pass } = desk();
    stream.push(bytes(CARD.slice(0, 40)));
    stream.drop();
    stream.push(bytes(`${CARD}\r`));
    pass(5000);
    expect(texts).toEqual([CARD]);
  });

  it('never ends is cut off: no device can fill the memory', () => {
    const { stream, texts } = desk();
    for (let i = 0; i < 100; i++) stream.push(new Uint8Array(1000).fill(65));
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(10_000);
  });
});

/** The report of a common scanner: count, three bytes of symbology, 56 bytes of data, the mark that the code goes on. */
const DESCRIPTOR: Collection[] = [
  {
    usagePage: 0x8c,
    inputReports: [
      {
        reportId: 2,
        items: [
          { usages: [0x01003b], reportSize: 8, reportCount: 1 },
          { usages: [0x8c00fb, 0x8c00fc, 0x8c00fd], reportSize: 8, reportCount: 3 },
          { usages: [0x8c00fe], reportSize: 8, reportCount: 56 },
          { usages: [0x8c00ff], reportSize: 1, reportCount: 1 },
          { usages: [], reportSize: 7, reportCount: 1 },
        ],
      },
    ],
  },
];

/** A code as the reports of that scanner. */
const reportsOf = (text: string): DataView[] => {
  const all = bytes(text);
  const out: DataView[] = [];
  for (let from = 0; from < all.length; from += 56) {
    const part = all.slice(from, from + 56);
    const report = new Uint8Array(61);
    report[0] = part.length;
    report.set([0x5d, 0x51, 0x31], 1);
    report.set(part, 4);
    report[60] = from + 56 < all.length ? 1 : 0;
    out.push(new DataView(report.buffer));
  }
  return out;
};

describe('a scanner in HID-POS mode', () => {
  it('sends a long card in several reports, which become one text', () => {
    const { stream, texts } = desk();
    for (const view of reportsOf(CARD)) {
      const report = readReport(DESCRIPTOR, 2, view)!;
      stream.push(report.bytes, report.last);
    }
    expect(reportsOf(CARD).length).toBeGreaterThan(1);
    expect(texts).toEqual([CARD]);
  });

  it('says in its own descriptor where the letters stand: nothing is assumed of its maker', () => {
    const other: Collection[] = [
      {
        usagePage: 0x8c,
        children: [
          {
            inputReports: [
              {
                reportId: 0,
                items: [
                  { usages: [0x8c00ff], reportSize: 8, reportCount: 1 },
                  { isRange: true, usageMinimum: 0x8c00fe, usageMaximum: 0x8c00fe, reportSize: 8, reportCount: 30 },
                ],
              },
            ],
          },
        ],
      },
    ];
    const report = new Uint8Array(31);
    report.set(bytes('036085004321'), 1);
    expect(readReport(other, 0, new DataView(report.buffer))).toEqual({ bytes: bytes('036085004321'), last: true });
  });

  it('has reports of other kinds (a button, a trigger), which are passed over', () => {
    expect(readReport(DESCRIPTOR, 7, new DataView(new ArrayBuffer(8)))).toBeUndefined();
    expect(readReport([], 2, new DataView(new ArrayBuffer(61)))).toBeUndefined();
  });

  it('that lies about its count reads no further than its own report', () => {
    const [view] = reportsOf('123');
    view!.setUint8(0, 255);
    expect(readReport(DESCRIPTOR, 2, view!)!.bytes.length).toBe(56);
    expect(readReport(DESCRIPTOR, 2, new DataView(new ArrayBuffer(3)))).toBeUndefined();
  });
});
