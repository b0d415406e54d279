/** The legal basis of each line of the arithmetic, with what has not been read marked so. */
import { dayOf } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment } from '../calendar/moment.ts';

/** NĐ 118/2025/NĐ-CP replaces NĐ 61/2018/NĐ-CP for dossiers received from this day; its articles were not read. */
const ND118_FROM = dayOf(2025, 7, 1);
/** Luật Hộ tịch 03/2026/QH16 replaces that of 2014 from this day; not read. */
const HO_TICH_2026_FROM = dayOf(2027, 3, 1);

export const BLDS_CLOCK = 'BLDS 2015 Đ147 k1';
export const BLDS_START = 'BLDS 2015 Đ147 k2-3';
export const BLDS_END = 'BLDS 2015 Đ148 k1, k6';
export const BLDS_MONTHS = 'BLDS 2015 Đ148 k2-4';
export const BLDS_ROLL = 'BLDS 2015 Đ148 k5';
export const HOLIDAYS = 'BLLĐ 2019 Đ111-112';
export const HOLIDAYS_AND_CULTURE_DAY = 'BLLĐ 2019 Đ111-112; Nghị quyết 28/2026/QH16';
export const OFFICE = 'giờ làm việc và cách tính do cơ quan đặt';
export const SECTOR_LAW = 'theo luật chuyên ngành của thủ tục';
export const PROMISE = 'cam kết của cơ quan';

/** An article of NĐ 61/2018 as it stands for a dossier received then. */
export const nd61 = (article: string, received: Moment): string =>
  dayOfMoment(received) >= ND118_FROM
    ? `NĐ 61/2018 ${article} (chưa kiểm chứng: hồ sơ nhận từ 01/07/2025 theo NĐ 118/2025)`
    : `NĐ 61/2018 ${article}`;

/** The same-day rule of civil status and certification. */
export const sameDayLaw = (received: Moment): string =>
  dayOfMoment(received) >= HO_TICH_2026_FROM
    ? 'Luật Hộ tịch 2014 Đ5 k3 (chưa kiểm chứng: từ 01/03/2027 theo Luật Hộ tịch 03/2026/QH16); NĐ 23/2015 Đ7'
    : 'Luật Hộ tịch 2014 Đ5 k3; NĐ 23/2015 Đ7';
