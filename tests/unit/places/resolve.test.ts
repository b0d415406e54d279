import { describe, expect, it } from 'vitest';
import { resolvePlace } from '../../../utils/places/resolve.ts';
import { answer, places } from './shipped.ts';

const SAI_GON = 'resolved | Phường Sài Gòn, Thành phố Hồ Chí Minh';
const VAN_LANG = 'resolved | Xã Văn Lang, Tỉnh Thái Nguyên';

describe('an old address whose commune has the name of another commune of today', () => {
  it.each([
    ['Chương Dương, Hoàn Kiếm, Hà Nội', 'resolved | Phường Hồng Hà, Thành phố Hà Nội'],
    ['Phường Chương Dương, Quận Hoàn Kiếm, Thành phố Hà Nội', 'resolved | Phường Hồng Hà, Thành phố Hà Nội'],
    ['Số 3, Trần Phú, Hà Tĩnh, Hà Tĩnh', 'resolved | Phường Thành Sen, Tỉnh Hà Tĩnh'],
    ['Nghĩa Lộ, Nghĩa Lộ, Yên Bái', 'resolved | Phường Trung Tâm, Tỉnh Lào Cai'],
    ['Gia Lâm, Nho Quan, Ninh Bình', 'resolved | Xã Gia Lâm, Tỉnh Ninh Bình'],
  ])('is looked up with its district: %s', (address, expected) => expect(answer(address)).toBe(expected));

  it('is not looked up without its district', () => expect(answer('Phường Chương Dương, Hà Nội')).toBe('unknown'));

  it('is the new commune where the new unit word says so', () =>
    expect(answer('Xã Chương Dương, Thành phố Hà Nội')).toBe('resolved | Xã Chương Dương, Thành phố Hà Nội'));
});

describe('an old commune that was divided', () => {
  it('offers all communes that have a part of it, the one that kept its code first', () =>
    expect(answer('Xóm 1, Xã Uy Nỗ, Huyện Đông Anh, Thành phố Hà Nội')).toBe(
      'ambiguous | Xã Đông Anh, Thành phố Hà Nội | Xã Thư Lâm, Thành phố Hà Nội',
    ));

  it('offers four where it went into four', () =>
    expect(resolvePlace('Điện Biên, Ba Đình, Hà Nội', places).units).toHaveLength(4));
});

describe('names that differ only by diacritics', () => {
  it.each([
    ['Văn Lang, Thái Nguyên', '02143'],
    ['Văn Lăng, Thái Nguyên', '05665'],
    ['Xã Cẩm Giàng, Thành phố Hải Phòng', '10903'],
    ['Xã Ba Tô, Tỉnh Quảng Ngãi', '21523'],
  ])('are told apart where the text has diacritics: %s', (address, code) =>
    expect(resolvePlace(address, places).units.map((unit) => unit.code)).toEqual([code]),
  );

  it.each(['Van Lang, Thai Nguyen', 'Xom 3, Xa Ba To, Quang Ngai', 'Tan Thanh - Dong Thap'])(
    'are both offered where it has none: %s',
    (address) => expect(resolvePlace(address, places).units).toHaveLength(2),
  );

  it('are not mixed up by a wrong diacritic', () => expect(answer('Xã Văn Làng, Thái Nguyên')).toBe('unknown'));
});

describe('two units of one bare name', () => {
  it('in one district both fit a card, and agree', () =>
    expect(answer('Yên Viên, Gia Lâm, Hà Nội')).toBe('resolved | Xã Phù Đổng, Thành phố Hà Nội'));

  it('lead to both answers where they went different ways', () => {
    expect(answer('Mường Tè, Mường Tè, Lai Châu')).toBe(
      'ambiguous | Xã Bum Tở, Tỉnh Lai Châu | Xã Mường Tè, Tỉnh Lai Châu',
    );
    expect(answer('Thị trấn Mường Tè, Huyện Mường Tè, Tỉnh Lai Châu')).toBe('resolved | Xã Bum Tở, Tỉnh Lai Châu');
  });

  it('as districts are told apart by their word, or by the commune', () => {
    expect(answer('Xã Kỳ Hải, Huyện Kỳ Anh, Tỉnh Hà Tĩnh')).toBe('resolved | Phường Hải Ninh, Tỉnh Hà Tĩnh');
    expect(answer('Kỳ Hải, Kỳ Anh, Hà Tĩnh')).toBe('resolved | Phường Hải Ninh, Tỉnh Hà Tĩnh');
    expect(answer('Xã Kỳ Hải, Thị xã Kỳ Anh, Tỉnh Hà Tĩnh')).toBe('unknown');
  });
});

describe('a unit that no list has', () => {
  it.each([
    ['a district that was abolished before', 'Xã Đông Khê, Huyện Đông Sơn, Tỉnh Thanh Hóa'],
    ['a commune that its district does not have', 'Xã Phù Đổng Mới, Huyện Gia Lâm, Hà Nội'],
    ['a card without commune, beside a new commune of the district’s name', 'Ấp Tây Tân Bình, Châu Thành, Đồng Tháp'],
    ['only district and province', 'Hương Khê, Hà Tĩnh'],
    ['a thị xã without commune', 'Thôn 2, Thị xã Thuận Thành, Tỉnh Bắc Ninh'],
    ['only a province', 'Hà Nội'],
    ['no province', 'Phường Trần Phú, Thành phố Hà Tĩnh'],
    ['nothing', ''],
    ['a house number in the place of the commune', '4, Mỹ Tho, Tiền Giang'],
    ['a street that bears a province’s name', '58 Đường Hà Nội'],
    ['units the wrong way round', 'Hà Nội, Quận Ba Đình, Phường Cống Vị'],
  ])('has no answer: %s', (_why, address) => expect(answer(address)).toBe('unknown'));
});

describe('an island district, which had no communes', () => {
  it.each([
    ['Khu 5, Côn Đảo, Bà Rịa - Vũng Tàu', 'resolved | Đặc khu Côn Đảo, Thành phố Hồ Chí Minh'],
    ['Bạch Long Vĩ, Hải Phòng', 'resolved | Đặc khu Bạch Long Vĩ, Thành phố Hải Phòng'],
    ['Huyện đảo Lý Sơn, Tỉnh Quảng Ngãi', 'resolved | Đặc khu Lý Sơn, Tỉnh Quảng Ngãi'],
    ['Đặc khu Cồn Cỏ, Quảng Trị', 'resolved | Đặc khu Cồn Cỏ, Tỉnh Quảng Trị'],
  ])('is its own answer: %s', (address, expected) => expect(answer(address)).toBe(expected));
});

describe('unit words', () => {
  it.each([
    '12 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM',
    '12 Lê Lợi, phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh, Việt Nam.',
    '12 Lê Lợi; PBến Nghé; Q1; Tp Hồ Chí Minh',
    '12 Lê Lợi P.Bến Nghé Q1 TPHCM',
    '12 Lê Lợi - Bến Nghé - Quận 01 - Hồ Chí Minh',
    '12 LÊ LỢI, BẾN NGHÉ, QUẬN 1, TP. HỒ CHÍ MINH',
  ])('are read however they are written: %s', (address) => {
    expect(answer(address)).toBe(SAI_GON);
    expect(resolvePlace(address, places).detail.toLowerCase()).toBe('12 lê lợi');
  });

  it.each(['Phường 4', 'P4', 'P.4', 'P 4', 'p. 04', 'PHƯỜNG IV', 'F4'])('number a commune: %s', (commune) =>
    expect(answer(`${commune}, Mỹ Tho, Tiền Giang`)).toBe(answer('Phường 4, Thành phố Mỹ Tho, Tỉnh Tiền Giang')),
  );

  it('may be of an earlier, smaller rank, never of a higher one', () => {
    expect(answer('Xã Nếnh, Huyện Việt Yên, Tỉnh Bắc Giang')).toBe('resolved | Phường Nếnh, Tỉnh Bắc Ninh');
    expect(answer('Phường Ngọc Chiến, Tỉnh Sơn La')).toBe('unknown');
  });

  it('of a name that begins like one stay with the name', () => {
    expect(answer('Phường Đúc, Huế, Thừa Thiên Huế')).toBe('resolved | Phường Thuận Hóa, Thành phố Huế');
    expect(answer('HNol, Đăk Đoa, Gia Lai')).toBe(answer('Xã HNol, Huyện Đăk Đoa, Tỉnh Gia Lai'));
    expect(answer('Tay Dang, Ba Vi, Ha Noi')).toBe(answer('Thị trấn Tây Đằng, Huyện Ba Vì, Hà Nội'));
  });
});

describe('separators and hyphens', () => {
  it.each([
    'Tổ 1 - Xã Văn Lang - Tỉnh Thái Nguyên',
    'Tổ 1-Xã Văn Lang-Tỉnh Thái Nguyên',
    'Tổ 1 Xã Văn Lang Tỉnh Thái Nguyên',
    'Tổ 1 ,, - Xã Văn  Lang ; - Tỉnh Thái Nguyên , ',
    'Tổ 1, xã Văn Lang, tỉnh Thái Nguyên'.normalize('NFD'),
  ])('do not matter: %s', (address) => {
    expect(answer(address)).toBe(VAN_LANG);
    expect(resolvePlace(address, places).detail).toBe('Tổ 1');
  });

  it.each([
    ['Đạo Long - Phan Rang - Tháp Chàm - Ninh Thuận', 'resolved | Phường Phan Rang, Tỉnh Khánh Hòa'],
    ['Thắng Tam, Vũng Tàu, Bà Rịa-Vũng Tàu', 'resolved | Phường Vũng Tàu, Thành phố Hồ Chí Minh'],
    ['Lâm Viên - Đà Lạt, Lâm Đồng', 'resolved | Phường Lâm Viên - Đà Lạt, Tỉnh Lâm Đồng'],
    ['P.Xuân Hương-Đà Lạt, Lâm Đồng', 'resolved | Phường Xuân Hương - Đà Lạt, Tỉnh Lâm Đồng'],
    ['Phường 1 - Đà Lạt - Lâm Đồng', 'resolved | Phường Xuân Hương - Đà Lạt, Tỉnh Lâm Đồng'],
    ['Đông Ba - Huế - Thừa Thiên - Huế', 'resolved | Phường Phú Xuân, Thành phố Huế'],
  ])('are a part of some names: %s', (address, expected) => expect(answer(address)).toBe(expected));
});

describe('spelling that lists and papers do not share', () => {
  it.each([
    ['Xã Ea Kpam, Huyện Cư M’gar, Tỉnh Đăk Lăk', "resolved | Xã Cư M'gar, Tỉnh Đắk Lắk"],
    ['Ea Kpam, Cu Mgar, Daklak', "resolved | Xã Cư M'gar, Tỉnh Đắk Lắk"],
    ['Xã Hạ Hoà, Tỉnh Phú Thọ', 'resolved | Xã Hạ Hòa, Tỉnh Phú Thọ'],
    ['Xã Vĩnh Thuỷ, Tỉnh Quảng Trị', 'resolved | Xã Vĩnh Thủy, Tỉnh Quảng Trị'],
  ])('is the same place: %s', (address, expected) => expect(answer(address)).toBe(expected));
});

describe('provinces that changed', () => {
  it.each([
    ['Xã Long Thành, Tỉnh Đồng Nai', 'resolved | Phường Long Thành, Thành phố Đồng Nai'],
    ['Phường Long Thành, Thành phố Đồng Nai', 'resolved | Phường Long Thành, Thành phố Đồng Nai'],
    ['P. Đông Ba, TP Huế, Tỉnh Thừa Thiên Huế', 'resolved | Phường Phú Xuân, Thành phố Huế'],
    ['Xã Tân Sơn, huyện Chợ Mới, tỉnh Bắc Kạn', 'resolved | Xã Tân Kỳ, Tỉnh Thái Nguyên'],
  ])('are known by both names: %s', (address, expected) => expect(answer(address)).toBe(expected));

  it('may stand behind an old district they have taken over', () =>
    expect(answer('Xã Tân Sơn, huyện Chợ Mới, tỉnh Thái Nguyên')).toBe('resolved | Xã Tân Kỳ, Tỉnh Thái Nguyên'));

  it('leave the choice where such a text also reads as a new address', () =>
    expect(answer('Chu Hương, Ba Bể, Thái Nguyên')).toBe(
      'ambiguous | Xã Thượng Minh, Tỉnh Thái Nguyên | Xã Ba Bể, Tỉnh Thái Nguyên',
    ));
});

describe('what stands before the units', () => {
  it.each([
    ['58 Đường Hà Nội, Xã Văn Lang, Thái Nguyên', '58 Đường Hà Nội'],
    ['Tổ dân phố Hồng Hà, Yên Viên, Gia Lâm, Hà Nội', 'Tổ dân phố Hồng Hà'],
    ['P.1204 chung cư CT2, X. Văn Lang, Thái Nguyên', 'P.1204 chung cư CT2'],
    ['Số 5, - , ngõ 12/3-7 - , Yên Viên, Gia Lâm, Hà Nội', 'Số 5, ngõ 12/3-7'],
    ['Yên Viên, Gia Lâm, Hà Nội', ''],
  ])('is handed on as detail: %s', (address, detail) =>
    expect(resolvePlace(address, places)).toMatchObject({ status: 'resolved', detail }),
  );
});
