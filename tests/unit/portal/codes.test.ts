// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findCodes, readPage } from '../../../utils/portal/codes.ts';

describe('a dossier code', () => {
  it.each([
    '000.00.12.H62-201105-0001',
    'H26.15.3-250701-0001',
    'G22.99.08-260921-800001',
    'G22.99-251225-020001',
    'H49.22-260105-0003',
    'H26.15.3-240229-0001',
  ])('is found in a sentence: %s', (code) =>
    expect(findCodes(`Số hồ sơ: ${code}. Ngày hẹn trả`).dossiers).toEqual([code]),
  );
  it.each([
    ['month 13', 'G22.99.3-241319-0001'],
    ['30 February', 'H26.15.3-250230-0001'],
    ['29 February of a common year', 'H26.15.3-250229-0001'],
    ['a payment id', 'G22.99.3-241219795252'],
    ['a unit', 'H49.22'],
    ['three digits', 'H26.15.3-250701-001'],
  ])('is not %s', (_, text) => expect(findCodes(text).dossiers).toEqual([]));
});

describe('a procedure code', () => {
  it('is found in an address and with a unit', () =>
    expect(findCodes('#/ke-khai/2.000987 &MaTTHC=1.115835& 2.002621.H13').procedures).toEqual([
      '2.000987',
      '1.115835',
      '2.002621',
    ]));
  it('is not part of an iGate call or a price', () =>
    expect(findCodes('1.001612.000.00.00.H48 và 1.500.000 đồng').procedures).toEqual([]));
});

describe('a frame', () => {
  it('is described without scripts, values and the query of its address', () => {
    document.body.innerHTML =
      '<script>var a = "H49.22-260105-0009"</script><p>H49.22-260105-0003</p><textarea>H49.22-260105-0008</textarea>';
    const shape = readPage(document, window as unknown as Window);
    expect(shape.codes.dossiers).toEqual(['H49.22-260105-0003']);
    expect(shape.path).not.toContain('?');
  });
});
