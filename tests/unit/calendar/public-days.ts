/**
 * Public holidays of Vietnam, 2015-2035, as the package date-holidays 3.37.0 has them (ISC and CC BY 3.0; country VN, type 'public'):
 * an independent source for what the law fixes. 1/1, 30/4, 1/5 and 2/9 stand in every year; mùng 1 Tết and 10/3 âm by year here. The days
 * that only a yearly decision sets, and Ngày Văn hóa Việt Nam (24/11, from 2026), are not in it.
 */
export const FIXED_DAYS = ['01-01', '04-30', '05-01', '09-02'];

/** Mùng 1 Tết and Giỗ Tổ of each year. */
export const LUNAR_DAYS: readonly (readonly [tet: string, hungKings: string])[] = [
  ['2015-02-19', '2015-04-28'],
  ['2016-02-08', '2016-04-16'],
  ['2017-01-28', '2017-04-06'],
  ['2018-02-16', '2018-04-25'],
  ['2019-02-05', '2019-04-14'],
  ['2020-01-25', '2020-04-02'],
  ['2021-02-12', '2021-04-21'],
  ['2022-02-01', '2022-04-10'],
  ['2023-01-22', '2023-04-29'],
  ['2024-02-10', '2024-04-18'],
  ['2025-01-29', '2025-04-07'],
  ['2026-02-17', '2026-04-26'],
  ['2027-02-06', '2027-04-16'],
  ['2028-01-26', '2028-04-04'],
  ['2029-02-13', '2029-04-23'],
  ['2030-02-02', '2030-04-12'],
  ['2031-01-23', '2031-04-01'],
  ['2032-02-11', '2032-04-19'],
  ['2033-01-31', '2033-04-09'],
  ['2034-02-19', '2034-04-28'],
  ['2035-02-08', '2035-04-17'],
];
