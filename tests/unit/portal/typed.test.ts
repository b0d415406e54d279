import { describe, expect, it } from 'vitest';
import { nameAtEnd } from '../../../utils/portal/typed.ts';

describe('a snippet’s name before the caret', () => {
  it.each([
    ['/bosung', '/bosung'],
    ['Kính gửi. /bosung ', '/bosung'],
    ['dòng một\n/tuchoi ', '/tuchoi'],
    // What Telex leaves of it.
    ['/bóung ', '/bóung'],
    ['/mau2 ', '/mau2'],
  ])('is found at the end of %j', (text, name) => expect(nameAtEnd(text)).toBe(name));

  it.each(['hẹn 12/11 ', 'https://a.vn/bosung ', '/2026 ', '/bosung  ', '/ ', '', '/motcainamedaihonhaimuoichu '])(
    'is not there in %j',
    (text) => expect(nameAtEnd(text)).toBe(''),
  );
});
