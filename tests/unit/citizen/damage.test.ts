import { describe, expect, it } from 'vitest';
import { asCp1252, dropLetters, qr, read, replaceLetters } from './cards.ts';

const PEOPLE = [
  ['Phạm Quốc Bảo', 'Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định'],
  ['Hoàng Minh Anh', 'Tổ 9, Phú La, Hà Đông, Hà Nội'],
  ['Bùi Lan Anh', 'Phường 4, Tân An, Long An'],
  ['Trần Thị Thảo', 'An Châu, Châu Thành, An Giang'],
  ['Đinh An', 'Chư Păh, Gia Lai'],
  ['Lê Huy', 'Tổ 1, Đăk Hà, Kon Tum'],
  ['Đặng Đình Đức', 'Phú Hội, Huế'],
  ['Y Bhok Niê', 'Ea Kao, Buôn Ma Thuột, Đắk Lắk'],
  ['Đỗ Ý', 'Linh Tây, Thủ Đức, TP. Hồ Chí Minh'],
  ['VÕ THỊ SÁU', 'BÌNH BA, CHÂU ĐỨC, BÀ RỊA - VŨNG TÀU'],
] as const;

describe('UTF-8 that was typed as CP1252', () => {
  it.each(PEOPLE)('is undone for %s when every byte came through', (name, address) => {
    const citizen = read(asCp1252(qr({ name, address })));
    expect(citizen).toMatchObject({ fullName: name, address, warnings: ['encoding-repaired'] });
  });

  it('is undone for all 134 letters, also where CP1252 has a hole and where a byte is a no-break space', () => {
    const name = 'Đỗ Ằ Ọ ỏ ờ Á Í Ố Ý à Ạ Ơ Ỡ ậ í ử ễ Ậ';
    expect(read(asCp1252(qr({ name }))).fullName).toBe(name);
  });

  it('is undone as Latin-1 too, with a BOM and in NFD', () => {
    const latin1 = [...new TextEncoder().encode(`\ufeff${qr().normalize('NFD')}`)]
      .map((byte) => String.fromCharCode(byte))
      .join('');
    expect(read(latin1)).toMatchObject({ fullName: 'Phạm Quốc Bảo', warnings: ['encoding-repaired'] });
  });

  it.each([
    ['the keyboard dropped what CP1252 lacks', (text: string) => asCp1252(text, true)],
    ['no-break spaces became spaces', (text: string) => asCp1252(text).replaceAll('\u00a0', ' ')],
    [
      'soft hyphens were swallowed and one sign is gone',
      (text: string) => asCp1252(text).replaceAll('\u00ad', '').replace('»', ''),
    ],
    ['one byte became a replacement sign', (text: string) => asCp1252(text).replace('º', '\ufffd')],
  ])('is not guessed when bytes were lost: %s', (_, arrive) => {
    const text = qr({ name: 'Đỗ Thị Ánh', number: '036185004321', sex: 'Nữ', address: 'Cầu Giát, Đông Hà, Quảng Trị' });
    expect(read(arrive(text))).toEqual({
      personalId: '036185004321',
      oldIdNumber: '162345678',
      birthDate: '1985-07-09',
      issueDate: '2022-06-20',
      source: 'qr-cccd',
      warnings: ['text-damaged'],
    });
  });

  it('is not suspected behind the BOM of a plain ASCII card', () =>
    expect(read(`\ufeff${qr({ name: 'Cao Minh Khang', address: 'An Khang, Long An' })}`).warnings).toEqual([]));

  it('is not suspected in honest Latin-1 letters', () =>
    expect(read(qr({ name: 'Hà Lê Nam', address: 'Yên Bình, Yên Bái' })).warnings).toEqual([]));
});

describe('a scanner that cannot type Vietnamese letters', () => {
  const rest = { personalId: '036085004321', oldIdNumber: '162345678', birthDate: '1985-07-09', sex: 'Nam' };

  it.each(PEOPLE)('keeps number and dates of %s, not the name or the address', (name, address) => {
    const text = qr({ name, address });
    const arrived = [dropLetters(text), ...['?', '\ufffd', '??'].map((sign) => replaceLetters(text, sign))];
    for (const damaged of arrived) {
      const citizen = read(damaged);
      expect(citizen).toMatchObject(rest);
      expect(citizen).not.toHaveProperty('fullName');
      expect(citizen).not.toHaveProperty('address');
      expect(citizen.warnings).toEqual(['text-damaged']);
    }
  });

  it('leaves the parents out as well', () => {
    const citizen = read(dropLetters(qr({}, '', 'Phạm Văn Thái', 'Lê Thị Mây', '')));
    expect(citizen).not.toHaveProperty('father');
    expect(citizen).not.toHaveProperty('mother');
    expect(citizen.warnings).toEqual(['text-damaged']);
  });

  it('turns "Nữ" and "Không có" into nothing, without a second complaint', () => {
    const citizen = read(dropLetters(qr({ number: '036185004321', sex: 'Nữ', oldId: 'Không có' })));
    expect(citizen).not.toHaveProperty('sex');
    expect(citizen).not.toHaveProperty('oldIdNumber');
    expect(citizen.warnings).toEqual(['text-damaged']);
  });

  it('leaves out an address in which a way of typing made one letter of two: “QL1AA” that arrives as “QL1Â”', () => {
    const citizen = read(qr({ address: 'KP3, QL1Â, Quán Lào, Yên Định, Thanh Hóa' }));
    expect(citizen).not.toHaveProperty('address');
    expect(citizen).toHaveProperty('fullName');
    expect(citizen.warnings).toEqual(['text-damaged']);
    expect(read(qr({ address: 'Lô 5Đ, Tổ 1Ấp 2, Mỹ Lộc, Nam Định' })).warnings).toEqual([]);
  });

  it('loses only the name when the address is whole', () => {
    for (const name of ['Nguyn Vn An', 'Nguy?n V?n An', 'Ngu\ufffdn An']) {
      for (const address of ["Ia Dom, Ia H'Drai, Kon Tum", 'Mỹ Lộc, Nam Định']) {
        const citizen = read(qr({ name, address }));
        expect(citizen).not.toHaveProperty('fullName');
        expect(citizen).toMatchObject({ address, warnings: ['text-damaged'] });
      }
    }
  });

  it('loses only the address when the name is whole', () => {
    for (const name of ['Cao Minh Khang', 'Phan Thanh Nam', 'Nguyễn Văn An']) {
      for (const address of ['Kin Hng, H ng, H Ni', 'Ki?n H?ng, H? ?ông, H? N?i']) {
        const citizen = read(qr({ name, address }));
        expect(citizen).not.toHaveProperty('address');
        expect(citizen).toMatchObject({ fullName: name, warnings: ['text-damaged'] });
      }
    }
  });

  it('does not pass "Hong" for a name where "Hoàng" may have stood', () =>
    expect(read(qr({ name: 'Hong Minh Anh', address: 'Kin Hng, H ng, H Ni' }))).not.toHaveProperty('fullName'));
});

describe('a card that is plain ASCII by nature', () => {
  const address = "Ia Dom, Ia H'Drai, Kon Tum";
  it.each([
    'Cao Minh Khang',
    'Y Blinh',
    'A Hot',
    'A Ring',
    'Ksor Hlan',
    'Siu Blan',
    'H Blun Ksor',
    "H' Lan",
    'Mai Thanh Phong',
  ])('%s is not called damaged', (name) =>
    expect(read(qr({ name, address }))).toMatchObject({ fullName: name, address, warnings: [] }),
  );
  it.each(['An Khang, Long An', 'Mang Yang, Gia Lai', 'Plei Ring, Ia Ake, Gia Lai', 'Vinh Khanh, An Giang'])(
    '%s is not called damaged',
    (place) =>
      expect(read(qr({ name: 'Cao Minh Khang', address: place }))).toMatchObject({ address: place, warnings: [] }),
  );
  it('is only doubted when even the province lost its diacritics', () =>
    expect(read(qr({ name: 'Nguyen Van An', address: 'Kien Hung, Ha Dong, Ha Noi' }))).toMatchObject({
      fullName: 'Nguyen Van An',
      warnings: ['name-without-diacritics'],
    }));
});

describe('abbreviations without vowels in an address', () => {
  it.each([
    'Khu TDP 3, KP 2, Kv6, TP. Quảng Ngãi, Quảng Ngãi',
    'P.302, CT1A, Khu B, Hà Đông, Hà Nội',
    'QL1A, Tt. Mỹ Lộc, Nam Định',
  ])('%s is whole', (address) => expect(read(qr({ address }))).toMatchObject({ address, warnings: [] }));
});
