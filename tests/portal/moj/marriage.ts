import { abroad, area, date, heading, input, number, radio, residence, row, select } from './markup.ts';

const WHERE = { '1': 'Trong nước', '2': 'Khác' };

/** One side of form 2056; `from` is the number of its first line, as printed on the form. */
const side = (id: 'BenNu' | 'BenNam', from: number): string => {
  const at = (offset: number) => `(${from + offset})`;
  return [
    row(`${at(0)} Họ, chữ đệm, tên:`, input(`HoTen${id}`)),
    row(
      `${at(1)} Ngày, tháng, năm sinh:`,
      date(`NgaySinh${id}`),
      `${at(2)} Dân tộc:`,
      select(`DanToc${id}`, 'danToc'),
      area(`DanToc${id}Khac`, `DanToc${id}`, 'Khác', input(`DanTocKhac_${id}`)),
    ),
    row(
      `${at(3)} Quốc tịch:`,
      select(`QuocTich${id}`, 'quocTich'),
      `&nbsp;${at(4)} Số định danh cá nhân:`,
      input(`SoDinhDanh_${id}`, ' check="so-dinh-danh"'),
    ),
    row(
      `${at(5)} Giấy tờ tùy thân:`,
      select(`LoaiGiayToDinhDanh_${id}`, 'loaiGiayTo'),
      area(`TenGiayTo_${id}`, `LoaiGiayToDinhDanh_${id}`, 'Giấy tờ khác', input(`TenGiayToKhac_${id}`)),
      '&nbsp;Số:',
      input(`SoGiayToDinhDanh_${id}`),
    ),
    row('Ngày cấp:', date(`NgayCapDD_${id}`), '&nbsp;Cơ quan cấp:', input(`NoiCapDD_${id}`)),
    row(`${at(6)} Loại cư trú:`, select(`LoaiCuTru_${id}`, 'loaiCuTru')),
    row(`${at(7)} Nơi cư trú (nơi thường trú/nơi tạm trú/nơi đang sinh sống):`, radio(`NoiCuTru_${id}`, WHERE)),
    row(
      area(`NoiCuTru_${id}_TrongNuoc`, `NoiCuTru_${id}`, 'Trong nước', residence(id)),
      area(`NoiCuTru_${id}_NuocNgoai`, `NoiCuTru_${id}`, 'Khác', abroad(id)),
    ),
    row(`${at(8)} Kết hôn lần thứ mấy:`, number(`SoLanKetHon_${id}`)),
    row('Tình trạng hôn nhân:', select(`LoaiTinhTrangHonNhan_${id}`, 'tinhTrangHonNhan')),
  ].join('\n');
};

/** Form 2056, marriage: bên nữ before bên nam, the dossier's own fields still under heading II. */
export const marriageForm = (): string =>
  [
    '<h1>Mẫu hộ tịch điện tử tương tác đăng ký kết hôn</h1>',
    heading('I. Thông tin bên nữ'),
    side('BenNu', 2),
    heading('II. Thông tin bên nam'),
    side('BenNam', 11),
    row('Loại đăng ký:', radio('loaiDangKy', { '1': 'Đăng ký lần đầu', '2': 'Đăng ký lại' })),
    row(
      '(20) Đề nghị cấp bản sao:',
      radio('CapBanSao', { YES: 'Có', NO: 'Không' }, ' bare'),
      area('ThongTin', 'CapBanSao', 'Có', `Số lượng bản sao: ${input('SoLuong')}`),
    ),
    row('(21) Hồ sơ đính kèm theo quy định.'),
    row('Hai bên cam đoan những thông tin đã khai là đúng và việc kết hôn là tự nguyện.'),
  ].join('\n');
