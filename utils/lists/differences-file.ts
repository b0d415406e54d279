/** 'Lệch ngày hẹn' as a file for the portal's administrator: codes, dates and arithmetic, nothing about people. */
import { sayCause } from '../deadline/portal.ts';
import { t } from '../i18n/ui.ts';
import { limitText } from '../procedure/catalogue.ts';
import { writeCsv } from '../sheet/csv.ts';
import { writeXlsx } from '../sheet/xlsx-write.ts';
import type { Difference } from './differences.ts';

export const causesOf = ({ causes }: Difference): string =>
  causes.length ? causes.map(sayCause).join(' / ') : t('list.noCause');
export const limitOf = ({ limit }: Difference): string =>
  [limitText(limit), limit.case, t(`status.${limit.status}`)].filter(Boolean).join(' · ');

/** "2026-11-19T09:00:00+07:00" → "19/11/2026 09:00"; a date alone stays one. */
const when = (iso: string): string =>
  `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}${iso.length > 10 ? ` ${iso.slice(11, 16)}` : ''}`;

const table = (rows: readonly Difference[]): string[][] => [
  [
    t('list.code'),
    t('list.procedureCode'),
    t('list.procedure'),
    t('list.receivedHead'),
    t('list.portalDate'),
    t('list.ourDate'),
    t('list.order'),
    t('list.limit'),
    t('list.cause'),
    t('list.arithmetic'),
  ],
  ...rows.map((row) => [
    row.code,
    row.procedureCode,
    row.procedureName,
    when(row.receivedAt),
    when(row.portal),
    when(row.ours.slice(0, 10)),
    t(`list.order.${row.verdict}`),
    limitOf(row),
    causesOf(row),
    row.lines.map(({ text, basis }) => (basis ? `${text} (${basis})` : text)).join(' | '),
  ]),
];

export const DIFFERENCE_FORMATS = ['csv', 'xlsx'] as const;
const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** No cell of either format is a formula. @param today yyyy-MM-dd */
export const differencesFile = async (
  format: (typeof DIFFERENCE_FORMATS)[number],
  rows: readonly Difference[],
  today: string,
): Promise<{ name: string; type: string; content: string | Uint8Array<ArrayBuffer> }> => ({
  name: `lech-ngay-hen-${today}.${format}`,
  type: TYPES[format],
  content: format === 'csv' ? writeCsv(table(rows)) : await writeXlsx(t('list.differences'), table(rows)),
});
