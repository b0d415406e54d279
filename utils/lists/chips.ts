/** What one row of a portal's list is told about its deadline, in few words. Vietnamese, as the page that it stands in. */
import { isWorkingDay } from '../calendar/calendar.ts';
import { parseDay, weekdayOf } from '../calendar/day.ts';
import { dayOfMoment, endOfDay, momentText, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { daysOffBetween } from '../deadline/days-off.ts';
import { DeadlineError } from '../deadline/error.ts';
import { hasEnded, wasResumed } from '../deadline/of-portal.ts';
import { sayDay, sayDayShort, sayLimit, sayMoment, sayShortDate } from '../deadline/say.ts';
import { type DueTone, dueWords } from '../deadline/words.ts';
import type { DossierSummary, PortalState } from '../dossier/types.ts';
import type { RowDates } from '../portal/types.ts';
import type { Procedure } from '../procedure/types.ts';
import { type Counted, clockOf, disagrees, type Facts } from './clock.ts';

export interface Chip {
  code: string;
  /** "còn 2 ngày · T5 26/11" */
  text: string;
  /** For a row with less room, longest first: "còn 2 ngày", "còn 2". */
  shorter: string[];
  tone: DueTone;
  paused: boolean;
  /** We keep notes of this dossier. */
  note: boolean;
  /** ISO, for sorting; '' while nothing runs. */
  due: string;
  /** The portal promises another date than the rules give. */
  differs: boolean;
  /** The arithmetic, line by line. */
  why: string[];
}

export interface ChipWorld {
  calendar: Calendar;
  /** ISO +07:00. */
  asOf: string;
  locked: boolean;
}

const LOCKED = 'Kho đang khóa: chỉ tính từ những gì ghi trên trang này';
const UNREAD = { received: 'Ngày tiếp nhận', appointment: 'Ngày hẹn trả' } as const;

const dayOf = (at: string): number | null => {
  const day = at.length > 10 ? parseMoment(at) : parseDay(at);
  return typeof day !== 'number' ? null : at.length > 10 ? dayOfMoment(day) : day;
};
/** "T5 26/11" */
const sayChipDay = (day: number): string => {
  const weekday = weekdayOf(day);
  return `${weekday === 7 ? 'CN' : `T${weekday + 1}`} ${sayShortDate(day)}`;
};
const shortest = (text: string): string =>
  text
    .replace(/ ngày$/, '')
    .replace(/^quá hạn (?=\d)/, 'quá ')
    .replace(/^chờ .*$/, 'chờ');

type Said = Pick<Chip, 'text' | 'shorter' | 'tone' | 'due' | 'why'> & Partial<Chip>;

const simple = (text: string, tone: DueTone, why: string[]): Said => ({
  text,
  shorter: [shortest(text)],
  tone,
  due: '',
  why,
});

/** "còn 2 ngày · T5 26/11" */
const dated = (words: { text: string; tone: DueTone }, due: string, why: string[]): Said => {
  const day = dayOf(due);
  const text = words.text.replace(/ làm việc$/, '');
  const forms = [text, shortest(text)];
  return {
    text: day === null ? text : `${text} · ${sayChipDay(day)}`,
    shorter: forms,
    tone: words.tone,
    due,
    why,
  };
};

const WAITING: Partial<Record<PortalState, string>> = { supplement: 'chờ bổ sung', finance: 'chờ nghĩa vụ tài chính' };

/** By the portal's own appointment, where the rules cannot be followed. */
const byAppointment = (at: string, reason: string, { calendar, asOf }: ChipWorld): Said | undefined => {
  const day = dayOf(at);
  if (day === null) return undefined;
  const dueAt = momentText(endOfDay(day));
  const status = dueAt < asOf ? 'OVERDUE' : 'RUNNING';
  const words = dueWords({ asOf, status, endedAt: null, dueAt, waitingFor: null }, calendar);
  const off = isWorkingDay(calendar, day) ? [] : ['Cổng hẹn vào ngày nghỉ'];
  return dated(words, dueAt, [`Cổng hẹn ${sayDay(day)}`, reason, ...off]);
};

/** The arithmetic in a few lines; with its legal basis it stands in the panel. */
const arithmetic = ({ deadline, input, limit }: Counted, facts: Facts, calendar: Calendar): string[] => {
  const [received, start, due] = [input.receivedAt, deadline.startedAt, deadline.dueAt ?? ''].map(parseMoment);
  if (typeof received !== 'number' || typeof start !== 'number') return [];
  const lines = [
    limit.case ? `Trường hợp: ${limit.case}` : '',
    `Nhận ${facts.receivedAt?.length === 10 ? sayDay(dayOfMoment(received)) : sayMoment(received)}`,
    start === received ? '' : `Tính lại từ ${sayMoment(start)}`,
  ];
  if (typeof due === 'number') {
    const { off, worked } = daysOffBetween(calendar, dayOfMoment(start) + 1, dayOfMoment(due), []);
    lines.push(
      off ? `Nghỉ: ${off}` : '',
      worked ? `Làm việc bù: ${worked}` : '',
      `${sayLimit(limit)} → ${sayDayShort(dayOfMoment(due))}`,
      limit.status === 'unverified' ? 'Thời hạn chưa kiểm chứng' : '',
      limit.status === 'office' ? `Thời hạn theo đơn vị: ${limit.basis}` : '',
      deadline.certainty === 'provisional' ? 'Lịch nghỉ năm đó chưa công bố đủ: hạn này là dự kiến' : '',
      deadline.flags.includes('received-in-future') ? 'Ngày nhận ở sau hôm nay: xem lại đồng hồ máy hoặc cổng' : '',
    );
  }
  return lines.filter(Boolean);
};

const said = (
  row: RowDates,
  facts: Facts,
  state: PortalState | undefined,
  procedure: Procedure | undefined,
  world: ChipWorld,
): Said | undefined => {
  const { calendar, asOf } = world;
  const status = row.status ? [`Trạng thái trên cổng: ${row.status}`] : [];
  if (hasEnded({ ...(state ? { state } : {}) })) return simple('đã xong', 'muted', status);
  if (row.supplementLate) return simple('quá hạn bổ sung', 'bad', ['Cổng ghi: Đã quá hạn bổ sung']);
  const waiting = state && WAITING[state];
  if (waiting) return { ...simple(waiting, 'muted', [...status, 'Thời hạn đang dừng']), paused: true };
  if (state === 'new') return simple('chưa tiếp nhận', 'muted', [...status, 'Thời hạn tính từ khi tiếp nhận']);
  if (row.unread?.length)
    return simple(
      'ngày không đọc được',
      'warn',
      row.unread.map((which) => `${UNREAD[which]} trên cổng không có thật hoặc viết khác dd/mm/yyyy: không đoán`),
    );
  // The limit ran again from a moment that the list does not show.
  const resumed = row.formerAppointmentAt !== undefined || wasResumed(facts.portal);
  if (resumed && facts.appointmentAt)
    return byAppointment(
      facts.appointmentAt,
      'Hẹn lại sau bổ sung; lúc nhận đủ bổ sung không thấy trên trang này',
      world,
    );
  const counted = clockOf(facts, procedure, calendar, asOf);
  if (!counted)
    return facts.appointmentAt
      ? byAppointment(
          facts.appointmentAt,
          procedure
            ? 'Chỉ theo ngày hẹn của cổng: trang này không ghi đủ ngày giờ tiếp nhận'
            : 'Chỉ theo ngày hẹn của cổng: thủ tục này chưa có trong danh mục',
          world,
        )
      : undefined;
  const { deadline } = counted;
  const why = arithmetic(counted, facts, calendar);
  const words = dueWords(deadline, calendar);
  if (!deadline.dueAt) return { ...simple(words.text, words.tone, why), paused: deadline.status === 'WAITING' };
  if (deadline.flags.includes('received-in-future'))
    return { ...dated({ text: 'ngày nhận sau hôm nay', tone: 'warn' }, deadline.dueAt, why) };
  const line = dated(words, deadline.dueAt, why);
  const portal = facts.appointmentAt && dayOf(facts.appointmentAt);
  if (typeof portal !== 'number' || !disagrees(facts, counted, calendar)) return line;
  const order = deadline.portal === 'LATER' ? 'muộn' : 'sớm';
  return {
    ...line,
    text: `${line.text} ≠ cổng ${sayShortDate(portal)}`,
    shorter: [`${line.shorter[0]} ≠ ${sayShortDate(portal)}`, `${line.shorter[1]} ≠`],
    differs: true,
    why: [...why, `Cổng hẹn ${sayDay(portal)}: ${order} hơn`],
  };
};

/**
 * The chip of a row, or none where neither the row nor our own record says anything about time. Our own record (`dossier`, only with the vault open)
 * stands over the row; the portal's state and appointment are the row's, which is newer.
 */
export const chipOf = (
  row: RowDates,
  state: PortalState | undefined,
  procedure: Procedure | undefined,
  dossier: DossierSummary | undefined,
  world: ChipWorld,
): Chip | undefined => {
  const receivedAt = dossier?.receivedAt ?? row.receivedAt;
  const appointmentAt = row.appointmentAt ?? dossier?.portal?.appointmentAt;
  const facts: Facts = {
    ...(receivedAt ? { receivedAt } : {}),
    ...(appointmentAt ? { appointmentAt } : {}),
    ...(dossier?.limitId ? { limitId: dossier.limitId } : {}),
    ...(dossier?.resultAt ? { resultAt: dossier.resultAt } : {}),
    ...(dossier?.portal ? { portal: dossier.portal } : {}),
  };
  let line: Said | undefined;
  try {
    line = said(row, facts, state, procedure, world);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    line = simple('ngày mâu thuẫn', 'warn', ['Các ngày của hồ sơ này mâu thuẫn nhau: không tính được hạn']);
  }
  const note = (dossier?.notes ?? 0) > 0;
  if (!line && !note) return undefined;
  const { why, ...rest } = line ?? simple('có ghi chú', 'muted', []);
  return { paused: false, differs: false, ...rest, code: row.code, note, why: world.locked ? [...why, LOCKED] : why };
};
