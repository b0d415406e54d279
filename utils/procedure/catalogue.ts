import type { LimitUnit } from '../deadline/types.ts';
import { codeOf } from './code.ts';
import type { Limit, ValueStatus } from './types.ts';

export { codeOf } from './code.ts';
export { DamagedCatalogue, parseChecks, parseLayer, parseProcedures } from './schema.ts';
export { standingOf } from './standing.ts';

/** The procedure with this code; the unit's suffix (".H17") and spaces around it do not matter. Never a similar one. */
export const findProcedure = <P extends { code: string }>(procedures: readonly P[], code: string): P | undefined => {
  const short = codeOf(code);
  return procedures.find((procedure) => procedure.code === short);
};

const UNITS: Record<Exclude<LimitUnit, 'SAME_DAY'>, string> = {
  MINUTE: 'phút',
  HOUR: 'giờ',
  WORKING_MINUTE: 'phút làm việc',
  WORKING_HOUR: 'giờ làm việc',
  HALF_DAY: 'buổi',
  WORKING_DAY: 'ngày làm việc',
  DAY: 'ngày',
  WEEK: 'tuần',
  MONTH: 'tháng',
  YEAR: 'năm',
};

/** "5 ngày làm việc", "0,5 ngày làm việc". The same day carries its rule of 15:00 (Luật Hộ tịch 2014 Đ5 k3; NĐ 23/2015 Đ7). */
export const limitText = ({ value, unit }: Pick<Limit, 'value' | 'unit'>): string =>
  unit === 'SAME_DAY'
    ? 'Ngay trong ngày (nhận sau 15 giờ: ngày làm việc tiếp theo)'
    : `${String(value).replace('.', ',')} ${UNITS[unit]}`;

const STATUSES: Record<ValueStatus, string> = {
  verified: 'kiểm chứng',
  portal: 'theo cổng',
  office: 'theo đơn vị',
  unverified: 'chưa kiểm chứng',
};

/** How far the value may be trusted, as the officer reads it beside the value. */
export const statusText = (status: ValueStatus): string => STATUSES[status];
