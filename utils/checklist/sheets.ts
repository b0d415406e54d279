import type { Citizen } from '../citizen/types.ts';
import type { Dossier } from '../dossier/types.ts';
import { limitText } from '../procedure/catalogue.ts';
import type { Procedure, ValueStatus } from '../procedure/types.ts';
import type { Office } from '../settings/settings.ts';
import { counts, isShort, short, toBring } from './checklist.ts';
import { howMany, piecesText, whyText } from './missing.ts';
import type { Checklist, ChecklistRow } from './types.ts';

/** What can be printed from a checklist. */
export const SHEETS = ['supplement', 'handover', 'handout'] as const;
export type SheetKind = (typeof SHEETS)[number];

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'sign'; places: { title: string; hint: string }[] };

/** A page as it is printed, whatever draws it. */
export interface Sheet {
  kind: SheetKind;
  title: string;
  /** Date line: "ngày 23 tháng 11 năm 2026"; '' where the page bears none. */
  dated: string;
  parts: Part[];
}

/** All that a sheet is made of. */
export interface SheetInput {
  procedure: Procedure;
  checklist: Checklist;
  office: Office;
  /** null: a hand-out before anybody has a dossier. */
  dossier: Pick<Dossier, 'people' | 'code'> | null;
  /** yyyy-mm-dd in Việt Nam. */
  today: string;
}

/** A field without a value prints dots, so that a pen can fill it. */
const DOTS = '........................................';
const or = (value: string | undefined): string => value?.trim() || DOTS;
const say = (value: string): Part => ({ kind: 'text', text: value });
const count = (n: number): string => (n > 0 ? String(n).padStart(2, '0') : '');
const SIGN = '(Ký, ghi rõ họ tên)';

const dateText = (day: string): string => {
  const [year, month, date] = day.split('-');
  return `ngày ${date} tháng ${month} năm ${year}`;
};

/** Who hands in: the applicant, the owner, else the first of the dossier. */
const applicantOf = (people: Dossier['people']): Citizen | undefined =>
  (['applicant', 'owner'] as const)
    .map((role) => people.find((person) => person.role === role)?.citizen)
    .find((citizen) => citizen) ?? people[0]?.citizen;

const asked = (row: ChecklistRow): { originals: number; copies: number; why: string } =>
  isShort(row)
    ? { ...short(row), why: 'còn thiếu số bản' }
    : {
        originals: row.originals,
        copies: row.copies,
        why: [row.state === 'missing' ? 'chưa có' : 'chưa đúng', whyText(row)].filter(Boolean).join(': '),
      };

/** Wording: Thông tư 01/2018/TT-VPCP, mẫu Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, as public software prints it. */
const supplement = ({ procedure, checklist, office, dossier, today }: SheetInput): Sheet => {
  const applicant = applicantOf(dossier?.people ?? []);
  const rows = toBring(checklist).map((row, at) => {
    const { originals, copies, why } = asked(row);
    return [String(at + 1), row.name, count(originals), count(copies), why];
  });
  return {
    kind: 'supplement',
    title: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    dated: dateText(today),
    parts: [
      say(`Hồ sơ của Ông/Bà: ${or(applicant?.fullName)}`),
      say(`Mã hồ sơ: ${or(dossier?.code)}`),
      say(`Nội dung yêu cầu giải quyết: ${procedure.name} (${procedure.code})`),
      say(`Địa chỉ: ${or(applicant?.address)}`),
      say(`Số điện thoại: ${DOTS}  Email: ${DOTS}`),
      say('Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung sau:'),
      { kind: 'table', head: ['TT', 'Thành phần hồ sơ', 'Bản chính', 'Bản sao', 'Lý do'], rows },
      say(
        `Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với ${or(office.name)} số điện thoại ${or(office.phone)} để được hướng dẫn.`,
      ),
      {
        kind: 'sign',
        places: [
          { title: 'NGƯỜI NỘP HỒ SƠ', hint: SIGN },
          { title: 'NGƯỜI HƯỚNG DẪN', hint: SIGN },
        ],
      },
    ],
  };
};

const handed = (row: ChecklistRow): string[] => {
  const got = {
    originals: row.detail.originals ?? row.originals,
    copies: row.detail.copies ?? row.copies,
  };
  if (row.state === 'exempt') return ['', '', ['được miễn', whyText(row)].filter(Boolean).join(': ')];
  const shown = row.kind === 'present' ? ['đã xuất trình, trả lại'] : [];
  return [count(got.originals), count(got.copies), [...shown, whyText(row)].filter(Boolean).join('; ')];
};

const handover = ({ procedure, checklist, dossier, today }: SheetInput): Sheet => {
  const here = checklist.rows.filter(({ state }) => state === 'have' || state === 'exempt');
  return {
    kind: 'handover',
    title: 'BẢNG KÊ GIẤY TỜ BÀN GIAO',
    dated: dateText(today),
    parts: [
      say(`Mã hồ sơ: ${or(dossier?.code)}`),
      say(`Thủ tục: ${procedure.name} (${procedure.code})`),
      say(`Hồ sơ của Ông/Bà: ${or(applicantOf(dossier?.people ?? [])?.fullName)}`),
      {
        kind: 'table',
        head: ['TT', 'Tên giấy tờ', 'Bản chính', 'Bản sao', 'Ghi chú'],
        rows: here.map((row, at) => [String(at + 1), row.name, ...handed(row)]),
      },
      say('Thời điểm giao, nhận: ...... giờ ...... phút, ngày ...... tháng ...... năm ............'),
      {
        kind: 'sign',
        places: [
          { title: 'NGƯỜI GIAO', hint: SIGN },
          { title: 'NGƯỜI NHẬN', hint: SIGN },
        ],
      },
    ],
  };
};

const TRUSTED: readonly ValueStatus[] = ['verified', 'portal', 'office'];

/** What is the office's own says so, with its source. */
const byOffice = (basis: string | undefined): string => (basis === undefined ? '' : `, theo đơn vị: ${basis}`);

const handout = ({ procedure, checklist, office }: SheetInput): Sheet => {
  const item = (row: ChecklistRow): string => `${row.name} (${howMany(row)}${byOffice(row.office)})`;
  const needed = checklist.rows.filter(
    (row) => counts(row) && row.state !== 'not-applicable' && row.state !== 'exempt',
  );
  const maybe = checklist.rows.filter(({ need, state }) => need === 'open' && state === undefined);
  // A value that nobody checked is the officer's to say, not the paper's.
  const limits = procedure.limits
    .filter(({ status }) => TRUSTED.includes(status))
    .map(
      (limit) =>
        `${limitText(limit)}${limit.case ? ` (${limit.case})` : ''}${limit.status === 'office' ? byOffice(limit.basis) : ''}`,
    );
  const fees = procedure.fees
    .filter(({ status }) => TRUSTED.includes(status))
    .map((fee) => `${fee.text}${byOffice(fee.basis)}`);
  return {
    kind: 'handout',
    title: 'HỒ SƠ CẦN CHUẨN BỊ',
    dated: '',
    parts: [
      { kind: 'heading', text: procedure.name },
      { kind: 'list', items: needed.map(item) },
      ...(maybe.length
        ? [
            say('Chỉ cần khi đúng với trường hợp của Ông/Bà:'),
            { kind: 'list' as const, items: maybe.map((row) => `${item(row)}: ${row.when ?? ''}`) },
          ]
        : []),
      ...(limits.length ? [say(`Thời hạn giải quyết: ${limits.join('; ')}.`)] : []),
      ...(fees.length ? [say(`Phí, lệ phí: ${fees.join('; ')}.`)] : []),
      say(`Nơi nộp: ${or(office.name)}`),
      say(`Địa chỉ: ${or(office.address)}`),
      say(`Giờ tiếp nhận: ${or(office.hours)}`),
      say(`Điện thoại: ${or(office.phone)}`),
    ],
  };
};

const MAKERS: Record<SheetKind, (input: SheetInput) => Sheet> = { supplement, handover, handout };

/** The sheet as it stands now. Nothing missing gives a request without rows: look at `toBring` first. */
export const sheetOf = (kind: SheetKind, input: SheetInput): Sheet => MAKERS[kind](input);

const partText = (part: Part): string[] => {
  if (part.kind === 'list') return part.items.map((item, at) => `${at + 1}. ${item}`);
  if (part.kind === 'table')
    return part.rows.map(([number, name, originals, copies, note]) => {
      const several = piecesText({ originals: Number(originals), copies: Number(copies) });
      return `${number}. ${name}${several ? ` (${several})` : ''}${note ? `: ${note}` : ''}`;
    });
  return part.kind === 'sign' ? [] : [part.text];
};

/** The same as plain text, for a message or a portal's box; the places to sign are left out. */
export const sheetText = ({ title, parts }: Sheet): string => [title, '', ...parts.flatMap(partText)].join('\n');
