// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { findRows } from '../../../utils/portal/list.ts';
import { readDate, readName } from '../../../utils/portal/list-words.ts';
import type { DossierRow } from '../../../utils/portal/types.ts';

const read = (html: string): DossierRow[] => {
  document.body.innerHTML = html;
  return findRows(document).map(({ row }) => row);
};
afterEach(() => {
  document.body.innerHTML = '';
});

const ANTD = (
  cell: string,
  owner = 'Trần Thị Huệ (034303000018)<br>0912345678<br>Thôn 3, xã Mỹ Trung<br>hue@example.com',
) =>
  `<div class="ant-table-container"><div class="ant-table-header"><table><thead><tr>
  <th>STT</th><th>Thông tin hồ sơ</th><th>Người chuyển đến</th><th>Chủ hồ sơ</th><th>Hạn xử lý cá nhân</th></tr></thead></table></div>
  <div class="ant-table-body"><table><tbody class="ant-table-tbody"><tr class="ant-table-row">
  <td>1</td><td>${cell}</td><td>Nguyễn Văn Tiếp</td><td>${owner}</td><td>02/09/2026 17:00</td></tr></tbody></table></div></div>`;
const CELL = `<div>H56.15.3-260901-0007 (Thẩm tra hồ sơ)</div><div>- Đăng ký kết hôn, bà Trần Thị Huệ</div>
  <div>- Trạng thái hồ sơ : Đang xử lý</div><div>- Tiếp nhận trực tiếp: 01/09/2026 08:12, hẹn trả: 08/09/2026 17:00</div>`;

describe('the list whose one cell holds everything', () => {
  it('gives code, step, procedure, applicant, status, channel and both dates', () =>
    expect(read(ANTD(CELL))).toEqual([
      {
        code: 'H56.15.3-260901-0007',
        step: 'Thẩm tra hồ sơ',
        procedureName: 'Đăng ký kết hôn',
        applicant: 'Trần Thị Huệ',
        status: 'Đang xử lý',
        channel: 'counter',
        receivedAt: '2026-09-01T08:12:00+07:00',
        appointmentAt: '2026-09-08T17:00:00+07:00',
      },
    ]));

  it('never gives the number, telephone, address or mail of the applicant', () => {
    const said = JSON.stringify(read(ANTD(CELL)));
    for (const kept of ['034303000018', '0912345678', 'Mỹ Trung', 'example.com']) expect(said).not.toContain(kept);
  });

  it('takes the applicant from the owner’s column where the title names none', () =>
    expect(read(ANTD(CELL.replace(', bà Trần Thị Huệ', '')))[0]).toMatchObject({
      procedureName: 'Đăng ký kết hôn',
      applicant: 'Trần Thị Huệ',
    }));

  it('leaves a new registration without a reception: the day of filing is none', () => {
    const [row] = read(ANTD(CELL.replace(/<div>- Tiếp nhận.*$/s, '<div>- Ngày nộp hồ sơ: 01/09/2026 08:12</div>')));
    expect(row).not.toHaveProperty('receivedAt');
    expect(row).not.toHaveProperty('unread');
  });

  it('leaves an empty appointment empty', () => {
    const [row] = read(ANTD(CELL.replace('08/09/2026 17:00', '')));
    expect(row).toMatchObject({ receivedAt: '2026-09-01T08:12:00+07:00' });
    expect(row).not.toHaveProperty('appointmentAt');
    expect(row).not.toHaveProperty('unread');
  });

  it('flags a date that does not exist, and does not guess', () => {
    const [row] = read(ANTD(CELL.replace('08/09/2026 17:00', '31/02/2026 17:00')));
    expect(row!.unread).toEqual(['appointment']);
    expect(row).not.toHaveProperty('appointmentAt');
  });

  it('cuts “Xem thêm” off a long name', () =>
    expect(read(ANTD(CELL.replace('Đăng ký kết hôn', 'Cấp bản sao Trích lục hộ tịch... Xem thêm')))[0]).toMatchObject({
      applicant: 'Trần Thị Huệ',
    }));

  it('takes commas of the procedure’s own name for part of it', () =>
    expect(
      read(ANTD(CELL.replace('Đăng ký kết hôn', 'Thay đổi, cải chính, bổ sung thông tin hộ tịch')))[0]!.procedureName,
    ).toBe('Thay đổi, cải chính, bổ sung thông tin hộ tịch'));
});

describe('the supplement list', () => {
  const html = `<table><thead><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Ngày hẹn trả trước</th><th>Ngày hẹn trả mới</th><th>Trạng thái</th></tr></thead>
  <tbody><tr><td>H56.15.3-260901-0007 <span class="ant-tag">Đã quá hạn bổ sung</span></td><td>1.000894 - Đăng ký kết hôn</td><td>08/09/2026</td><td>15/09/2026 17:00</td><td>Yêu cầu bổ sung giấy tờ</td></tr></tbody></table>`;
  it('tells the old appointment from the new one and sees that the supplement is late', () =>
    expect(read(html)[0]).toMatchObject({
      formerAppointmentAt: '2026-09-08',
      appointmentAt: '2026-09-15T17:00:00+07:00',
      supplementLate: true,
      status: 'Yêu cầu bổ sung giấy tờ',
      procedureCode: '1.000894',
    }));
  it('believes neither a supplement that is not late yet nor one of which nothing is said', () => {
    for (const tag of ['Chưa quá hạn bổ sung', 'Đã bổ sung'])
      expect(read(html.replace('Đã quá hạn bổ sung', tag))[0]).not.toHaveProperty('supplementLate');
  });
});

describe('the Angular Material list', () => {
  const html = `<app-list-search><div class="searchtbl"><mat-table role="table"><mat-header-row role="row">
   <mat-header-cell role="columnheader" class="mat-column-code">Số hồ sơ</mat-header-cell><mat-header-cell role="columnheader" class="mat-column-procedure">Thủ tục</mat-header-cell>
   <mat-header-cell role="columnheader">Ngày tiếp nhận</mat-header-cell><mat-header-cell role="columnheader">Ngày hẹn trả</mat-header-cell></mat-header-row>
   <mat-row role="row"><mat-cell role="cell" class="mat-column-code"><a>H29.15-261118-0007<br>Xem chi tiết</a><p>Liên thông: G22.99-251225-020001</p></mat-cell>
   <mat-cell role="cell">Đăng ký khai tử</mat-cell><mat-cell role="cell">18/11/2026 14:00</mat-cell><mat-cell role="cell">20/11/2026 17:00</mat-cell></mat-row></mat-table></div></app-list-search>`;
  it('is read by its heads; the code is the one in the code’s own column', () =>
    expect(read(html)).toEqual([
      {
        code: 'H29.15-261118-0007',
        procedureName: 'Đăng ký khai tử',
        receivedAt: '2026-11-18T14:00:00+07:00',
        appointmentAt: '2026-11-20T17:00:00+07:00',
      },
    ]));
});

describe('any other page', () => {
  const card = (n: number) =>
    `<div class="card"><h4>H49.22-260105-000${n}</h4><p>Ngày tiếp nhận: 05/01/2026</p><p>Số điện thoại: 0912345678</p></div>`;
  it('with cards: a card is the largest part that names one dossier', () =>
    expect(read(`<h1>Hồ sơ của đơn vị</h1><section>${card(1)}${card(2)}</section>`)).toEqual([
      { code: 'H49.22-260105-0001', receivedAt: '2026-01-05' },
      { code: 'H49.22-260105-0002', receivedAt: '2026-01-05' },
    ]));
  it('about one dossier is no list', () => expect(read(card(1))).toEqual([]));
  it('with a row that names two dossiers says nothing about either', () =>
    expect(read('<table><tr><td>H49.22-260105-0001</td><td>H49.22-260105-0002</td></tr></table>')).toEqual([]));
  it('with a sentence about several dossiers, a payment number or a script is no list', () =>
    expect(
      read(
        '<p>Các hồ sơ H49.22-260105-0001, H49.22-260105-0002</p><table><tr><td>G22.99.3-241219795252</td></tr></table><script>"H49.22-260105-0003"</script>',
      ),
    ).toEqual([]));
  it('inside a table for the layout gives the rows of the inner table', () =>
    expect(
      read(
        `<table><tr><td>Tìm: H49.22</td><td><table><thead><tr><th>Mã hồ sơ</th><th>Ngày tiếp nhận</th></tr></thead><tr><td>H49.22-260105-0001</td><td>05/01/2026</td></tr>
        <tr><td>H49.22-260106-0002</td><td>06/01/2026</td></tr></table></td></tr></table>`,
      ),
    ).toEqual([
      { code: 'H49.22-260105-0001', receivedAt: '2026-01-05' },
      { code: 'H49.22-260106-0002', receivedAt: '2026-01-06' },
    ]));
  it('tells a number that ends beside the code from the code', () =>
    expect(
      read('<table><tr><td>1</td><td>0912345678</td><td>H49.22-260105-0001</td><td>2</td></tr></table>').map(
        ({ code }) => code,
      ),
    ).toEqual(['H49.22-260105-0001']));
  it('with one code twice in a row gives that dossier', () =>
    expect(
      read('<table><tr><td>H49.22-260105-0001</td><td>Xem H49.22-260105-0001</td></tr></table>').map(
        ({ code }) => code,
      ),
    ).toEqual(['H49.22-260105-0001']));
  it('lists each code once', () =>
    expect(read(`<table>${'<tr><td>H49.22-260105-0001</td></tr>'.repeat(3)}</table>`)).toHaveLength(1));
  it('with hundreds of rows gives them all', () =>
    expect(
      read(
        `<table>${Array.from({ length: 500 }, (_, n) => `<tr><td>H49.22-260105-${1000 + n}</td></tr>`).join('')}</table>`,
      ),
    ).toHaveLength(500));
});

describe('rows that were read before', () => {
  it('are not read again while their text is the same; a changed one is', () => {
    document.body.innerHTML =
      '<table><tr><td>H49.22-260105-0001</td></tr><tr id="b"><td>H49.22-260105-0002</td><td>x</td></tr></table>';
    const cache = new WeakMap();
    const first = findRows(document, cache);
    document.querySelector('#b td')!.firstChild!.nodeValue = 'H49.22-260105-0003';
    const second = findRows(document, cache);
    expect(second[0]).toBe(first[0]);
    expect(second.map(({ row }) => row.code)).toEqual(['H49.22-260105-0001', 'H49.22-260105-0003']);
  });
});

describe('a date of the portal', () => {
  it.each([
    ['01/09/2026 08:12', '2026-09-01T08:12:00+07:00'],
    ['1/9/2026', '2026-09-01'],
    ['08:12 01/09/2026', '2026-09-01T08:12:00+07:00'],
    ['17:00:00, ngày 01/09/2026', '2026-09-01T17:00:00+07:00'],
    ['29/02/2028', '2028-02-29'],
    ['', ''],
    ['31/02/2026', null],
    ['29/02/2026', null],
    ['09/23/2026', null],
    ['2026-09-01', null],
    ['01/09/26', null],
    ['01/09/2026 25:00', null],
    ['01/09/1926', null],
    ['thứ Hai', null],
  ])('%s', (text, want) => expect(readDate(text)).toBe(want));
});

describe('a name in a list', () => {
  it.each([
    ['bà Trần Thị Huệ', 'Trần Thị Huệ'],
    ['Trần Thị Huệ (034303000018)', 'Trần Thị Huệ'],
    ['Công ty TNHH An Bình', 'Công ty TNHH An Bình'],
    ['034303000018', undefined],
    ['Trần Thị Huệ 034303000018', undefined],
    ['hue@example.com', undefined],
    ['', undefined],
  ])('%s', (text, want) => expect(readName(text)).toBe(want));
});
