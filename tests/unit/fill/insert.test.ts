import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inserted, takenOut } from '../../../utils/fill/insert.ts';

const insert = (text: string, instead = '') => ({ kind: 'insert' as const, text, instead });

describe('a sentence typed into a box that holds text', () => {
  it('takes the place of its name, whether a space follows or the caret went on', () => {
    expect(inserted('Kính gửi. /bosung ', 18, insert('Đề nghị bổ sung.', '/bosung'))).toBe(
      'Kính gửi. Đề nghị bổ sung. ',
    );
    expect(inserted('/bosung', 7, insert('Đề nghị.', '/bosung'))).toBe('Đề nghị.');
  });

  it('takes the place of the last name before the caret, no other', () =>
    expect(inserted('/a /a /a', 5, insert('X', '/a'))).toBe('/a X /a'));

  it('without a name stands at the caret, apart from the word before it', () => {
    expect(inserted('Đã xem.', 7, insert('Hẹn thứ Sáu.'))).toBe('Đã xem. Hẹn thứ Sáu.');
    expect(inserted('Đã xem. Hết.', 8, insert('Hẹn.'))).toBe('Đã xem. Hẹn.Hết.');
    expect(inserted('', 0, insert('Hẹn.'))).toBe('Hẹn.');
  });
});

describe('taking it out again', () => {
  it('brings back exactly what stood there', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(50), fc.string({ minLength: 1 }), (box, caret, text) => {
        const put = insert(text.trim() || 'x');
        const at = Math.min(caret, box.length);
        // Text that holds the sentence already is reported as kept and never written.
        fc.pre(!box.includes(put.text));
        expect(takenOut(inserted(box, at, put), box, put)).toBe(box);
      }),
    );
  });

  it('keeps what the officer wrote around it since', () =>
    expect(takenOut('Đã xem. Hẹn thứ Sáu. Gọi lại.', 'Đã xem. /hen ', insert('Hẹn thứ Sáu.', '/hen'))).toBe(
      'Đã xem. /hen Gọi lại.',
    ));

  it('is refused when the officer changed the sentence itself', () =>
    expect(takenOut('Hẹn thứ Bảy.', '', insert('Hẹn thứ Sáu.'))).toBeUndefined());
});
