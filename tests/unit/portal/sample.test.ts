// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../../../utils/portal/collect.ts';
import { sampleOf } from '../../../utils/portal/sample.ts';

const PAGE = `
  <header>Xin chào Trần Thị Bưởi, hồ sơ H26.15.3-261123-0001</header>
  <form action="https://cong.example/luu?token=abc123" onsubmit="gui()">
    <fieldset><legend>Người yêu cầu</legend>
      <label for="ten">Họ và <b>tên</b> (*)</label><input id="ten" name="NycHoTen" value="Trần Thị Bưởi" data-user="buoi">
      <label for="so">Số định danh</label><input id="so" value="036085004321" placeholder="036085004321">
      <label for="gt">Giới tính</label><select id="gt"><option value="1">Nam</option><option value="2" selected>Nữ</option></select>
      <label><input type="checkbox" name="vn" value="1" checked> Là công dân Việt Nam</label>
      <label for="gc">Ghi chú</label><textarea id="gc">gọi 0912345678 cho bà Bưởi</textarea>
      <label for="ng">Người nhà</label><select id="ng"><option>Trần Văn Mít 036085009999</option><option>Khác</option></select>
    </fieldset>
    <p>Bà Trần Thị Bưởi đã nộp ngày 22/11/2026</p>
    <img src="anh-the.jpg"><script>const token = 'abc123';</script><div style="background:url(anh.png)"></div>
  </form>`;
const sample = () => sampleOf(document, collect(document).form);
afterEach(() => {
  document.body.innerHTML = '';
});

describe('a form taken from a page for the labelled set', () => {
  it('holds no value, no name, no number, no address', () => {
    document.body.innerHTML = PAGE;
    const html = sample();
    for (const secret of [
      'Bưởi',
      'Mít',
      '036085',
      '0912',
      'H26',
      '2026',
      'token',
      'abc123',
      'anh-the',
      'url(',
      'cong.example',
      'data-user',
      'selected',
      'checked',
      'onsubmit',
    ])
      expect(html, secret).not.toContain(secret);
  });

  it('is read by the collector as the page itself was', () => {
    document.body.innerHTML = PAGE;
    const before = collect(document).form.fields;
    const html = sample();
    document.body.innerHTML = html.replace(/^.*<title><\/title>/, '').replace(/<\/?(?:html|body)[^>]*>/g, '');
    const after = collect(document).form.fields;
    expect(after.map(({ label, section, name, widget }) => ({ label, section, name, widget }))).toEqual(
      before.map(({ label, section, name, widget }) => ({ label, section, name, widget })),
    );
    expect(after[2]!.options).toEqual(before[2]!.options);
  });

  it('of a page without a form is empty', () => expect(sample()).not.toContain('<input'));
});
