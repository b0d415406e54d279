/** In an isolated world of a list page, as a content script: the product's own code for chips with a clock around it. */
import { mountOverlay } from '../../../../components/overlay.ts';
import type { Chip } from '../../../lists/chips.ts';
import { shapeOf } from '../../../portal/codes.ts';
import { collect } from '../../../portal/collect.ts';
import { listPresence } from '../../../portal/list-presence.ts';
import type { RowDates } from '../../../portal/types.ts';

const clock = () => performance.now();
/** As long as the longest that the background sends, with its arithmetic. */
const chip = ({ code, appointmentAt }: RowDates): Chip => ({
  code,
  text: 'còn 3 ngày · T6 27/11 ≠ cổng 26/11',
  shorter: ['còn 3 ngày ≠ 26/11', 'còn 3 ≠'],
  tone: 'warn',
  paused: false,
  note: true,
  due: appointmentAt ?? '',
  differs: true,
  why: [
    'Nhận thứ Năm 19/11/2026 lúc 08:30',
    'Nghỉ: T7 21/11; CN 22/11; thứ Ba 24/11',
    '5 ngày làm việc → thứ Sáu 27/11',
  ],
});

let overlay: ReturnType<typeof mountOverlay> | undefined;
let asked = 0;
/** When the background was asked and when it answered: what lies between is not work of ours in the page. */
let away = { from: 0, to: 0 };
const presence = listPresence({
  ui: () => {
    overlay ??= mountOverlay();
    return overlay;
  },
  chips: async (rows) => {
    asked = rows.length;
    away = { from: clock(), to: 0 };
    const chips = rows.map(chip);
    await new Promise((resolve) => setTimeout(resolve, 5));
    away.to = clock();
    return { chips, capture: 'keep' };
  },
  capture: async () => null,
  open: async () => null,
});

/** The page's reading for forms and codes, as before every look for rows. */
const page = (): number => {
  const began = clock();
  shapeOf(document, window, collect(document).form);
  return clock() - began;
};

/** Its rows and their chips, the first time, with the layout that drawing asks for. */
const first = async () => {
  const began = clock();
  await presence.look();
  overlay?.host.getBoundingClientRect();
  return { ms: clock() - began - (away.to - away.from), rows: asked };
};

/** Nothing changed: rows are looked for again and the chips placed. */
const again = async () => {
  const began = clock();
  asked = 0;
  await presence.look();
  if (asked > 0) throw new Error(`${asked} rows were asked for again`);
  return clock() - began;
};

const bench = { page, first, again };
export type ListsInPage = typeof bench;
Object.assign(globalThis, { bench });
