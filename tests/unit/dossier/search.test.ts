import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuery, searcher, textOf } from '../../../utils/dossier/search.ts';
import type { DossierSummary } from '../../../utils/dossier/types.ts';

const NAMES: Record<string, string> = {
  '1.000894': 'Thủ tục đăng ký kết hôn',
  '1.001193': 'Thủ tục đăng ký khai sinh',
};
const nameOf = (code: string) => NAMES[code] ?? '';
const dossier = (id: string, more: Partial<DossierSummary>): DossierSummary => ({
  id,
  procedureCode: '1.000894',
  host: '',
  people: [],
  channel: 'counter',
  papers: {},
  notes: 0,
  words: '',
  codes: [],
  tags: [],
  pinned: false,
  openedAt: '2026-11-23T09:10:00+07:00',
  updatedAt: '2026-11-23T09:10:00+07:00',
  ...more,
});
const person = (fullName: string, personalId = '') => ({ role: 'applicant' as const, fullName, personalId });

const BOOK = [
  dossier('note', { code: 'H26-261123-0007', words: 'chi huong goi lai 0912345678' }),
  dossier('huong', { code: 'H26-261123-0142', people: [person('Nguyễn Thị Hương', '001090000012')] }),
  dossier('thuy', { code: 'H26-261123-0143', people: [person('Trần Thị Thủy', '034303000018')], tags: ['chứng thực'] }),
  dossier('thuong', { codes: ['SỔ-0142'], people: [person('Lê Văn Thưởng')], procedureCode: '1.001193' }),
];
const find = (query: string) =>
  searcher(nameOf)
    .find(BOOK, query)
    .map(({ id }) => id);

describe('a dossier is found', () => {
  it.each([
    ['a name without its marks', 'nguyen thi huong', ['huong']],
    ['the beginnings of words, in any order', 'hu ngu', ['huong']],
    ['the last digits of a code, also a second one', '0142', ['huong', 'thuong']],
    ['a number in groups, as it is printed', '001 0 90 000012', ['huong']],
    ['a telephone number of a note, with its spaces', '0912 345 678', ['note']],
    ['a word of a note', 'goi lai', ['note']],
    ['a tag', 'chung thuc', ['thuy']],
    ['the name of its procedure', 'khai sinh', ['thuong']],
    ['the code of its procedure and a name', '1.000894 thuy', ['thuy']],
  ])('by %s', (_, query, ids) => expect(find(query)).toEqual(ids));

  it('by a name before a word in a note: names stand first', () => expect(find('huong')).toEqual(['huong', 'note']));

  it('not by a piece from the middle of a word of letters', () => expect(find('uong')).toEqual([]));

  it('always, when nothing was typed', () => expect(find('  ')).toHaveLength(4));
});

describe('the search', () => {
  const word = fc.constantFrom('nguyen', 'Thị', 'hương', 'H26', '0142', '001090', 'an', 'Ánh', 'kết', 'đỗ', '12', 'a1');
  const rows = fc.array(fc.record({ head: fc.array(word, { maxLength: 4 }), tail: fc.array(word, { maxLength: 3 }) }), {
    maxLength: 12,
  });
  const query = fc.array(word, { minLength: 1, maxLength: 3 });
  const made = (from: { head: string[]; tail: string[] }[]) =>
    from.map(({ head, tail }, at) =>
      dossier(String(at), { people: [person(head.join(' '))], words: readQuery(tail.join(' ')).words.join(' ') }),
    );
  /** Said once more in the plainest way: every word, at the start of a word or, with a digit, anywhere. */
  const naive = (all: readonly DossierSummary[], text: string) =>
    all.filter((each) => {
      const { head, tail } = textOf(each);
      const whole = `${head} ${tail} ${readQuery(`${each.procedureCode} ${nameOf(each.procedureCode)}`).words.join(' ')}`;
      return readQuery(text).words.every((wanted) =>
        /\d/.test(wanted) ? whole.includes(wanted) : whole.split(' ').some((each) => each.startsWith(wanted)),
      );
    });

  it('finds what a look at each dossier finds, no more and no less', () =>
    fc.assert(
      fc.property(rows, query, (from, words) => {
        const all = made(from);
        const found = searcher(nameOf).find(all, words.join(' '));
        expect(found.map(({ id }) => id).toSorted()).toEqual(
          naive(all, words.join(' '))
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
    ));

  it('finds the same key by key as at once, also when keys are taken back', () =>
    fc.assert(
      fc.property(rows, query, fc.nat({ max: 6 }), (from, words, back) => {
        const all = made(from);
        const text = words.join(' ');
        const { find: typed } = searcher(nameOf);
        for (let end = 1; end <= text.length; end++) typed(all, text.slice(0, end));
        const shorter = text.slice(0, Math.max(0, text.length - back));
        expect(typed(all, shorter)).toEqual(searcher(nameOf).find(all, shorter));
      }),
    ));

  it('cuts a pasted page instead of choking on it', () =>
    expect(searcher(nameOf).find(BOOK, 'x '.repeat(1_000_000))).toEqual([]));
});
