import { count, el } from './dom.ts';
import { dossiers, type Listed } from './dossiers.ts';

const HEADS = ['STT', 'Thông tin hồ sơ', 'Người chuyển đến', 'Chủ hồ sơ', 'Hạn xử lý cá nhân', 'Kết quả', 'Thao tác'];
const wide = (n: number): Record<string, string> => ({ class: `ant-table-cell${n === 1 ? ' wide' : ''}` });
const lines = (...texts: string[]): HTMLElement[] => texts.map((text) => el('div', {}, text));

const cells = (listed: Listed, n: number): (HTMLElement | string)[][] => [
  [String(n + 1)],
  lines(
    `${listed.code} (${listed.step})`,
    `- ${listed.procedure}, ${listed.title} ${listed.name}`,
    `- Trạng thái hồ sơ : ${listed.status}`,
    `- Tiếp nhận trực tiếp: ${listed.received}, hẹn trả: ${listed.appointment}`,
  ),
  ['Cán bộ Mẫu'],
  lines(`${listed.name} (${listed.idNumber})`, listed.phone, listed.address, `mau${n}@example.com`),
  [listed.received],
  lines('- Số ký hiệu: 12/QĐ-MẪU'),
  ['Xem'],
];
const row = (listed: Listed, n: number): HTMLElement =>
  el('tr', { class: 'ant-table-row' }, ...cells(listed, n).map((cell, at) => el('td', wide(at), ...cell)));

const body = el('tbody', { class: 'ant-table-tbody' });
let all = dossiers(count);
const draw = () => body.replaceChildren(...all.map(row));
const again = el('button', { id: 'again' }, 'Tải lại');
again.addEventListener('click', () => {
  // The state moved on meanwhile: the supplement came, the first one was handed out.
  all = all.map((listed, n) =>
    n === 2 ? { ...listed, status: 'Đang xử lý' } : n === 0 ? { ...listed, status: 'Đã trả kết quả' } : listed,
  );
  draw();
});
document
  .querySelector('#root')!
  .append(
    again,
    el(
      'div',
      { class: 'ant-table-wrapper' },
      el(
        'div',
        { class: 'ant-table-container' },
        el(
          'div',
          { class: 'ant-table-header' },
          el(
            'table',
            {},
            el('thead', { class: 'ant-table-thead' }, el('tr', {}, ...HEADS.map((text, n) => el('th', wide(n), text)))),
          ),
        ),
        el('div', { class: 'ant-table-body' }, el('table', {}, body)),
      ),
    ),
  );
draw();
