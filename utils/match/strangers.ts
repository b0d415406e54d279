/** Words that speak of a person whom no phrase of the vocabulary names: whose field it is then stays open. Pure. */

/** One word of a text and what explains it. */
export interface Word {
  text: string;
  /** What a phrase of the vocabulary makes of it; undefined: nothing does. */
  as: 'role' | 'phrase' | undefined;
  /** Says nothing by itself ("của", "và", a digit). */
  filler: boolean;
  /** A phrase of one word that names next of kin: "cha", "vợ". */
  kin?: boolean;
  /** Part of a phrase that may mean one person as well as another: "phụ huynh". */
  vague?: boolean;
  /** Punctuation stands right before it. */
  apart?: boolean;
  /** Last word of a phrase that waits for its end: "người được ...". */
  open?: boolean;
}

/** A word that cannot be said of a thing. "Anh/chị" and "bạn" are only how a form says "you". */
const PERSON = new Set(
  'người bên anh chị em cháu bác cô dì cậu mợ thím dượng rể dâu chủ viên trưởng đốc khách'.split(' '),
);
/** Words that look like a person and are none, by the word that follows. */
const NOT_A_PERSON = new Map<string, ReadonlySet<string>>([
  ['người', new Set(['nước', 'việt', 'lớn', 'khác', 'nhập'])],
  ['bên', new Set(['ngoài', 'dưới', 'trên', 'trong', 'cạnh', 'phải', 'trái'])],
  ['anh', new Set(['chị'])],
  ['chủ', new Set(['yếu', 'động', 'quyền', 'trương', 'đề', 'nghĩa', 'thể'])],
]);

/** What may follow a person and leaves it the same. */
const MORE = new Set(
  'trực mới chính điện online sẽ phải xin hợp thôi nhập trở đăng khai kê tử nộp làm thực tham góp đủ đứng đi hưởng nhận lĩnh trợ thống đề yêu có dưới từ chưa trong ngoài nước việt cam ghi kết lập thành tự thường tạm nơi tại qua thay hồ thủ giấy bản phiếu đơn thẻ căn xác liên hỗ bổ sửa đổi gia chứng giải miễn giảm tách chuyển information details info data'.split(
    ' ',
  ),
);

const KIN_OF = /^(?:cha|mẹ|bố|vợ|chồng)$/;

const unexplained = (word: Word | undefined): boolean => word !== undefined && !word.as && !word.filler;

/**
 * @returns the words that name somebody unknown ("người bảo hộ", "mẹ kế", "người được giao"), undefined when there are none.
 * A kinship word beside a word that nobody knows is another relative; an open phrase needs its end to say who it is.
 */
export const strangerIn = (words: readonly Word[]): string | undefined => {
  for (const [i, word] of words.entries()) {
    const next = words[i + 1];
    const said = `${word.text} ${next?.text ?? ''}`.trim();
    if (word.vague) return said;
    // "Người đứng tên cùng chịu trách nhiệm" is the other one; "cha cùng mẹ" are both known.
    if (word.as === 'role' && next?.text === 'cùng' && words[i + 2]?.as !== 'role') return said;
    if (word.open) {
      if (next) return said;
      continue;
    }
    if (word.kin) {
      // "Cha của mẹ", "vợ của cha".
      if (word.text !== 'con' && next?.text === 'của' && KIN_OF.test(words[i + 2]?.text ?? '')) return said;
      if (unexplained(next)) return said;
      if (unexplained(words[i - 1])) return `${words[i - 1]!.text} ${word.text}`;
      continue;
    }
    // "Chủ hộ liền kề", "Đại diện nhà trường": words right after a person that nobody knows make it another one.
    if (word.as === 'role' && unexplained(next) && !next!.apart && !MORE.has(next!.text)) return said;
    if (word.as === 'role' || !PERSON.has(word.text) || (word.text !== 'người' && word.as)) continue;
    if (next && NOT_A_PERSON.get(word.text)?.has(next.text)) continue;
    // "Trang chủ", "dân chủ".
    if (word.text === 'chủ' && unexplained(words[i - 1])) continue;
    if (word.text === 'chị' && words[i - 1]?.text === 'anh') continue;
    if (word.text === 'người') {
      const after = words.slice(i + 1).find((w) => !w.filler);
      // "Họ tên người" alone, or "người cha": who it is, is told.
      if (after && after.as !== 'role') return `${word.text} ${after.text}`;
      continue;
    }
    return said;
  }
  return undefined;
};
