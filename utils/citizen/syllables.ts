/**
 * What a Vietnamese syllable can look like, and what is left of one when a scanner drops every letter that is not ASCII:
 * "Nguyễn" → "Nguyn", "Đặng" → "ng". Rhymes and onsets, not a list of words: names are open, the sound system is not.
 */

/** All rhymes of the written language with the marks of their vowels, without tones. */
const RHYMES = (
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
  'yêm yên yêng yêt yêu y ych ynh yt o oa oac oach oai oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt ' +
  'oe oen oeo oet oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uân uât uâng uây uê uêch uênh uơ uc ui um un ung up ut uôc uôi uôm uôn uông uôt ' +
  'uy uya uych uynh uyên uyêt uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu'
).split(' ');

const ONSETS = 'ngh ng nh kh gh gi ch ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const STOP = /(?:p|t|c|ch)$/;

/** May this onset stand before a rhyme that starts with `vowel`? The spelling rules of c/k, g/gh, ng/ngh, gi, qu. */
const joins = (onset: string, vowel: string): boolean => {
  const front = 'eêiy'.includes(vowel);
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front;
  if (onset === 'c' || onset === 'ng') return !front;
  if (onset === 'g') return !front || vowel === 'i';
  if (onset === 'gi') return !'iy'.includes(vowel);
  return onset !== 'qu' || !'ouư'.includes(vowel);
};

/** Letters of a rhyme that can carry its tone; two where both spellings are in use (hòa, hoà). */
const tonePositions = (rhyme: string): number[] => {
  const marked = rhyme.search(/[ăâêôơư][^ăâêôơư]*$/);
  if (marked >= 0) return [marked];
  const vowels = /^[aeiouy]+/.exec(rhyme)?.[0].length ?? 0;
  if (vowels < rhyme.length) return [vowels - 1];
  if (vowels === 3) return [1];
  return /^(?:oa|oe|uy)$/.test(rhyme) ? [0, 1] : [0];
};

/** The ASCII letters of the rhyme, one of them gone with its tone. */
const remainder = (rhyme: string, toned: number): string =>
  [...rhyme].filter((letter, index) => index !== toned && letter <= 'z').join('');

interface Remains {
  /** First vowels of the rhymes that it can come from. */
  from: Set<string>;
  /** Comes only from rhymes in -p -t -c -ch or from iêng: looks like a name of the highland peoples as well. */
  soft: boolean;
}

const REMAINS = new Map<string, Remains>();
for (const rhyme of RHYMES) {
  // Level tone first: then only its marked vowels are lost, and without any of these nothing is.
  const tones = STOP.test(rhyme) ? tonePositions(rhyme) : [-1, ...tonePositions(rhyme)];
  for (const rest of tones.map((toned) => remainder(rhyme, toned))) {
    if (rest === rhyme) continue;
    const entry = REMAINS.get(rest) ?? { from: new Set(), soft: true };
    entry.from.add(rhyme.charAt(0));
    entry.soft &&= STOP.test(rhyme) || rhyme === 'iêng';
    REMAINS.set(rest, entry);
  }
}

const KNOWN = new Set(RHYMES);
/** "quých", "quỳnh", "quýt": elsewhere the same sound is written with i. */
const AFTER_QU = /^y(?:ch|nh|t)$/;

/** Every way to take the token apart into an onset (or none) and the rest. */
const splits = (token: string): [onset: string, rest: string][] => [
  ['', token],
  ...ONSETS.filter((onset) => token.startsWith(onset)).map((onset): [string, string] => [
    onset,
    token.slice(onset.length),
  ]),
];

/** A syllable as Vietnamese writes it, any case: the right letters, and a tone where -p -t -c -ch demand one. */
export const isSyllable = (token: string): boolean => {
  const spread = token.toLowerCase().normalize('NFD');
  const bare = spread.replace(TONES, '').normalize('NFC');
  if (STOP.test(bare) && !/[\u0301\u0323]/.test(spread)) return false;
  return splits(bare).some(
    ([onset, rest]) =>
      KNOWN.has(rest) && (onset === '' || joins(onset, rest.charAt(0))) && (onset === 'qu' || !AFTER_QU.test(rest)),
  );
};

export type Loss = 'none' | 'soft' | 'hard';

/** Could the ASCII token be what dropped letters left of a syllable? `hard`: and of nothing that is a name elsewhere. */
export const lossIn = (token: string): Loss => {
  const lower = token.toLowerCase();
  const found = splits(lower).flatMap(([onset, rest]) => {
    const remains = REMAINS.get(rest);
    // "Ka", "Ko", "Ku" could come from kìa, kẻo, kêu only; they are names of the highlands.
    if (onset === 'k' && /^[aou]/.test(rest)) return [];
    const fits = remains && (onset === '' || [...remains.from].some((vowel) => joins(onset, vowel)));
    return fits ? [remains] : [];
  });
  if (found.length === 0) return 'none';
  return found.every(({ soft }) => soft) ? 'soft' : 'hard';
};

/** "Vn", "Trn", "Th" have none: certainly not whole. */
export const hasVowel = (token: string): boolean => /[aeiouy]/i.test(token);
