import { describe, expect, it } from 'vitest';
import { looksComplete, silenceAfter } from '../../../utils/scan/shape.ts';

const CARD = '036085004321|162345678|Phạm Quốc Bảo|09071985|Nam|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|20062022';
const CHILD =
  '036324001234||Phạm Thu Sương|02032024|Nữ|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|05082024||Phạm Quốc Bảo|Đỗ Thị Hiên|';

describe('a box into which the scanner types', () => {
  it('holds a whole card only at seven or eleven fields with a full date', () => {
    expect(looksComplete(CARD)).toBe(true);
    expect(looksComplete(CHILD)).toBe(true);
    expect(looksComplete(`\ufeff${CARD} `)).toBe(true);
    for (const text of ['', CARD.slice(0, -1), CARD.slice(0, -8), `${CARD}||Phạm`, '036085004321', 'xin chào']) {
      expect(looksComplete(text)).toBe(false);
    }
  });

  it('waits a moment after a whole card, longer after one without its last fields', () => {
    expect(silenceAfter(CARD)).toBeLessThan(200);
    expect(silenceAfter(CARD.slice(0, -8))).toBe(1000);
    expect(silenceAfter(`${CARD}||Phạm Quốc`)).toBe(1000);
  });

  it('waits for ever while the card goes on, and for what people type', () => {
    for (const text of [CARD.slice(0, 40), '036085004321', '036085004321|', 'Mỹ Lộc', '0912 345 678', ''])
      expect(silenceAfter(text)).toBeUndefined();
  });

  it.each([
    'HT2360000000001|5068e1baa16d2042e1baa36f|09/07/1985|1|4e616d|36 - 001|01/01/2026|-|31/12/2026|$',
    'đêồđ̉ôđđ́ââă|ằâêổ̃́|Phạm Quốc Bảo|đ̣đ̃ăả̉|Nam|Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định|âđđ̀âđââ',
  ])('%s is handed over too, so that the officer hears what it is', (text) => expect(silenceAfter(text)).toBe(1000));
});
