import type { Paper, ValueStatus } from '../../procedure/types.ts';
import { fold } from '../../text/fold.ts';
import type { RawPaper } from './raw.ts';
import { clean, cutAt, stableId, withoutBullets, withoutEnd } from './text.ts';

const LONGEST_NAME = 400;
const LONGEST_FULL = 3000;
const LONGEST_WHEN = 200;

/** Headings that gather papers and say nothing about when they are needed. Folded. */
const HEADING =
  /^(cac )?(thanh phan ho so|giay to (phai|can)? ?(nop|xuat trinh)|tai lieu (phai|can) (nop|xuat trinh)|ho so( bao)? gom|luu y|ghi chu)/;
const CONDITION = /^(trong )?(truong hop|doi voi|neu|khi|rieng)\b/;
/** Texts that are no papers, folded: remarks for the officer, rules about copies, empty lines of a form. */
const REMARK = [
  /^(luu y|ghi chu|chu y|chu thich)\b/,
  /^khong( co| quy dinh)?$/,
  /^(2\/ )?so luong (moi )?(thanh phan )?ho so\b/,
  /^thoi han nop ho so\b/,
  /^\([^()]*\)$/,
  /^mien (nop |tai lieu )/,
  /^(cac )?(tai lieu|giay to|ban sao|thanh phan ho so)[^,;]{0,40} (neu tren|noi tren|tren day)\b/,
  /^(nguoi|ca nhan|cong dan|co quan|can bo|to chuc)[^.;:]* (co trach nhiem|co quyen|duoc lua chon|co nghia vu)/,
  /^(nguoi tiep nhan|can bo tiep nhan)\b/,
];
/** "Trường hợp đã có dữ liệu thì không phải nộp": nothing is asked for. */
const WAIVER =
  /^\(?truong hop .*(khong phai nop|khong phai xuat trinh|khong yeu cau|khong can nop|duoc mien nop|thi khong)/;
/** A heading that ends with its colon, the papers behind it. */
const OPENING = /^(truong hop|doi voi|nguoi|thanh phan|ho so|cac .*(sau( day)?|gom|cu the|ve)$|mot trong|ngoai )/;
const OPENING_FOR = /^để /i;
/** Something is asked for all the same: "thì phải nộp giấy ủy quyền". */
const DEMAND =
  /\b((thi|phai) (phai )?(nop|co|kem|gui|cung cap|xuat trinh|bo sung)|nop (kem|them|bo sung)|kem theo)\b.{8}/;

/** Two papers that ran into each other: "Sơ đồ tổ chức; 1 bản chính- Đề án thành lập", "NĐ-CP1 bản chínhvăn bản chỉ định". */
const SEAM = /[\s;,.]*(\d{1,2}) bản (chính|sao)(?:\s*[-–•*]\s*(?=\p{Lu})|(?=\p{L}))/u;

interface Part {
  text: string;
  original: number;
  copy: number;
  /** It was cut out of a longer text. */
  split: boolean;
}

/** Papers that were glued together, each with the count that stood at its seam; the last one has the row's own. */
export const split = ({ name, original, copy }: RawPaper): Part[] => {
  const parts: Part[] = [];
  let rest = clean(name);
  for (let seam = SEAM.exec(rest); seam && seam.index > 8; seam = SEAM.exec(rest)) {
    const count = Number(seam[1]);
    const isOriginal = seam[2] === 'chính';
    const text = rest.slice(0, seam.index);
    parts.push({ text, original: isOriginal ? count : 0, copy: isOriginal ? 0 : count, split: true });
    rest = rest.slice(seam.index + seam[0].length);
  }
  return [...parts, { text: rest, original, copy, split: parts.length > 0 }];
};

/** Counts that the text itself gives, where the portal's fields are empty: "(01 bản chính)". */
const countsIn = (text: string): { originals: number; copies: number } => {
  const of = (what: string) =>
    Number(new RegExp(`(?<!\\d)(\\d{1,2}) (?:\\([^)]*\\) )?bản ${what}`).exec(text)?.[1] ?? 0);
  return { originals: of('chính'), copies: of('sao') };
};

/** File name of a form whose first half stayed at the end of the paper's name: "theo mẫu TK 1." + "002877.docx". */
const TAIL = /[\s.;]*((?:Mau|Mus|Ms|TK|TPHS|KQ|PL)(?=[\s\d_-])[^;:()]{0,50}?)\.$/;

export const nameAndForm = (name: string, form: string | null): { name: string; form: string } => {
  const files = clean((form ?? '').replace(/\s*\n\s*/g, '; '));
  const tail = files && /^[\d\p{Ll}A-Z]/u.test(files) ? TAIL.exec(name) : null;
  if (!tail) return { name, form: cutAt(files, LONGEST_NAME) };
  return { name: name.slice(0, tail.index), form: cutAt(`${tail[1]}.${files}`, LONGEST_NAME) };
};

/** The heading over a paper: a condition, a part of the dossier, or nothing ("Giấy tờ phải nộp:"). */
export const headingOf = (text: string): { case: string; when: string; note: boolean } => {
  const plain = withoutEnd(withoutBullets(clean(text))).replace(/^\((.*)\)$/, '$1');
  const folded = fold(plain);
  // Only a heading that is nothing else, or that ends so; a long one with real papers behind it is none.
  const note = /^(luu y|ghi chu)$/.test(folded) || /(luu y|ghi chu)$/.test(folded);
  const bare = withoutEnd(
    plain.replace(
      /[,;]?\s*(thì )?(hồ sơ|thành phần hồ sơ)?\s*(bao gồm|gồm)( các (tài liệu|giấy tờ))?( sau( đây)?)?$/i,
      '',
    ),
  );
  if (!bare || HEADING.test(folded) || note) return { case: '', when: '', note };
  const short = cutAt(bare, LONGEST_WHEN);
  return { case: short, when: CONDITION.test(folded) ? short : '', note };
};

/** The condition inside a paper's own text: "Trường hợp ủy quyền: ...", "... (nếu có)". */
const conditionIn = (name: string, conditional: boolean): string => {
  if (/\(nếu có\)/i.test(name)) return 'nếu có';
  const head = /^((?:trong )?(?:trường hợp|đối với|nếu|khi) .{2,180}?)(?::| thì | phải | nộp |, (?=\p{Ll}))/iu.exec(
    name,
  );
  if (head && (conditional || /^(trong )?(trường hợp|nếu|khi)/i.test(name))) return withoutEnd(head[1]!);
  return conditional ? 'trường hợp nêu trong tên giấy tờ' : '';
};

/** @param counted the row states a number of originals or copies */
export const isRemark = (text: string, counted = false): boolean => {
  const bare = withoutEnd(withoutBullets(text));
  const folded = fold(bare);
  if (REMARK.some((pattern) => pattern.test(folded))) return true;
  if (counted && DEMAND.test(folded)) return false;
  const opens = /(:|\b(bao )?gom)$/.test(fold(text).replace(/[\s.]+$/, ''));
  return WAIVER.test(folded) || (opens && (OPENING.test(folded) || OPENING_FOR.test(bare)));
};

const upper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

const paperOf = (raw: RawPaper, part: Part, trust: ValueStatus): Paper | undefined => {
  const heading = headingOf(raw.case);
  const { name: bare, form } = nameAndForm(withoutBullets(part.text), raw.form);
  const whole = upper(withoutEnd(bare));
  if (!whole) return undefined;
  const said = part.original + part.copy > 0 ? { originals: part.original, copies: part.copy } : countsIn(whole);
  const when = [heading.when, conditionIn(whole, raw.conditional === true)].filter(Boolean).join('; ');
  const name = cutAt(whole, LONGEST_NAME);
  // A list that ended with its colon has lost its items.
  const lost = part.split || raw.cut === true || /:$/.test(bare.trim());
  return {
    id: stableId('p', heading.case, whole),
    name,
    kind: raw.kind === 'present' ? 'present' : 'submit',
    ...said,
    ...(when ? { when: cutAt(when, LONGEST_NAME) } : {}),
    ...(heading.case ? { case: heading.case } : {}),
    ...(form ? { form } : {}),
    ...(name === whole ? {} : { full: cutAt(whole, LONGEST_FULL) }),
    status: lost || said.originals + said.copies === 0 ? 'unverified' : trust,
  };
};

/** Headings of a part of one dossier rather than of a case: all of them are needed. */
const PART = /^(ho so|giay to|tai lieu) (cua|do)\b/;

/** The portal's heading is its "trường hợp": where there are several, a paper is needed in its own one only. */
const byCase = (papers: readonly Paper[]): Paper[] => {
  const several = new Set(papers.map((paper) => paper.case)).size > 1;
  return papers.map((paper) => {
    if (!several || !paper.case || PART.test(fold(paper.case)) || paper.when?.startsWith(paper.case)) return paper;
    return { ...paper, when: cutAt([paper.case, paper.when].filter(Boolean).join('; '), LONGEST_NAME) };
  });
};

/**
 * Papers, and what stands among them without being one. A paper whose number nobody states has none, and is chưa kiểm chứng.
 * The same paper twice under one heading is one.
 */
export const papersOf = (raw: readonly RawPaper[], trust: ValueStatus): { papers: Paper[]; notes: string[] } => {
  const papers = new Map<string, Paper>();
  const notes = new Set<string>();
  for (const row of raw)
    for (const part of split(row)) {
      const note = row.kind === 'note' || headingOf(row.case).note || isRemark(part.text, row.original + row.copy > 0);
      const paper = note ? undefined : paperOf(row, part, trust);
      if (paper && !papers.has(paper.id)) papers.set(paper.id, paper);
      const text = note ? cutAt(upper(withoutBullets(part.text)), LONGEST_FULL) : '';
      if (text) notes.add(text);
    }
  return { papers: byCase([...papers.values()]), notes: [...notes].slice(0, 100) };
};
