import type { Standing } from '../dossier/lists.ts';
import type { Channel, CloseOutcome, DossierSummary } from '../dossier/types.ts';
import type { Procedure } from '../procedure/types.ts';
import { writeCsv } from '../sheet/csv.ts';
import { writeXlsx } from '../sheet/xlsx-write.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportPorts {
  procedureOf: (code: string) => Pick<Procedure, 'name' | 'field'> | undefined;
  standing: (summary: DossierSummary) => Standing;
}

/** The register is a paper of the office: Vietnamese, whatever the language of the screen. The reader knows these headings again. */
const HEADINGS = [
  'STT',
  'Mã hồ sơ',
  'Mã khác',
  'Mã TTHC',
  'Tên TTHC',
  'Lĩnh vực',
  'Họ và tên',
  'Số định danh',
  'Người khác trong hồ sơ',
  'Ngày nhận hồ sơ',
  'Kênh tiếp nhận',
  'Hạn trả',
  'Ngày có kết quả',
  'Tình trạng',
  'Lệ phí',
  'Đã thu',
  'Thẻ',
];
const CHANNELS: Record<Channel, string> = { counter: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' };
const OUTCOMES: Record<CloseOutcome, string> = {
  returned: 'Đã trả kết quả',
  refused: 'Từ chối giải quyết',
  withdrawn: 'Công dân rút hồ sơ',
  elsewhere: 'Chuyển nơi khác',
  other: 'Đã đóng',
};

const moment = (iso: string | null | undefined): string =>
  iso ? `${iso.slice(0, 10).split('-').reverse().join('/')} ${iso.slice(11, 16)}` : '';

const row = (summary: DossierSummary, index: number, { procedureOf, standing }: ExportPorts): string[] => {
  const procedure = procedureOf(summary.procedureCode);
  const [first, ...others] = summary.people;
  return [
    String(index + 1),
    summary.code ?? '',
    summary.codes.join(', '),
    summary.procedureCode,
    procedure?.name ?? '',
    procedure?.field ?? '',
    first?.fullName ?? '',
    first?.personalId ?? '',
    others.map(({ fullName, personalId }) => [fullName, personalId].filter(Boolean).join(' ')).join('; '),
    moment(summary.receivedAt),
    CHANNELS[summary.channel],
    moment(standing(summary).dueAt),
    moment(summary.resultAt),
    summary.closed ? OUTCOMES[summary.closed.outcome] : summary.resultAt ? 'Chờ trả kết quả' : 'Đang giải quyết',
    summary.fee ? String(summary.fee.amount) : '',
    summary.fee?.paid ? 'x' : '',
    summary.tags.join(', '),
  ];
};

export interface ExportFile {
  name: string;
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/**
 * The register of these dossiers as a file. Its name says the day, nothing about people.
 * @param today yyyy-MM-dd
 */
export const exportFile = async (
  format: ExportFormat,
  dossiers: readonly DossierSummary[],
  ports: ExportPorts,
  today: string,
): Promise<ExportFile> => {
  const name = `so-ho-so-${today}.${format}`;
  if (format === 'json') {
    const content = dossiers.map((whole) => {
      const { words: _, ...summary } = whole;
      const procedure = ports.procedureOf(whole.procedureCode)?.name ?? '';
      return { ...summary, procedure, dueAt: ports.standing(whole).dueAt };
    });
    return { name, type: 'application/json', content: JSON.stringify(content, null, 2) };
  }
  const rows = [HEADINGS, ...dossiers.map((summary, index) => row(summary, index, ports))];
  return format === 'csv'
    ? { name, type: 'text/csv;charset=utf-8', content: writeCsv(rows) }
    : {
        name,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeXlsx('Sổ hồ sơ', rows),
      };
};
