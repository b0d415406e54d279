import { area, date, dateText, heading, input, radio, residence, row, select, selectDefault } from './markup.ts';

/**
 * Form 2054, registering a death again: three times "số / Ngày cấp" in one section, a birth date in one box, dates that may
 * be known in part, and the portal's own defect of one name (`SoDinhDanhC`) on two fields.
 */
export const deathForm = (): string =>
  [
    '<h1>Mẫu hộ tịch điện tử tương tác đăng ký lại khai tử</h1>',
    heading('I. Thông tin về người yêu cầu đăng ký khai tử'),
    row('(1) Họ, chữ đệm, tên:', input('HoVaTenC'), '(2) Số định danh cá nhân:', input('SoDinhDanhC')),
    row(
      '(3) Giấy tờ tùy thân:',
      select('LoaiGiayToDinhDanhC', 'loaiGiayTo'),
      area('nycTenGiayTo', 'LoaiGiayToDinhDanhC', 'Giấy tờ khác', input('nycTenGiayToKhac')),
      'Số:',
      input('SoDinhDanhC'),
    ),
    row('Ngày cấp:', date('NgayCapDDC'), 'Cơ quan cấp:', input('NoiCapDDC')),
    row('(4) Loại cư trú:', select('nycLoaiCuTru', 'loaiCuTru')),
    row('(5) Nơi cư trú:', radio('nycNoiCuTru', { '1': 'Trong nước', '2': 'Khác' })),
    row(area('nycNoiCuTru_TrongNuoc', 'nycNoiCuTru', 'Trong nước', residence('nyc'))),
    row(
      '(6) Quan hệ với người được khai tử:',
      radio('QuanHe', { '1': 'Vợ/chồng', '2': 'Con', '3': 'Khác' }, ' free="3"'),
    ),
    heading('II. Thông tin về người được đăng ký khai tử'),
    row('(7) Loại đăng ký:', radio('loaiDangKy', { '1': 'Đăng ký lại' })),
    row('Cơ quan đăng ký trước đây:', input('coQuanDKTruocDay')),
    row('Số:', input('soDKTruocDay'), 'Quyển số:', input('quyenSoDKTruocDay')),
    row('Ngày đăng ký khai tử trước đây:', dateText('ngayDKTruocDay')),
    row('(8) Họ, chữ đệm, tên:', input('HoTen'), '(9) Ngày, tháng, năm sinh:', input('NgaySinh')),
    row(
      '(10) Giới tính:',
      select('GioiTinh', 'gioiTinh'),
      '(11) Dân tộc:',
      select('nktDanToc', 'danToc'),
      '(12) Quốc tịch:',
      select('nktQuocTich', 'quocTich'),
    ),
    row('(13) Số định danh cá nhân:', input('SoDinhDanh')),
    row(
      '(14) Giấy tờ tùy thân:',
      select('LoaiGiayToDinhDanh', 'loaiGiayTo'),
      'số:',
      input('SoGiayToDinhDanh'),
      'Ngày cấp:',
      date('NgayCapDD'),
      'Cơ quan cấp:',
      input('NoiCapDD'),
    ),
    row('(15) Loại cư trú:', select('nktLoaiCuTru', 'loaiCuTru')),
    row('(16) Nơi cư trú cuối cùng:', radio('nktNoiCuTru', { '1': 'Trong nước', '2': 'Khác' })),
    row(area('nktNoiCuTru_TrongNuoc', 'nktNoiCuTru', 'Trong nước', residence('nkt'))),
    row('(17) Ngày, tháng, năm chết:', dateText('NgayMat'), 'Nơi chết:', input('nktNoiChet')),
    row('(18) Nguyên nhân chết:', input('NguyenNhanMat')),
    row(
      '(19) Giấy báo tử/Giấy tờ thay thế:',
      selectDefault('gbtLoai', 'giayBaoTu', 'Giấy báo tử'),
      'số:',
      input('gbtSo'),
      'Ngày cấp:',
      date('gbtNgay'),
      'Nơi cấp:',
      input('gbtCoQuanCap'),
    ),
    row('(20) Đề nghị cấp bản sao:', radio('CapBanSao', { YES: 'Có', NO: 'Không' })),
  ].join('\n');
