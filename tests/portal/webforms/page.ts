import places from '../data/places.json' with { type: 'json' };
import { escapeHtml } from '../html.ts';
import { communesOf } from '../moj/options.ts';
import { box, sheet } from '../sheet.ts';

/** What the browser posted: the page's whole state goes there and back with every choice. */
export type State = ReadonlyMap<string, string>;

const PREFIX = 'ctl00$C$';
const idOf = (name: string): string => name.replaceAll('$', '_');
const attributes = (key: string): string => `name="${PREFIX}${key}" id="${idOf(PREFIX + key)}"`;
const postBack = (key: string): string => `javascript:setTimeout('__doPostBack(\\'${PREFIX}${key}\\',\\'\\')', 0)`;

const text = (state: State, key: string, label: string): string =>
  box(
    label,
    `<input type="text" autocomplete="off" ${attributes(key)} value="${escapeHtml(state.get(key) ?? '')}">`,
    idOf(PREFIX + key),
  );

const list = (state: State, key: string, label: string, options: readonly string[]): string =>
  box(
    label,
    `<select ${attributes(key)} onchange="${postBack(key)}"><option value="">Chọn</option>${options
      .map((option) => `<option${option === state.get(key) ? ' selected' : ''}>${option}</option>`)
      .join('')}</select>`,
    idOf(PREFIX + key),
  );

const radios = (state: State, key: string, label: string, options: readonly string[]): string => {
  const boxes = options.map((option, index) => {
    const id = `${idOf(PREFIX + key)}_${index}`;
    const ticked = state.get(key) === option ? ' checked' : '';
    return `<input type="radio" id="${id}" name="${PREFIX}${key}" value="${option}"${ticked} onclick="${postBack(key)}"><label for="${id}">${option}</label>`;
  });
  return `<div class="box"><p>${label}</p>${boxes.join('\n')}</div>`;
};

const person = (state: State, prefix: string, heading: string): string =>
  `<div class="block"><h4>${heading}</h4><div class="boxes">${[
    text(state, `${prefix}FULL_NAMEFld`, 'Họ và tên'),
    radios(state, `${prefix}GENDER_IDFld`, 'Giới tính', ['Nam', 'Nữ']),
    text(state, `${prefix}DATE_OF_BIRTHFld`, 'Ngày sinh'),
    text(state, `${prefix}PERS_DOC_NOFld`, 'Số định danh cá nhân'),
    list(
      state,
      `${prefix}CITY_IDFld`,
      'Tỉnh/Thành phố thường trú',
      places.provinces.map(({ name }) => name),
    ),
    list(state, `${prefix}WARD_IDFld`, 'Phường/Xã thường trú', communesOf(state.get(`${prefix}CITY_IDFld`) ?? '')),
    text(state, `${prefix}STREETFld`, 'Số nhà, thôn, tổ dân phố'),
  ].join('\n')}</div></div>`;

/** What the server makes of the state after a choice: it forgets what it thinks hangs on it, and more. */
const forgets = (target: string): string[] => {
  const [, prefix = '', field = ''] = /^(.*?)(GENDER_IDFld|CITY_IDFld|WARD_IDFld)$/.exec(target) ?? [];
  if (field === 'CITY_IDFld') return [`${prefix}WARD_IDFld`, `${prefix}GENDER_IDFld`];
  if (field === 'GENDER_IDFld') return [`${prefix}DATE_OF_BIRTHFld`, `${prefix}PERS_DOC_NOFld`];
  return [];
};

/** Registration of a household business: ASP.NET WebForms, where every choice posts the page back. */
export const householdPage = (posted = ''): string => {
  const form = new URLSearchParams(posted);
  const gone = new Set(forgets((form.get('__EVENTTARGET') ?? '').replace(PREFIX, '')));
  const state = new Map(
    [...form]
      .map(([name, value]): [string, string] => [name.replace(PREFIX, ''), value])
      .filter(([key]) => !gone.has(key)),
  );
  return sheet({
    title: 'Đăng ký thành lập hộ kinh doanh',
    portal: 'Hệ thống đăng ký hộ kinh doanh',
    heading: '1.001612: Đăng ký thành lập hộ kinh doanh',
    module: '/__assets/webforms/client.ts',
    body: `<form method="post" id="aspnetForm"><input type="hidden" name="__EVENTTARGET"><input type="hidden" name="__EVENTARGUMENT">
<input type="hidden" name="__VIEWSTATE" value="${posted.length}">
${person(state, '', 'Thông tin chủ hộ kinh doanh')}
${person(state, 'REP_', 'Thông tin người được ủy quyền')}
<div class="buttons"><input type="submit" id="ctl00_C_BtnSave" name="ctl00$C$BtnSave" value="Lưu"></div></form>`,
  });
};
