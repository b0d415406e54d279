import { type Collection, HID_SCANNERS, readReport } from './hid-report.ts';
import { scanStream } from './stream.ts';

/** Web Serial and WebHID, as far as they are used here; Firefox has no WebHID, and Web Serial in its newer versions only. */
interface SerialDevice extends EventTarget {
  readable: ReadableStream<Uint8Array> | null;
  open: (options: { baudRate: number }) => Promise<void>;
  close: () => Promise<void>;
}
interface Serial extends EventTarget {
  getPorts: () => Promise<SerialDevice[]>;
  requestPort: () => Promise<SerialDevice>;
}
interface HidDevice extends EventTarget {
  opened: boolean;
  collections: readonly Collection[];
  productName: string;
  open: () => Promise<void>;
  close: () => Promise<void>;
}
interface Hid extends EventTarget {
  getDevices: () => Promise<HidDevice[]>;
  requestDevice: (options: { filters: { usagePage: number }[] }) => Promise<HidDevice[]>;
}
interface ReportEvent extends Event {
  reportId: number;
  data: DataView;
}
export interface CableDevices {
  serial?: Serial;
  hid?: Hid;
}

/** `none`: no device was chosen yet; `away`: it is unplugged; `busy`: another program holds it. */
export const CABLE_STATES = ['none', 'away', 'busy', 'ready'] as const;
export type CableState = (typeof CABLE_STATES)[number];
export type CableKind = 'serial' | 'hid';

export interface CablePorts {
  devices: CableDevices;
  /** Bits a second; a virtual COM port over USB takes any. */
  baudRate: () => Promise<number>;
  onText: (text: string) => void;
  onState: (state: CableState) => void;
}

/** The page that held the device before may still be letting it go. */
const TRIES = 6;
const BETWEEN_TRIES = 250;

const opened = async (open: () => Promise<void>, stopped: () => boolean): Promise<boolean> => {
  for (let left = TRIES; left > 0 && !stopped(); left--) {
    try {
      await open();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
  }
  return false;
};

const wait = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Which ways this browser has. */
export const cableKinds = ({ serial, hid }: CableDevices): CableKind[] => [
  ...(serial ? (['serial'] as const) : []),
  ...(hid ? (['hid'] as const) : []),
];

/**
 * Reads the scanners that the officer has chosen once, and takes them up again whenever they are plugged in. Only one page may hold a
 * device; who calls this holds the lock (`hold.ts`).
 */
export const openCable = ({ devices, baudRate, onText, onState }: CablePorts) => {
  const { serial, hid } = devices;
  const closing: (() => Promise<void>)[] = [];
  const inUse = new Set<EventTarget>();
  let stopped = false;

  const readSerial = async (port: SerialDevice): Promise<void> => {
    if (inUse.has(port) || stopped) return;
    inUse.add(port);
    const bits = await baudRate();
    if (
      !(await opened(
        () => port.open({ baudRate: bits }),
        () => stopped,
      ))
    ) {
      inUse.delete(port);
      if (!stopped) onState('busy');
      return;
    }
    const stream = scanStream({ wait, onText });
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    closing.push(async () => {
      await reader?.cancel().catch(() => {});
      await port.close().catch(() => {});
    });
    onState('ready');
    // A framing error ends one stream, and the port has a new one; a pulled cable leaves none.
    while (port.readable && !stopped) {
      reader = port.readable.getReader();
      try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) stream.push(part.value);
      } catch {
        stream.drop();
      } finally {
        reader.releaseLock();
      }
    }
    stream.drop();
    inUse.delete(port);
    if (!stopped) {
      await port.close().catch(() => {});
      onState('away');
    }
  };

  const readHid = async (device: HidDevice): Promise<void> => {
    if (inUse.has(device) || stopped) return;
    inUse.add(device);
    if (
      !device.opened &&
      !(await opened(
        () => device.open(),
        () => stopped,
      ))
    ) {
      inUse.delete(device);
      if (!stopped) onState('busy');
      return;
    }
    const stream = scanStream({ wait, onText });
    const onReport = (event: Event) => {
      const { reportId, data } = event as ReportEvent;
      const report = readReport(device.collections, reportId, data);
      if (report) stream.push(report.bytes, report.last);
    };
    device.addEventListener('inputreport', onReport);
    closing.push(async () => {
      device.removeEventListener('inputreport', onReport);
      stream.drop();
      await device.close().catch(() => {});
    });
    onState('ready');
  };

  const all = async (): Promise<void> => {
    const [ports, known] = await Promise.all([serial?.getPorts() ?? [], hid?.getDevices() ?? []]);
    if (ports.length + known.length === 0) return onState('none');
    for (const port of ports) void readSerial(port);
    for (const device of known) void readHid(device);
  };
  const onConnect = () => void all();
  const onHidGone = (event: Event) => {
    const { device } = event as Event & { device?: HidDevice };
    if (device) inUse.delete(device);
    onState('away');
  };
  serial?.addEventListener('connect', onConnect);
  hid?.addEventListener('connect', onConnect);
  hid?.addEventListener('disconnect', onHidGone);
  const started = all().catch(() => onState('none'));

  return {
    started,
    stop: async (): Promise<void> => {
      stopped = true;
      serial?.removeEventListener('connect', onConnect);
      hid?.removeEventListener('connect', onConnect);
      hid?.removeEventListener('disconnect', onHidGone);
      for (const close of closing) await close();
    },
  };
};
export type Cable = ReturnType<typeof openCable>;

/** Asks the browser's own list for a device; must run inside a click. False when the officer closed the list. */
export const chooseDevice = async (kind: CableKind, { serial, hid }: CableDevices): Promise<boolean> => {
  try {
    if (kind === 'serial') return (await serial?.requestPort()) !== undefined;
    return ((await hid?.requestDevice({ filters: HID_SCANNERS })) ?? []).length > 0;
  } catch {
    return false;
  }
};
