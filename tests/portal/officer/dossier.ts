import { el } from './dom.ts';
import { dossiers } from './dossiers.ts';

const listed = dossiers(1)[0]!;
const fact = (label: string, value: string): HTMLElement =>
  el('div', { class: 'row' }, el('div', { class: 'label' }, label), el('div', { class: 'value' }, value));
const table = (heads: string[], rows: (string | Node)[][]): HTMLElement =>
  el(
    'table',
    { class: 'mat-table' },
    el('thead', {}, el('tr', {}, ...heads.map((text) => el('th', {}, text)))),
    el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell))))),
  );

/** Files as people name them: with a name. */
const file = (what: string): HTMLElement =>
  el('a', { href: `/tep/${what}` }, `${what}_${listed.name.replaceAll(' ', '')}.pdf`);
/** What the portal says of the second paper; `?paper=` is another day. */
const paper = new URLSearchParams(location.search).get('paper') ?? 'Chưa nộp';

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
    el('h2', {}, 'Thành phần hồ sơ'),
    table(
      ['STT', 'Tên giấy tờ', 'Bản chính', 'Bản sao', 'Tệp đính kèm', 'Trạng thái'],
      [
        ['1', 'Tờ khai đăng ký nhận cha, mẹ, con theo mẫu', '1', '0', file('to-khai'), 'Đã nộp'],
        ['2', 'Văn bản cam đoan của các bên về quan hệ', '1', '0', '', paper],
        ['3', 'Ảnh chân dung', '0', '2', file('anh'), ''],
      ],
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
