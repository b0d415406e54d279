import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined } from '../../../utils/fill/widgets/scroll-list.ts';

describe('a list that draws only what is in sight, read screen by screen', () => {
  it('is put together where two screens overlap', () =>
    expect(joined(['Xã An', 'Xã Bình', 'Xã Cát'], ['Xã Bình', 'Xã Cát', 'Xã Dương'])).toEqual([
      'Xã An',
      'Xã Bình',
      'Xã Cát',
      'Xã Dương',
    ]));

  it('keeps two communes of one name apart: then neither is chosen', () =>
    expect(joined(['Xã An', 'Xã Tân Lập', 'Xã Bình'], ['Xã Bình', 'Xã Tân Lập'])).toEqual([
      'Xã An',
      'Xã Tân Lập',
      'Xã Bình',
      'Xã Tân Lập',
    ]));

  it('is not trusted when something between two screens was not seen', () =>
    expect(joined(['Xã An', 'Xã Bình'], ['Xã Em', 'Xã Giang'])).toBeUndefined());

  it('is whole again however it is cut, as long as the screens overlap', () =>
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 2, max: 12 }), (rows, screen) => {
        const list = Array.from({ length: rows }, (_, index) => `Xã ${index}`);
        let seen: string[] | undefined = [];
        for (let top = 0; top < rows; top += Math.ceil(screen / 2))
          seen = seen && joined(seen, list.slice(top, top + screen));
        expect(seen).toEqual(list);
      }),
    ));
});
