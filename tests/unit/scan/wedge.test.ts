import { describe, expect, it } from 'vitest';
import {
  EMPTY_WEDGE,
  looksComplete,
  step,
  type Wedge,
  type WedgeAnswer,
  type WedgeInput,
  waitFor,
} from '../../../utils/scan/wedge.ts';

const CARD = '036085004321|162345678|Phạm Quốc Bảo|09071985|Nam|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|20062022';
const CHILD =
  '036324001234||Phạm Thu Sương|02032024|Nữ|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|05082024||Phạm Quốc Bảo|Đỗ Thị Hiên|';

/** Keys `gap` ms apart from `at` on. */
const keys = (text: string, gap: number, at = 1000): WedgeInput[] =>
  [...text].map((key, index) => ({ kind: 'text', text: key, at: at + index * gap }));
const play = (inputs: WedgeInput[], from: Wedge = EMPTY_WEDGE): WedgeAnswer[] => {
  const answers: WedgeAnswer[] = [];
  let state = from;
  for (const input of inputs) {
    const answer = step(state, input);
    answers.push(answer);
    state = answer.state;
  }
  return answers;
};
const cards = (answers: WedgeAnswer[]): string[] => answers.flatMap(({ card }) => (card ? [card.text] : []));
const end = (inputs: WedgeInput[]): number => inputs.at(-1)?.at ?? 0;

describe('a scanner that sends Enter', () => {
  it.each([1, 10, 40, 90])('hands over the card at %i ms a key, before the Enter reaches the page', (gap) => {
    const typed = keys(CARD, gap);
    const answers = play([...typed, { kind: 'enter', at: end(typed) + gap }]);
    expect(cards(answers)).toEqual([CARD]);
    expect(answers.at(-1)).toMatchObject({ card: { kind: 'record' }, claims: true });
  });
  it('does so with Tab, and for a child with eleven fields', () => {
    const typed = keys(CHILD, 5);
    expect(cards(play([...typed, { kind: 'tab', at: end(typed) + 5 }]))).toEqual([CHILD]);
  });
  it('two citizens one after the other are two cards', () => {
    const first = keys(CARD, 5);
    const second = keys(CHILD, 5, end(first) + 2000);
    const inputs: WedgeInput[] = [
      ...first,
      { kind: 'enter', at: end(first) + 5 },
      ...second,
      { kind: 'enter', at: end(second) + 5 },
    ];
    expect(cards(play(inputs))).toEqual([CARD, CHILD]);
  });
});

describe('a scanner that sends nothing at the end', () => {
  const typed = keys(CARD, 10);
  const { state } = play(typed).at(-1) as WedgeAnswer;

  it('is finished by 120 ms of silence after the date of issue', () => {
    expect(waitFor(state)).toBe(120);
    expect(step(state, { kind: 'idle', at: end(typed) + 119 }).card).toBeUndefined();
    expect(step(state, { kind: 'idle', at: end(typed) + 120 }).card).toEqual({ kind: 'record', text: CARD });
  });
  it('is not finished while the date of issue is being typed, however long that takes', () => {
    const cut = keys(CARD.slice(0, -3), 10);
    const half = (play(cut).at(-1) as WedgeAnswer).state;
    expect(step(half, { kind: 'idle', at: end(cut) + 500 }).card).toBeUndefined();
  });
  it('goes on to the parents: eleven fields are one card, also with a pause among them', () => {
    const until = CHILD.indexOf('|Đỗ');
    const head = keys(CHILD.slice(0, until), 5);
    const tail = keys(CHILD.slice(until), 5, end(head) + 400);
    const inputs: WedgeInput[] = [
      ...head,
      { kind: 'idle', at: end(head) + 120 },
      ...tail,
      { kind: 'idle', at: end(tail) + 120 },
    ];
    expect(cards(play(inputs))).toEqual([CHILD]);
  });
  it('a card without date of issue waits a second', () => {
    const short = CARD.slice(0, CARD.lastIndexOf('|'));
    const inputs = keys(short, 5);
    const last = (play(inputs).at(-1) as WedgeAnswer).state;
    expect(waitFor(last)).toBe(1000);
    expect(step(last, { kind: 'idle', at: end(inputs) + 1000 }).card?.text).toBe(short);
  });
  it('the Enter that comes late is still the scanner’s', () => {
    const done = step(state, { kind: 'idle', at: end(typed) + 120 });
    expect(step(done.state, { kind: 'enter', at: end(typed) + 200 })).toMatchObject({ claims: true });
    expect(step(done.state, { kind: 'enter', at: end(typed) + 900 })).toMatchObject({ claims: false });
  });
  it('a key that comes after the silence, before any timer, starts anew', () => {
    const answer = step(state, { kind: 'text', text: '5', at: end(typed) + 3000 });
    expect(answer.card?.text).toBe(CARD);
    expect(answer).toMatchObject({ claims: false, state: { text: '5' } });
  });
});

describe('ordinary typing', () => {
  const claimed = (inputs: WedgeInput[]): boolean =>
    play(inputs).some(({ claims, card }) => claims || card !== undefined);

  it.each([
    'Nguyễn Văn An',
    'đi đâu ấy',
    '0912345678',
    '162345678',
    '01/01/1990',
    'a|b|c|d|e|f|g',
    '0360850043211|162345678|Phạm Quốc Bảo|09071985|Nam|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|20062022',
    'CCCD:036085004321|162345678|Phạm Quốc Bảo|09071985|Nam|Xóm 4, Mỹ Trung, Nam Định|20062022',
    'x'.repeat(300),
  ])('"%s" is never claimed, at no speed', (text) => {
    for (const gap of [1, 20, 150]) {
      const typed = keys(text, gap);
      expect(claimed([...typed, { kind: 'idle', at: end(typed) + 2000 }])).toBe(false);
      expect(claimed([...typed, { kind: 'enter', at: end(typed) + 100 }])).toBe(false);
    }
  });

  it('twelve digits and Enter are a number to take, but the keys stay the page’s', () => {
    const typed = keys('036085004321', 400);
    const answer = play([...typed, { kind: 'enter', at: end(typed) + 800 }]).at(-1);
    expect(answer).toMatchObject({ card: { kind: 'number', text: '036085004321' }, claims: false });
  });
  it('twelve digits and Tab are a field of the form', () => {
    const typed = keys('036085004321', 100);
    expect(claimed([...typed, { kind: 'tab', at: end(typed) + 100 }])).toBe(false);
  });
  it('twelve digits and a click elsewhere are forgotten', () => {
    const typed = keys('036085004321', 100);
    expect(claimed([...typed, { kind: 'break', at: end(typed) + 50 }, { kind: 'enter', at: end(typed) + 100 }])).toBe(
      false,
    );
  });
  it('just before a scan does not spoil it, after a pause or a space', () => {
    const digit = keys('5', 0);
    const scan = keys(CARD, 5, 2000);
    expect(cards(play([...digit, ...scan, { kind: 'enter', at: end(scan) + 5 }]))).toEqual([CARD]);
    const words = keys(`tìm ${CARD}`, 5);
    expect(cards(play([...words, { kind: 'enter', at: end(words) + 5 }]))).toEqual([CARD]);
  });
});

describe('other codes and other keyboards', () => {
  it.each([
    'HT2360000000001|5068e1baa16d2042e1baa36f|09/07/1985|1|4e616d|36 - 001|01/01/2026|-|31/12/2026|$',
    'đêồđ̉ôđđ́ââă|ằâêổ̃́|Phạm Quốc Bảo|đ̣đ̃ăả̉|Nam|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|âđđ̀âđââ',
  ])('%s is handed over too, so that the officer hears what it is', (text) => {
    const typed = keys(text, 5);
    const answers = play([...typed, { kind: 'enter', at: end(typed) + 5 }]);
    expect(cards(answers)).toEqual([text]);
  });
  it('a scan that broke off is dropped when the next one begins', () => {
    const broken = keys(CARD.slice(0, 40), 5);
    const again = keys(CARD, 5, end(broken) + 3000);
    expect(cards(play([...broken, ...again, { kind: 'enter', at: end(again) + 5 }]))).toEqual([CARD]);
  });
});

describe('a box into which the scanner types', () => {
  it('holds a whole card only at seven or eleven fields with a full date', () => {
    expect(looksComplete(CARD)).toBe(true);
    expect(looksComplete(CHILD)).toBe(true);
    expect(looksComplete(`\ufeff${CARD} `)).toBe(true);
    for (const text of ['', CARD.slice(0, -1), CARD.slice(0, -8), `${CARD}||Phạm`, '036085004321', 'xin chào']) {
      expect(looksComplete(text)).toBe(false);
    }
  });
});
