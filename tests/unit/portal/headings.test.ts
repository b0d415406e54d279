// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../../../utils/portal/collect.ts';
import type { Field } from '../../../utils/portal/types.ts';

const read = (html: string): Field[] => {
  document.body.innerHTML = html;
  return collect(document).form.fields;
};
afterEach(() => {
  document.body.innerHTML = '';
});

describe('two headings side by side over two columns', () => {
  it('stand both over the boxes under them: neither alone says whose they are', () => {
    const fields = read(
      '<div class="row"><div><h4>Bên nam</h4></div><div><h4>Bên nữ</h4></div></div><div class="row"><div><label>Họ tên <input></label></div></div>',
    );
    expect(fields[0]!.section).toEqual(['Bên nam / Bên nữ']);
  });
  it('with boxes of its own, each column keeps its own heading', () => {
    const fields = read(
      '<div class="row"><div><h4>Bên nam</h4><label>Họ tên <input></label></div><div><h4>Bên nữ</h4><label>Họ tên <input></label></div></div>',
    );
    expect(fields.map((f) => f.section)).toEqual([['Bên nam'], ['Bên nữ']]);
  });
});

describe('lines that head a block without being a heading element', () => {
  it('a numbered bold line about a person is a heading although it ends with a colon', () =>
    expect(read('<p><b>1. Người yêu cầu:</b></p><p>Số CCCD: <input></p>')[0]!.section).toEqual(['1. Người yêu cầu']));
  it('a line right before one bare control is its label, whatever it begins with', () =>
    expect(
      read('<div><div>Giấy tờ tùy thân</div><div><select><option>CCCD</option></select></div></div>').map((f) => [
        f.label,
        f.section,
      ]),
    ).toEqual([['Giấy tờ tùy thân', []]]));
  it('a line one further up than the label is kept as a witness', () =>
    expect(read('<p><em>Vợ cùng đứng tên:</em></p><p>Họ tên: <input></p>')[0]!.labels.map((l) => l.text)).toEqual([
      'Họ tên',
      'Vợ cùng đứng tên',
    ]));
  it('the text of a divider is a heading', () =>
    expect(
      read('<div><div class="el-divider__text">Thân nhân</div></div><label>Họ tên <input></label>')[0]!.section,
    ).toEqual(['Thân nhân']));
});

describe('the search box of an antd list', () => {
  it('is the control of that list', () =>
    expect(
      read('<div class="ant-select"><input type="search" role="combobox" aria-label="Dân tộc"></div>').map((f) => [
        f.widget,
        f.label,
      ]),
    ).toEqual([['popup-list', 'Dân tộc']]));
  it('a search box of its own is none of ours', () => expect(read('<input type="search">')).toEqual([]));
});
