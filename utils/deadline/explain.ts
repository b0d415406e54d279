/** The arithmetic of a deadline in words, line by line, with its basis. */
import { isWorkingDay, nextWorkingDay, sessions } from '../calendar/calendar.ts';
import type { Day } from '../calendar/day.ts';
import { civilOf, weekdayOf } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { clockText, dayOfMoment, minuteOf, minuteOfDay, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { workedUntil } from '../calendar/working-time.ts';
import * as basis from './basis.ts';
import { commitmentClock, statutoryClock } from './compute.ts';
import { daysOffBetween, reasonOff } from './days-off.ts';
import type { Case } from './input.ts';
import { readInput } from './input.ts';
import { portalCauses, sayCause } from './portal.ts';
import { sayClock, sayDate, sayDay, sayDayShort, sayLimit, sayMoment } from './say.ts';
import type { Track } from './track.ts';
import { waitsSince } from './track.ts';
import type { ArithmeticLine, Deadline, DeadlineInput, DeadlineLimit } from './types.ts';
import { comparesDates, unrolledDay } from './units.ts';

const WAITS = { supplement: 'bổ sung', finance: 'nghĩa vụ tài chính', other: 'việc không tính vào thời hạn' };

const sayDue = (due: Moment, limit: DeadlineLimit): string =>
  comparesDates(limit) ? sayDay(dayOfMoment(due)) : `${sayClock(due)} ${sayDay(dayOfMoment(due))}`;

const receptionLine = (calendar: Calendar, moment: Moment, received: Moment): ArithmeticLine => {
  const day = dayOfMoment(moment);
  const saturday = calendar.office.saturday !== undefined && weekdayOf(day) === 6;
  const off = isWorkingDay(calendar, day) ? '' : saturday ? ' (thứ Bảy chỉ tiếp nhận)' : ' (ngày nghỉ)';
  return { text: `Nhận ${sayMoment(moment)}${off}`, basis: basis.nd61('Đ17', received) };
};

/** Supplements, payments and extensions that shaped the limit. */
const eventLines = (kase: Case, track: Track): ArithmeticLine[] => {
  const lines: ArithmeticLine[] = [];
  if (track.start !== kase.received)
    lines.push({
      text: `Đủ hồ sơ bổ sung ${sayMoment(track.start)}: thời hạn tính lại từ đầu`,
      basis: basis.nd61('Đ19 k4', kase.received),
    });
  for (const { from, to } of track.pauses)
    lines.push({
      text: `Không tính thời gian chờ ${sayClock(from)} ${sayDate(dayOfMoment(from))} - ${sayClock(to)} ${sayDate(dayOfMoment(to))}`,
      basis: basis.SECTOR_LAW,
    });
  return lines;
};

const firstSession = (calendar: Calendar, start: Moment): { day: Day; from: number } => {
  const day = dayOfMoment(start);
  const next = sessions(calendar, day).find(({ from }) => from > minuteOfDay(start));
  return next ? { day, from: next.from } : { day: nextWorkingDay(calendar, day), from: calendar.sessions[0]!.from };
};

const startLine = (kase: Case, limit: DeadlineLimit, start: Moment, calendar: Calendar): ArithmeticLine => {
  const day = dayOfMoment(start);
  switch (limit.unit) {
    case 'MINUTE':
    case 'HOUR':
      return { text: 'Tính ngay từ lúc nhận, cả ban đêm và ngày nghỉ', basis: basis.BLDS_CLOCK };
    case 'WORKING_MINUTE':
    case 'WORKING_HOUR': {
      const hours = calendar.sessions.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`).join(', ');
      const inside = workedUntil(calendar, minuteOf(start) + 1) > workedUntil(calendar, minuteOf(start));
      const next = firstSession(calendar, start);
      const from = inside ? 'từ lúc nhận' : `từ ${clockText(next.from)} ${sayDayShort(next.day)}`;
      return { text: `Chỉ tính giờ làm việc (${hours}), ${from}`, basis: basis.OFFICE };
    }
    case 'HALF_DAY': {
      const { day: first, from } = firstSession(calendar, start);
      return {
        text: `Buổi nhận không tính; tính từ buổi bắt đầu lúc ${clockText(from)} ${sayDayShort(first)}`,
        basis: basis.OFFICE,
      };
    }
    case 'SAME_DAY': {
      const cutoff = clockText(kase.cutoff);
      const text = !isWorkingDay(calendar, day)
        ? 'Nhận vào ngày nghỉ: trả trong ngày làm việc tiếp theo'
        : minuteOfDay(start) > kase.cutoff
          ? `Nhận sau ${cutoff}: trả trong ngày làm việc tiếp theo`
          : `Nhận không muộn hơn ${cutoff}: trả trong ngày`;
      return { text, basis: isWorkingDay(calendar, day) ? basis.sameDayLaw(kase.received) : basis.OFFICE };
    }
    default: {
      const first = limit.unit === 'WORKING_DAY' ? nextWorkingDay(calendar, day) : day + 1;
      const reception = start === kase.received ? 'Ngày nhận' : 'Ngày nhận đủ bổ sung';
      return { text: `${reception} không tính; tính từ ${sayDayShort(first)}`, basis: basis.BLDS_START };
    }
  }
};

/** Days off that the count skips, or the roll of its last day. */
const daysOffLines = (track: Track, limit: DeadlineLimit, due: Moment, calendar: Calendar): ArithmeticLine[] => {
  const { unit } = limit;
  if (unit === 'MINUTE' || unit === 'HOUR') return [];
  const start = dayOfMoment(track.start);
  const last = dayOfMoment(due);
  if (unit === 'DAY' || unit === 'WEEK' || unit === 'MONTH' || unit === 'YEAR') {
    const unrolled = unrolledDay(limit, start, track.pauses);
    if (unrolled === last) return [];
    const reason = reasonOff(calendar, unrolled);
    return [
      {
        text: `Ngày cuối ${sayDay(unrolled)} là ngày nghỉ${reason && ` (${reason})`}: chuyển sang ${sayDayShort(last)}`,
        basis: basis.BLDS_ROLL,
      },
    ];
  }
  const { off, worked, holidays } = daysOffBetween(calendar, start + 1, last, track.pauses);
  const lines: ArithmeticLine[] = [];
  const law = civilOf(last).year >= 2026 ? basis.HOLIDAYS_AND_CULTURE_DAY : basis.HOLIDAYS;
  if (off) lines.push(holidays ? { text: `Nghỉ: ${off}`, basis: law } : { text: `Nghỉ: ${off}` });
  if (worked) lines.push({ text: `Làm việc bù: ${worked}` });
  return lines;
};

const limitBasis = ({ value, unit }: DeadlineLimit, received: Moment): string => {
  if (unit === 'SAME_DAY') return basis.sameDayLaw(received);
  if (unit === 'MINUTE' || unit === 'HOUR') return basis.BLDS_CLOCK;
  if (unit === 'WEEK' || unit === 'MONTH' || unit === 'YEAR') return basis.BLDS_MONTHS;
  return (unit === 'WORKING_DAY' && Number.isInteger(value)) || unit === 'DAY' ? basis.BLDS_END : basis.OFFICE;
};

const endLine = (track: Track): ArithmeticLine[] => {
  if (!track.end) return [];
  const words = { RESULT: 'Có kết quả', REFUSED: 'Từ chối', WITHDRAWN: 'Rút hồ sơ', STOPPED: 'Dừng giải quyết' };
  return [{ text: `${words[track.end.type as keyof typeof words]} ${sayMoment(track.end.at)}` }];
};

/**
 * How a deadline came about, in Vietnamese: reception, waits, what is counted and what is off, the due day, extension,
 * apology, hand-over, commitment, and the portal's date when it differs. `deadline` is computeDeadline(input, calendar).
 * Rules of NĐ 61/2018 are marked 'chưa kiểm chứng' for dossiers received from 01/07/2025. Throws as computeDeadline does.
 */
export const explain = (input: DeadlineInput, deadline: Deadline, calendar: Calendar): ArithmeticLine[] => {
  const kase = readInput(input);
  const { limit } = input;
  const { track, due } = statutoryClock(kase, limit, calendar);
  const lines = [receptionLine(calendar, kase.received, kase.received), ...eventLines(kase, track)];
  if (due === null) {
    const since = waitsSince(track);
    if (since !== null && deadline.waitingFor !== null)
      lines.push({
        text: `Đang chờ ${WAITS[deadline.waitingFor]} từ ${sayMoment(since)}: chưa có hạn trả`,
        basis: deadline.waitingFor === 'supplement' ? basis.nd61('Đ19 k4', kase.received) : basis.SECTOR_LAW,
      });
    return [...lines, ...endLine(track)];
  }
  const counted = track.extendedTo === null ? due : null;
  lines.push(startLine(kase, limit, track.start, calendar));
  if (counted === null)
    lines.push({
      text: `${sayLimit(limit)}, gia hạn một lần → ${sayDay(dayOfMoment(due))}`,
      basis: basis.nd61('Đ19 k9', kase.received),
    });
  else {
    lines.push(...daysOffLines(track, limit, counted, calendar));
    lines.push({ text: `${sayLimit(limit)} → ${sayDue(counted, limit)}`, basis: limitBasis(limit, kase.received) });
  }
  if (deadline.certainty === 'provisional')
    lines.push({
      text: `Lịch nghỉ năm ${deadline.dueAt?.slice(0, 4)} chưa công bố đủ: hạn này là dự kiến`,
      basis: basis.HOLIDAYS,
    });
  if (deadline.flags.includes('confirm-appointment'))
    lines.push({
      text: 'Thời gian tính chạm dịp Tết hoặc 2/9 chưa công bố: chỉ in giấy hẹn khi cán bộ xác nhận',
      basis: basis.HOLIDAYS,
    });
  const apology = deadline.latestApologyAt === null || track.end ? null : parseMoment(deadline.latestApologyAt);
  if (typeof apology === 'number')
    lines.push({
      text: `Nếu không kịp: thư xin lỗi, hẹn lại chậm nhất ${sayDay(dayOfMoment(apology))}`,
      basis: basis.nd61('Đ19 k9', kase.received),
    });
  const transfer = deadline.transferBy === null || track.end ? null : parseMoment(deadline.transferBy);
  if (typeof transfer === 'number')
    lines.push({
      text: `Chuyển hồ sơ đi giải quyết chậm nhất ${sayMoment(transfer)}; hạn trả không đổi`,
      basis: basis.nd61('Đ18 k2-3', kase.received),
    });
  const commitment = input.commitment ? commitmentClock(kase, input.commitment, calendar) : null;
  if (commitment?.due != null)
    lines.push({
      text: `Rút ngắn: ${sayLimit(commitment.limit)} → ${sayDue(commitment.due, commitment.limit)}`,
      basis: basis.PROMISE,
    });
  lines.push(...endLine(track));
  if (kase.portalDue !== null && deadline.portal !== null && deadline.portal !== 'MATCH') {
    const causes = portalCauses(input, calendar).map(sayCause);
    const why = causes.length > 0 ? `; có thể vì ${causes.join(' hoặc ')}` : '';
    lines.push({
      text: `Cổng hẹn ${sayDay(dayOfMoment(kase.portalDue))}: ${deadline.portal === 'LATER' ? 'muộn' : 'sớm'} hơn${why}`,
    });
  }
  return lines;
};
