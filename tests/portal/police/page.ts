import { box, sheet } from '../sheet.ts';

const text = (id: string, label: string, more = ''): string =>
  box(label, `<input type="text" id="${id}" autocomplete="off"${more}>`, id);
const list = (id: string, label: string, options: readonly string[] = [], more = ''): string =>
  box(
    label,
    `<select id="${id}"${more}><option value="">-- Chọn --</option>${options.map((option, index) => `<option value="${index + 1}">${option}</option>`).join('')}</select>`,
    id,
  );
const block = (legend: string, ...boxes: string[]): string =>
  `<fieldset><legend>${legend}</legend><div class="boxes">${boxes.join('\n')}</div></fieldset>`;

const SEXES = ['Nam', 'Nữ'];
const FORMATS = ['Ngày/tháng/năm', 'Tháng/năm', 'Năm'];

/** Registration of residence on the police portal: jQuery with select2 over every list, ids in capitals. */
export const residencePage = (): string =>
  sheet({
    title: 'Đăng ký thường trú',
    portal: 'Cổng dịch vụ công Bộ Công an',
    heading: '1.004222: Đăng ký thường trú',
    styles: ['/__vendor/select2.min.css'],
    scripts: ['/__vendor/jquery.min.js', '/__vendor/select2.min.js'],
    module: '/__assets/police/client.ts',
    body: [
      block(
        'Thông tin người đề nghị đăng ký thường trú',
        text('txtFULLNAME', 'Họ, chữ đệm và tên *'),
        list('cboFORMAT_DATE', 'Định dạng ngày sinh', FORMATS),
        text('txtBIRTH_DATE', 'Ngày, tháng, năm sinh *', ' maxlength="10"'),
        list('cboGENDER_ID', 'Giới tính *', SEXES),
        text('txtID_CARD_NUMBER', 'Số định danh cá nhân *', ' maxlength="12"'),
        list('cboCOUNTRY_ID', 'Quốc tịch'),
        list('cboRECEIVE_ADDR_CITY_ID', 'Nơi thường trú: Tỉnh/Thành phố *'),
        list('cboRECEIVE_ADDR_VILLAGE_ID', 'Nơi thường trú: Phường/Xã *'),
        text('txtRECEIVE_ADDR_DETAIL', 'Nơi thường trú: Địa chỉ chi tiết'),
      ),
      block(
        'Thông tin chủ hộ',
        text('txtHH_HEAD_FULLNAME', 'Họ và tên chủ hộ *'),
        text('txtID_CARD_NUMBER_HHEAD', 'Số định danh cá nhân của chủ hộ', ' maxlength="12"'),
      ),
      block(
        'Người đại diện hợp pháp',
        text('txtFULLNAME_DEPUTY', 'Họ và tên người đại diện'),
        text('txtID_CARD_NUMBER_DEPUTY', 'Số định danh cá nhân người đại diện', ' maxlength="12"'),
        list('cboGENDER_ID_DEPUTY', 'Giới tính người đại diện', SEXES),
      ),
      block(
        'Thành viên trong hộ gia đình cùng thay đổi',
        text('txtFULLNAME_CUNGTD0', 'Họ và tên người cùng thay đổi'),
        text('txtBIRTH_DATE_CUNGTD0', 'Ngày sinh người cùng thay đổi', ' maxlength="10"'),
        text('txtID_CARD_NUMBER_CUNGTD0', 'Số định danh người cùng thay đổi', ' maxlength="12"'),
        list('cboGENDER_ID_CUNGTD0', 'Giới tính người cùng thay đổi', SEXES),
      ),
    ].join('\n'),
  });
