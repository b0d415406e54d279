// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { readDossierPage } from '../../../utils/portal/dossier-page.ts';
import type { DossierRow } from '../../../utils/portal/types.ts';

const read = (html: string): DossierRow | undefined => {
  document.body.innerHTML = html;
  return readDossierPage(document);
};
afterEach(() => {
  document.body.innerHTML = '';
});

const CODE = 'H29.15-261119-0001';
const MENU = '<nav><ul><li>Thủ tục</li><li>Danh mục hồ sơ</li><li>Trạng thái</li></ul></nav>';
const FACTS = `<div class="card"><h3>Hồ sơ ${CODE}</h3>
  <div class="row"><label>Mã thủ tục:</label><span>1.001022</span></div>
  <div class="row"><label>Thủ tục:</label><span>Đăng ký nhận cha, mẹ, con</span></div>
  <div class="row"><div>Ngày tiếp nhận</div><div>19/11/2026 09:00</div></div>
  <div class="row"><div>Ngày hẹn trả</div><div>25/11/2026 17:00</div></div>
  <div class="row"><div>Trạng thái hồ sơ</div><div>Đang xử lý</div></div></div>`;
const OWNER = `<div class="card"><h3>Thông tin người nộp</h3><dl><dt>Chủ hồ sơ</dt><dd>Trần Thị Huệ</dd>
  <dt>Số CCCD</dt><dd>034303000018</dd><dt>Số điện thoại</dt><dd>0912345678</dd><dt>Địa chỉ</dt><dd>Thôn 3, xã Mỹ Trung</dd></dl></div>`;
const STEPS = `<table><thead><tr><th>STT</th><th>Tên bước</th><th>Người xử lý</th><th>Thời gian bắt đầu</th></tr></thead><tbody>
  <tr><td>1</td><td>Tiếp nhận</td><td>Nguyễn Văn Tiếp</td><td>19/11/2026 09:00</td></tr>
  <tr><td>2</td><td>Thẩm tra hồ sơ</td><td>Lê Thị Tra</td><td>20/11/2026 08:15</td></tr>
  <tr><td>3</td><td>Trình ký</td><td></td><td></td></tr></tbody></table>`;

describe('the officer’s page of one dossier', () => {
  it('gives what stands beside labels: in the line, after it, or in a card of its own', () =>
    expect(read(MENU + FACTS + OWNER)).toEqual({
      code: CODE,
      procedureCode: '1.001022',
      procedureName: 'Đăng ký nhận cha, mẹ, con',
      receivedAt: '2026-11-19T09:00:00+07:00',
      appointmentAt: '2026-11-25T17:00:00+07:00',
      status: 'Đang xử lý',
      applicant: 'Trần Thị Huệ',
    }));

  it('gives the steps with their times, and never who did them', () => {
    const row = read(FACTS + STEPS);
    expect(row!.steps).toEqual([
      { name: 'Tiếp nhận', at: '2026-11-19T09:00:00+07:00' },
      { name: 'Thẩm tra hồ sơ', at: '2026-11-20T08:15:00+07:00' },
      { name: 'Trình ký' },
    ]);
    expect(JSON.stringify(row)).not.toMatch(/Nguyễn Văn Tiếp|Lê Thị Tra/);
  });

  it('never gives a number, a telephone or an address', () =>
    expect(JSON.stringify(read(FACTS + OWNER + STEPS))).not.toMatch(/034303000018|0912345678|Mỹ Trung/));

  it('leaves an empty field empty: the next label is not its value', () => {
    const row = read(FACTS.replace('<div>25/11/2026 17:00</div>', '<div></div>').replace('Đang xử lý', ''));
    expect(row).toMatchObject({ receivedAt: '2026-11-19T09:00:00+07:00' });
    expect(row).not.toHaveProperty('appointmentAt');
    expect(row).not.toHaveProperty('status');
    expect(row).not.toHaveProperty('unread');
  });

  it('flags a date that does not exist, and does not guess', () => {
    const row = read(FACTS.replace('25/11/2026', '31/02/2026'));
    expect(row!.unread).toEqual(['appointment']);
    expect(row).not.toHaveProperty('appointmentAt');
  });

  it('is not a list, not a page with two dossiers, not a receipt that only names its code', () => {
    const rows = [1, 2].map((n) => `<tr><td>H29.15-261119-000${n}</td><td>19/11/2026</td></tr>`).join('');
    expect(read(`<table><thead><tr><th>Mã hồ sơ</th><th>Ngày nhận</th></tr></thead>${rows}</table>`)).toBeUndefined();
    expect(read(`${FACTS}<p>Hồ sơ liên quan: H29.15-261101-0009</p>`)).toBeUndefined();
    expect(read(`<p>Nộp hồ sơ thành công. Số hồ sơ: ${CODE}</p>`)).toBeUndefined();
    expect(read(MENU)).toBeUndefined();
  });

  it('takes nothing from the filters and heads that stand elsewhere on the page', () => {
    const filters = '<div><div>Trạng thái</div><div>Tất cả</div><div>Ngày tiếp nhận</div><div>01/01/2026</div></div>';
    expect(read(filters + FACTS)).toMatchObject({ status: 'Đang xử lý', receivedAt: '2026-11-19T09:00:00+07:00' });
  });
});
