/** The components as the form's document writes them: a label is loose text, then the element. */

const element = (tag: string, name: string, attributes = ''): string => `<${tag} name="${name}"${attributes}></${tag}>`;

export const input = (name: string, attributes = ''): string => element('x-input', name, attributes);
export const number = (name: string): string => element('x-input-number', name);
export const date = (name: string): string => element('x-date', name);
export const dateText = (name: string): string => element('x-date-text', name);
export const select = (name: string, api: string, attributes = ''): string =>
  element('x-select', name, ` api="${api}"${attributes}`);
export const selectDefault = (name: string, api: string, value: string): string =>
  element('x-select-default', name, ` api="${api}" value="${value}"`);
export const radio = (name: string, options: Record<string, string>, attributes = ''): string => {
  const list = Object.entries(options).map(([value, text]) => `${value}=${text}`);
  return element('x-radio', name, ` options="${list.join('|')}"${attributes}`);
};

/** A block that is there only while its driver has this value, with the template it is built from. */
export const area = (name: string, when: string, is: string, content: string): string =>
  `${element('x-select-area', name, ` when="${when}" is="${is}"`)}<template data-area="${name}">${content}</template>`;

export const row = (...content: string[]): string => `<div class="p">${content.join(' ')}</div>`;
export const heading = (text: string): string => `<p><strong>${text}</strong></p>`;

/** Tỉnh, xã and the detail; the list of communes hangs on the province. `id` tells the persons of one form apart. */
export const residence = (id: string): string =>
  [
    `<div class="area-row">Quốc gia: ${select(`NCT_QuocGia_${id}`, 'quocTich', ' value="Việt Nam"')}</div>`,
    `<div class="area-row">Tỉnh/Thành phố: ${select(`NCT_TinhThanhPho_${id}`, 'tinhThanhPho', ' placeholder="Tỉnh/Thành phố"')}</div>`,
    `<div class="area-row">Xã/Phường: ${select(
      `NCT_PhuongXa_${id}`,
      'phuongXa',
      ` placeholder="Xã/Phường" depends-on="NCT_TinhThanhPho_${id}"`,
    )}</div>`,
    `<div class="area-row">Địa chỉ chi tiết: ${input(`NCT_SoNhaToDanPho_${id}`)}</div>`,
  ].join('');

/** The same for abroad: country and one line. */
export const abroad = (id: string): string =>
  [
    `<div class="area-row">Quốc gia: ${select(`NCT_QuocGiaKhac_${id}`, 'quocTich')}</div>`,
    `<div class="area-row">Địa chỉ ở nước ngoài: ${input(`NCT_DiaChiNuocNgoai_${id}`)}</div>`,
  ].join('');
