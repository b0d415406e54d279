/** Finds the vocabulary's phrases in a label, and its squeezed words in the name of a control. Longest first. */
import { fold } from '../text/fold.ts';
import { grammar } from './grammar.ts';
import { nameTokens } from './names.ts';
import { type Index, lower, MAX_KEPT, WORD } from './phrases.ts';
import { strangerIn, type Word } from './strangers.ts';
import type { Meaning } from './vocabulary.ts';

export interface Hit {
  meaning: Meaning;
  /** Word (label) or token (name) where it begins, and how many it spans. */
  at: number;
  words: number;
  text: string;
  /** A person who only tells whose relative another is: the child in "mẹ của trẻ". */
  object?: boolean;
}

export interface Reading {
  hits: Hit[];
  /** Words that no phrase explains. */
  rest: number;
  /** Found only without diacritics although the label has some: perhaps a misspelling, perhaps another word. */
  loose: boolean;
  /** An unknown word stands before what is asked: "Hạn thẻ BHYT", "Ảnh CCCD". */
  lead: boolean;
  /** Words about a person whom the vocabulary does not know. */
  stranger?: string | undefined;
}

/** Words that say nothing about the field. */
const FILLER = new Set(
  'của về cho thông tin và hoặc nhập vui lòng theo là người các số nếu có hiện nay hiện tại chính hãy chọn đầy đủ viết in hoa ghi rõ tại do đã được với trong tên của này khi họ mục phần bước loại vào bằng ông bà i ii iii iv v vi a b c ngày tháng năm dd mm yyyy bạn gì nào đâu ở bao nhiêu mấy không chưa là hiện đang thì ra vậy xin hỏi anh chị biết ngoài nếu rồi thế cả đó ấy'.split(
    ' ',
  ),
);
/** Longest phrases first, never two over the same word. */
const choose = (hits: Hit[], length: number, weight: (hit: Hit) => number): Hit[] => {
  const taken = new Array<boolean>(length).fill(false);
  const out: Hit[] = [];
  for (const hit of hits.sort((a, b) => weight(b) - weight(a) || a.at - b.at)) {
    let free = true;
    for (let i = hit.at; i < hit.at + hit.words; i++) free &&= !taken[i];
    if (!free) continue;
    for (let i = hit.at; i < hit.at + hit.words; i++) taken[i] = true;
    out.push(hit);
  }
  return out.sort((a, b) => a.at - b.at);
};

/** The "người" of "tên người" opens "người vay": the phrase counts without it. */
const labelWeight = (hit: Hit): number =>
  hit.text.endsWith(' người') ? (hit.words - 1) * 100 + hit.text.length - 6 : hit.words * 100 + hit.text.length;

const scan = (index: Index, exact: string[], folded: string[], byFold: boolean): Hit[] => {
  const hits: Hit[] = [];
  for (let at = 0; at < exact.length; at++) {
    const one = index.phrases.get(folded[at]!) ?? [];
    const more = at + 1 < folded.length ? (index.phrases.get(`${folded[at]} ${folded[at + 1]}`) ?? []) : [];
    for (const phrase of more.length ? [...one, ...more] : one) {
      const { length } = phrase.exact;
      if (at + length > exact.length) continue;
      const want = byFold ? phrase.folded : phrase.exact;
      const have = byFold ? folded : exact;
      let same = true;
      for (let i = 0; i < length && same; i++) same = want[i] === have[at + i];
      if (same) hits.push({ meaning: phrase.meaning, at, words: length, text: exact.slice(at, at + length).join(' ') });
    }
  }
  return choose(hits, exact.length, labelWeight);
};

/** What follows says when or what for, not what: "Số CCCD khi còn sống", "Số điện thoại để bệnh viện gọi lại". */
const PURPOSE = new Set(['để', 'khi', 'lúc', 'nhằm', 'trước', 'sau']);

/** "Địa chỉ thường trú trên CCCD": where the answer is written down. */
const SOURCE = new Set(['theo', 'trên', 'như']);
const withoutSource = (hits: Hit[], exact: readonly string[]): Hit[] => {
  const asked = hits.find((h) => h.meaning.kind === 'attribute' || h.meaning.kind === 'place');
  const source = asked ? exact.findIndex((word, i) => i > asked.at && SOURCE.has(word)) : -1;
  return source < 0 ? hits : hits.filter((h) => h.at <= source || h.meaning.kind === 'role');
};

/** Things that are only named after such a word are not asked for. */
const withoutPurpose = (hits: Hit[], exact: readonly string[]): Hit[] => {
  const asked = hits.find((h) => h.meaning.kind === 'attribute');
  if (!asked) return hits;
  const purpose = exact.findIndex((word, i) => i >= asked.at + asked.words && PURPOSE.has(word));
  return purpose < 0 ? hits : hits.filter((h) => h.meaning.kind !== 'other' || h.at < purpose);
};

const readWords = (index: Index, text: string): Reading => {
  const low = lower(text);
  const exact: string[] = [];
  /** Words with punctuation right before them. */
  const breaks = new Set<number>();
  let end = 0;
  for (const found of low.matchAll(WORD)) {
    if (exact.length === 40) break;
    if (/[^\s]/u.test(low.slice(end, found.index))) breaks.add(exact.length);
    end = found.index + found[0].length;
    exact.push(found[0]);
  }
  const folded = exact.map(fold);
  const accented = exact.some((w, i) => w !== folded[i]);
  let hits = scan(index, exact, folded, !accented);
  let loose = false;
  const unknown = (i: number): boolean => !hits.some((h) => i >= h.at && i < h.at + h.words) && !isFiller(exact[i]!);
  if (accented && (hits.every((h) => h.meaning.kind === 'role') || exact.some((_, i) => unknown(i)))) {
    // "có dấu" is not "cô dâu": a person is never read out of a misspelling ("Họ, chữ đêm, tên vợ").
    const over = (a: Hit, b: Hit): boolean => a.at < b.at + b.words && b.at < a.at + a.words;
    const misspelt = scan(index, exact, folded, true).filter((h) => {
      const covered = hits.filter((own) => over(own, h));
      if (h.words < 2 || h.meaning.kind === 'role' || covered.some((own) => own.words > 1)) return false;
      return !covered.length || (h.words > 2 && exact.some((_, i) => i >= h.at && i < h.at + h.words && unknown(i)));
    });
    if (!hits.some((h) => h.meaning.kind !== 'role') || misspelt.some((h) => h.words > 2)) {
      loose = misspelt.length > 0;
      hits = [...hits.filter((own) => !misspelt.some((h) => over(own, h))), ...misspelt].sort((x, y) => x.at - y.at);
    }
  }
  const all = withoutPurpose(hits, exact);
  hits = grammar(withoutSource(all, exact), exact, breaks);
  const explained = new Set<number>();
  for (const h of all) for (let i = 0; i < h.words; i++) explained.add(h.at + i);
  const rest = exact.filter((w, i) => !explained.has(i) && !isFiller(w)).length;
  const begins = hits.find((h) => h.meaning.kind === 'attribute' || h.meaning.kind === 'place')?.at ?? 0;
  const lead = exact.some((w, i) => i < begins && !explained.has(i) && !isFiller(w));
  return {
    hits,
    rest,
    loose,
    lead,
    stranger: loose ? undefined : strangerIn(wordsOf(accented ? exact : plainly(exact), hits, breaks)),
  };
};

const KIN = /^(?:father|mother|child|husband|wife)$/;
const isFiller = (word: string): boolean => FILLER.has(word) || /^\d+$/.test(word);

/** Without accents "anh" may be a picture; only "nguoi" is a person for sure. */
const plainly = (exact: string[]): string[] =>
  exact.map((w) => (w === 'nguoi' ? 'người' : w === 'anh' || w === 'em' ? '' : w));

const wordsOf = (exact: string[], hits: Hit[], breaks: ReadonlySet<number>): Word[] => {
  const out: Word[] = exact.map((text, i) => ({ text, as: undefined, filler: isFiller(text), apart: breaks.has(i) }));
  for (const { meaning, at, words, text } of hits)
    for (let i = 0; i < words; i++)
      out[at + i] = {
        ...out[at + i]!,
        as: meaning.kind === 'role' ? 'role' : 'phrase',
        filler: false,
        kin: meaning.kind === 'role' && words === 1 && KIN.test(meaning.role),
        vague: meaning.kind === 'role' && meaning.weak,
        open: i === words - 1 && text.endsWith('người được'),
      };
  return out;
};

const told = (r: Reading, kind: string): boolean => r.hits.some((h) => h.meaning.kind === kind);
const ofKind = (r: Reading, kind: string): Hit[] => r.hits.filter((h) => h.meaning.kind === kind);
const rolesIn = (r: Reading): string[] =>
  r.hits.flatMap((h) => (h.meaning.kind === 'role' && !h.object ? [h.meaning.role] : []));

/** "Là ... của trẻ" asks for a relationship and names only its object. */
export const RELATION = /(?:^|\s)là\s+(?:gì|người\s+nào|\p{P}+)?\s*của\s/iu;

/** What a gloss in brackets adds to the text before it. */
const withGloss = (plain: Reading, whole: Reading, gloss: Reading): Reading => {
  // "Bên ủy quyền (người yêu cầu chứng thực)": the gloss says who the stranger is.
  const stranger = told(gloss, 'role') && !told(plain, 'role') ? gloss.stranger : plain.stranger;
  if (!plain.hits.length) return { ...whole, rest: plain.rest, stranger };
  const [inner, outer] = [ofKind(plain, 'attribute')[0], ofKind(whole, 'attribute')[0]];
  // "Ngày sinh (ghi bằng chữ)" is one phrase across the bracket.
  if (inner && outer && outer.at === inner.at && outer.words > inner.words) return { ...whole, stranger };
  // "Nơi sinh (tỉnh/thành phố)" asks for the province of it; "(xã, huyện, tỉnh)" for all of it.
  const parts = ofKind(gloss, 'part');
  if (!inner && told(plain, 'place') && !told(plain, 'part') && parts.length === 1 && gloss.rest === 0)
    return { ...plain, stranger, hits: [...plain.hits, ...parts] };
  // "Nơi ĐKTT (tạm trú)": two addresses in one label.
  const [one, other] = [ofKind(plain, 'place')[0]?.meaning, ofKind(gloss, 'place')[0]?.meaning];
  if (one?.kind === 'place' && other?.kind === 'place' && one.place !== other.place)
    return { ...plain, stranger, rest: plain.rest + 3 };
  // "Xã, phường (nơi làm việc)" is not an address of the person.
  if (!inner && outer && told(plain, 'part') && !told(plain, 'place')) return { ...whole, stranger };
  if (!told(plain, 'role') && told(whole, 'role'))
    return { ...plain, stranger, hits: [...plain.hits, ...ofKind(whole, 'role')] };
  const [person, either] = [ofKind(plain, 'role')[0], ofKind(whole, 'role').find((h) => h.words > 1)];
  // "Vợ (chồng)" is one phrase too; "cha (mẹ)" leaves open which of the two.
  if (person && either && either.at === person.at && either.words > person.words)
    return { ...plain, hits: [...plain.hits.filter((h) => h.meaning.kind !== 'role'), either] };
  if (rolesIn(plain).some((r) => KIN.test(r)) && rolesIn(gloss).some((r) => KIN.test(r)) && gloss.rest === 0)
    return { ...plain, hits: [...plain.hits, ...ofKind(whole, 'role').filter((h) => !plain.hits.includes(h))] };
  if (!plain.hits.some((h) => h.meaning.kind !== 'role'))
    return { ...plain, stranger, hits: [...plain.hits, ...whole.hits.filter((h) => h.meaning.kind !== 'role')] };
  if (!told(plain, 'place') && told(plain, 'part') && told(whole, 'place'))
    return { ...plain, stranger, hits: [...plain.hits, ...ofKind(whole, 'place')] };
  return { ...plain, stranger };
};

/**
 * Reads a label or heading. Text with diacritics is compared with them ("con" is not "còn"), text without is compared
 * folded. What stands in brackets is a gloss and counts only where the text before it says nothing.
 */
export const readLabel = (index: Index, label: string): Reading => {
  const known = index.cache.get(label);
  if (known) return known;
  // "Dân tộc (theo cha hay mẹ)" says where the answer comes from.
  const text = label.replace(/\(\s*theo\s[^)]*\)/giu, ' ');
  const plain = text.replace(/[([{][^)\]}]*(?:[)\]}]|$)/g, ' ');
  let reading = readWords(index, plain);
  if (plain !== text) {
    const gloss = (text.match(/[([{][^)\]}]*/g) ?? []).join(' ');
    reading = withGloss(reading, readWords(index, text), readWords(index, gloss));
  }
  if (index.cache.size < MAX_KEPT) index.cache.set(label, reading);
  return reading;
};

/** A token that is several words in one ("hotencha", "NGAYSINHME"): the longest known word first, then what is left. */
const splitToken = (index: Index, token: string): Meaning[] => {
  if (token.length < 5 || token.length > 60) return [];
  for (let length = Math.min(token.length, index.longest); length >= 4; length--)
    for (let at = 0; at + length <= token.length; at++) {
      const meaning = index.names.get(token.slice(at, at + length));
      if (!meaning) continue;
      const rest = [token.slice(0, at), token.slice(at + length)].filter(Boolean);
      return [meaning, ...rest.flatMap((r) => (index.names.has(r) ? [index.names.get(r)!] : splitToken(index, r)))];
    }
  return [];
};

/** Reads the name or id of a control. */
export const readName = (index: Index, name: string): Reading => {
  const key = `\u0000${name}`;
  const known = index.cache.get(key);
  if (known) return known;
  const tokens = nameTokens(name);
  const all: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let joined = '';
    for (let n = 1; n <= 7 && at + n <= tokens.length; n++) {
      joined += tokens[at + n - 1];
      const meaning = index.names.get(joined);
      if (meaning) all.push({ meaning, at, words: n, text: joined });
    }
  }
  const hits = choose(all, tokens.length, (h) => h.text.length);
  const free = tokens.map((_, i) => !hits.some((h) => i >= h.at && i < h.at + h.words));
  for (let i = 0; i < tokens.length; i++)
    if (free[i])
      for (const meaning of splitToken(index, tokens[i]!)) hits.push({ meaning, at: i, words: 1, text: tokens[i]! });
  const reading = { hits, rest: 0, loose: false, lead: false };
  if (index.cache.size < MAX_KEPT) index.cache.set(key, reading);
  return reading;
};
