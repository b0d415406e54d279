/**
 * A report of a scanner in HID-POS mode (USB "HID Point of Sale Usage Tables" 1.02, usage page 0x8C). Where the decoded bytes stand is told
 * by the device's own descriptor, so no maker's layout is assumed.
 */

const PAGE = 0x8c;
const DECODED_DATA = 0x8c_00_fe;
const CONTINUED = 0x8c_00_ff;
/** Generic Desktop, Byte Count: how many of the data bytes are used. */
const BYTE_COUNT = 0x01_00_3b;

/** The filter with which a page asks for such scanners. */
export const HID_SCANNERS = [{ usagePage: PAGE }];

/** The parts of WebHID's descriptor that are read here. */
export interface ReportItem {
  usages?: number[];
  isRange?: boolean;
  usageMinimum?: number;
  usageMaximum?: number;
  /** Bits. */
  reportSize?: number;
  reportCount?: number;
}
export interface Collection {
  usagePage?: number;
  inputReports?: { reportId?: number; items?: ReportItem[] }[];
  children?: Collection[];
}

interface Place {
  /** Bits from the start of the report. */
  at: number;
  /** Bits. */
  length: number;
}
interface Layout {
  data: Place;
  count: Place | undefined;
  continued: Place | undefined;
}

const usagesOf = (item: ReportItem): number[] => {
  if (!item.isRange) return item.usages ?? [];
  const [from, to] = [item.usageMinimum ?? 0, item.usageMaximum ?? 0];
  return to - from < 256 ? Array.from({ length: to - from + 1 }, (_, n) => from + n) : [];
};

const placeOf = (items: readonly ReportItem[], usage: number): Place | undefined => {
  let at = 0;
  for (const item of items) {
    const [size, count] = [item.reportSize ?? 0, item.reportCount ?? 0];
    const usages = usagesOf(item);
    const index = usages.indexOf(usage);
    if (index >= 0) {
      // The last usage of an item stands for all fields that are left.
      const fields = index === usages.length - 1 ? count - index : 1;
      return { at: at + index * size, length: fields * size };
    }
    at += size * count;
  }
  return undefined;
};

const layoutOf = (collections: readonly Collection[], reportId: number): Layout | undefined => {
  for (const { inputReports = [], children = [] } of collections) {
    for (const report of inputReports) {
      if ((report.reportId ?? 0) !== reportId || !report.items) continue;
      const data = placeOf(report.items, DECODED_DATA);
      if (data && data.at % 8 === 0)
        return { data, count: placeOf(report.items, BYTE_COUNT), continued: placeOf(report.items, CONTINUED) };
    }
    const below = layoutOf(children, reportId);
    if (below) return below;
  }
  return undefined;
};

const bits = (view: DataView, { at, length }: Place): number => {
  let value = 0;
  for (let bit = 0; bit < Math.min(length, 16); bit++) {
    const from = at + bit;
    if (from >> 3 < view.byteLength && (view.getUint8(from >> 3) >> (from & 7)) & 1) value |= 1 << bit;
  }
  return value;
};

/** @returns the decoded bytes of one report and whether the code ends with it; undefined when the report carries no code. */
export const readReport = (
  collections: readonly Collection[],
  reportId: number,
  view: DataView,
): { bytes: Uint8Array; last: boolean } | undefined => {
  const layout = layoutOf(collections, reportId);
  if (!layout) return undefined;
  const from = layout.data.at / 8;
  const room = Math.min(layout.data.length / 8, view.byteLength - from);
  if (room <= 0) return undefined;
  const whole = new Uint8Array(view.buffer, view.byteOffset + from, room);
  const told = layout.count ? bits(view, layout.count) : undefined;
  // Without a count the rest of the report is zeros.
  const used = told ?? whole.findLastIndex((byte) => byte !== 0) + 1;
  return {
    bytes: whole.slice(0, Math.min(used, room)),
    last: !layout.continued || bits(view, layout.continued) === 0,
  };
};
