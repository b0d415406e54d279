import { el } from './dom.ts';
import { dossiers } from './dossiers.ts';

const listed = dossiers(1)[0]!;
const fact = (label: string, value: string): HTMLElement =>
  el('div', { class: 'row' }, el('div', { class: 'label' }, label), el('div', { class: 'value' }, value));
const table = (heads: string[], rows: string[][]): HTMLElement =>
  el(
    'table',
    { class: 'mat-table' },
    el('thead', {}, el('tr', {}, ...heads.map((text) => el('th', {}, text)))),
    el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((text) => el('td', {}, text))))),
  );

const detail = document.querySelector('#detail')!;
const card = el('mat-card', {}, el('h2', {}, `Hồ sơ ${listed.code}`));
detail.append(card);
setTimeout(() => {
  card.append(
    fact('Thủ tục', listed.procedure),
    fact('Ngày tiếp nhận', listed.received),
    fact('Ngày hẹn trả', listed.appointment),
    fact('Trạng thái', listed.status),
  );
  detail.append(
    el(
      'mat-card',
      {},
      el('h2', {}, 'Thông tin người nộp'),
      fact('Họ và tên chủ hồ sơ', listed.name),
      fact('Số CCCD', listed.idNumber),
      fact('Số điện thoại', listed.phone),
      fact('Địa chỉ', listed.address),
    ),
    el('h2', {}, 'Quá trình xử lý'),
    table(
      ['STT', 'Tên bước', 'Người xử lý', 'Thời gian bắt đầu'],
      [
        ['1', 'Tiếp nhận', 'Cán bộ Mẫu', listed.received],
        ['2', 'Thẩm tra hồ sơ', 'Cán bộ Tra', '20/11/2026 08:15'],
      ],
    ),
  );
}, 300);
