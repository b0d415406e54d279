import type { Standing } from '../dossier/lists.ts';
import type { Channel, CloseOutcome, Dossier, DossierSummary } from '../dossier/types.ts';
import { strikePeople } from '../privacy/redact.ts';
import type { Procedure } from '../procedure/types.ts';
import { writeCsv } from '../sheet/csv.ts';
import { writeXlsx } from '../sheet/xlsx-write.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportPorts {
  procedureOf: (code: string) => Pick<Procedure, 'name' | 'field'> | undefined;
  standing: (summary: DossierSummary) => Standing;
  /** Whole dossiers, asked for when notes are wanted. */
  whole: (dossierIds: readonly string[]) => Promise<readonly Dossier[]>;
}

/** What goes along besides codes, procedures, dates and fees. Without people, their names and numbers are struck out of the notes too. */
export interface ExportChoice {
  people: boolean;
  notes: boolean;
}

interface NoteOut {
  at: string;
  text: string;
  pinned?: boolean;
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
  'Ghi chú',
];
const OF_PEOPLE: readonly string[] = ['Họ và tên', 'Số định danh', 'Người khác trong hồ sơ'];
const isWanted = (heading: string, { people, notes }: ExportChoice): boolean =>
  (people || !OF_PEOPLE.includes(heading)) && (notes || heading !== 'Ghi chú');
/** A cell of a workbook holds so many characters. */
const LONGEST_CELL = 32_000;
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

const row = (
  summary: DossierSummary,
  index: number,
  notes: readonly NoteOut[],
  { procedureOf, standing }: ExportPorts,
): string[] => {
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
    notes
      .map(({ at, text }) => `${moment(at)}: ${text}`)
      .join('\n')
      .slice(0, LONGEST_CELL),
  ];
};

/** The notes of each dossier, with its people struck out unless they go along. */
const notesOf = async (ids: readonly string[], people: boolean, whole: ExportPorts['whole']) =>
  new Map(
    (await whole(ids)).map((dossier): [string, NoteOut[]] => {
      const citizens = dossier.people.map(({ citizen }) => citizen);
      const change = people ? (text: string) => text : strikePeople(citizens, [dossier.portal?.applicant]);
      const written = dossier.notes.filter(({ text }) => text.trim());
      return [
        dossier.id,
        written.map(({ at, text, pinned }) => ({ at, text: change(text), ...(pinned && { pinned }) })),
      ];
    }),
  );

/** A dossier of a JSON file. */
const plain = (whole: DossierSummary, { people }: ExportChoice) => {
  const { words: _, notes: __, people: citizens, portal, ...rest } = whole;
  if (people) return { ...rest, people: citizens, ...(portal && { portal }) };
  const { applicant: ___, ...seen } = portal ?? {};
  const change = strikePeople([], [portal?.applicant, ...citizens.flatMap(({ fullName }) => fullName)]);
  return { ...rest, tags: rest.tags.map(change), ...(portal && { portal: seen }) };
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
  choice: ExportChoice,
  ports: ExportPorts,
  today: string,
): Promise<ExportFile> => {
  const name = `so-ho-so-${today}.${format}`;
  const ids = dossiers.map(({ id }) => id);
  const notes = choice.notes ? await notesOf(ids, choice.people, ports.whole) : new Map<string, NoteOut[]>();
  if (format === 'json') {
    const content = dossiers.map((summary) => ({
      ...plain(summary, choice),
      procedure: ports.procedureOf(summary.procedureCode)?.name ?? '',
      dueAt: ports.standing(summary).dueAt,
      ...(choice.notes && { notes: notes.get(summary.id) ?? [] }),
    }));
    return { name, type: 'application/json', content: JSON.stringify(content, null, 2) };
  }
  const all = [HEADINGS, ...dossiers.map((summary, index) => row(summary, index, notes.get(summary.id) ?? [], ports))];
  const kept = HEADINGS.map((heading) => isWanted(heading, choice));
  const rows = all.map((cells) => cells.filter((_, at) => kept[at]));
  return format === 'csv'
    ? { name, type: 'text/csv;charset=utf-8', content: writeCsv(rows) }
    : {
        name,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeXlsx('Sổ hồ sơ', rows),
      };
};
