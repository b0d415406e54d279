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

describe('headings that are set in some other way', () => {
  const paths = (html: string): string[][] => read(html).map((f) => f.section);
  const box = (label: string): string => `<p>${label}: <input></p>`;

  it('the next number closes the block of the number before, whatever its words', () =>
    expect(
      paths(
        `<p><b>1. Thông tin về liệt sĩ</b></p>${box('Họ tên')}<p><b>2. Ý kiến cùng thờ cúng</b></p>${box('Họ tên')}`,
      ),
    ).toEqual([['1. Thông tin về liệt sĩ'], ['2. Ý kiến cùng thờ cúng']]));

  it('bold cells side by side are the heads of columns', () => {
    const fields = read(
      '<table><tr><td><b>Họ tên</b></td><td><b>Năm sinh</b></td></tr><tr><td><input></td><td><input></td></tr></table>',
    );
    expect(fields.map((f) => [f.label, f.section])).toEqual([
      ['Họ tên', []],
      ['Năm sinh', []],
    ]);
  });

  it('a heading element in the cell beside a box is its question', () =>
    expect(
      read('<table><tr><td><h3>Số CCCD</h3></td><td><input></td></tr></table>').map((f) => [f.label, f.section]),
    ).toEqual([['Số CCCD', []]]));

  it('a button that folds the block under it heads that block; one that opens a menu does not', () =>
    expect(
      paths(
        '<button aria-haspopup="true" aria-expanded="false">Chọn</button><button class="collapsible">Bên nữ</button><div><label>Họ tên <input></label></div>',
      ),
    ).toEqual([['Bên nữ']]));

  it('components are told by their names, icons are no words, and the number of a step stands apart', () => {
    expect(
      paths(
        '<x-list-header><x-label>Người mẹ</x-label></x-list-header><x-item><x-label>Họ tên</x-label><input></x-item>',
      ),
    ).toEqual([['Người mẹ']]);
    expect(
      paths(
        '<div class="card-header"><i class="material-icons">person</i>Người cha</div><label>Họ tên <input></label>',
      ),
    ).toEqual([['Người cha']]);
    expect(
      paths('<h4>Người mẹ <label><input type="checkbox"> như người nộp</label></h4><label>Họ tên <input></label>').at(
        -1,
      ),
    ).toEqual(['Người mẹ']);
    expect(paths('<h4><span>2</span><span>Người con</span></h4><label>Họ tên <input></label>')).toEqual([
      ['2. Người con'],
    ]);
  });

  it('a line over a table is kept as a witness of its first box', () =>
    expect(
      read(
        '<h4>Chủ hộ</h4><div>Bảo vệ tòa nhà</div><table><tr><td>Họ tên</td><td><input></td></tr></table>',
      )[0]!.labels.map((l) => l.text),
    ).toEqual(['Họ tên', 'Bảo vệ tòa nhà']));

  it('a title with another heading under it is not the label of the first box', () =>
    expect(
      read(
        '<div class="card-title">Đơn đề nghị</div><div>Thông tin người nộp</div><div><input placeholder="Họ tên"><input placeholder="Email"></div>',
      ).map((f) => [f.label, f.section]),
    ).toEqual([
      ['', ['Thông tin người nộp']],
      ['', ['Thông tin người nộp']],
    ]));
});
