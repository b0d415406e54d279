// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../../../utils/portal/collect.ts';
import type { Field } from '../../../utils/portal/types.ts';

const read = (html: string): Field[] => {
  document.body.innerHTML = html;
  return collect(document).form.fields;
};
const sections = (html: string): string[][] => read(html).map((f) => f.section);
const labels = (html: string): string[] => read(html).map((f) => f.label);
afterEach(() => {
  document.body.innerHTML = '';
});

describe('a line across all columns of a table', () => {
  const table = (line: string) =>
    `<table><tr><td colspan="2" class="hdr">Chủ hộ</td></tr><tr><td>Họ tên</td><td><input></td></tr><tr><td colspan="2" class="sub">${line}</td></tr><tr><td>Tỉnh</td><td><input></td></tr><tr><td colspan="2" class="hdr">Thân nhân</td></tr><tr><td>Họ tên</td><td><input></td></tr></table>`;
  it('heads the rows after it; one set otherwise lies deeper, the same look ends both', () =>
    expect(sections(table('Nơi thường trú'))).toEqual([['Chủ hộ'], ['Chủ hộ', 'Nơi thường trú'], ['Thân nhân']]));
  it('a question over a wide box ends with a colon and heads nothing', () =>
    expect(sections(table('Ghi rõ lý do:'))[1]).toEqual(['Chủ hộ']));
  it('in a table of one column the line is the label of the box under it', () =>
    expect(sections('<table><tr><td>Họ tên</td></tr><tr><td><input></td></tr></table>')).toEqual([[]]));
});

describe('a grid', () => {
  const head = '<tr><th>Họ tên</th><th>Ngày sinh</th><th>Số CCCD</th></tr>';
  const row = '<tr><td><input></td><td><input></td><td><input></td></tr>';
  const columns = ['Họ tên', 'Ngày sinh', 'Số CCCD'];
  it('keeps its header in a table of its own: the columns are still known', () =>
    expect(
      labels(
        `<div><div class="grid__header-wrapper"><table>${head}</table></div><div><table>${row}</table></div></div>`,
      ),
    ).toEqual(columns));
  it('far away, after other boxes, that header is another grid’s', () =>
    expect(labels(`<div><table>${head}</table><p>Ghi chú <input></p><table>${row}</table></div>`).slice(1)).toEqual([
      '',
      '',
      '',
    ]));
  it('with a header of two lines, the lower one belongs to the cell over it', () =>
    expect(
      labels(
        `<table><tr><td rowspan="2">Họ tên</td><td colspan="2">Ngày sinh</td></tr><tr><td>Nam</td><td>Nữ</td></tr>${row}</table>`,
      ),
    ).toEqual(['Họ tên', 'Ngày sinh Nam', 'Ngày sinh Nữ']));
  it('is headed by the line right before it', () =>
    expect(sections(`<p>Những người cùng thay đổi:</p><table>${head}${row}</table><p>Ghi chú <input></p>`)).toEqual([
      ['Những người cùng thay đổi'],
      ['Những người cùng thay đổi'],
      ['Những người cùng thay đổi'],
      [],
    ]));
  it('a cell at the side heads all the rows that it covers, and no more', () =>
    expect(
      sections(
        '<table><tr><td rowspan="2">Cha</td><td>Họ tên</td><td><input></td></tr><tr><td>Năm sinh</td><td><input></td></tr><tr><td></td><td>Ghi chú</td><td><input></td></tr></table>',
      ),
    ).toEqual([['Cha'], ['Cha'], []]));
});

describe('a card of a questionnaire', () => {
  const card = (line: string, box: string) => `<section><h3 id="q">${line}</h3><div>${box}</div></section>`;
  it('has a line that is the label of its only box', () => {
    const field = read(card('Bạn sinh năm nào?', '<input>'))[0]!;
    expect([field.label, field.section]).toEqual(['Bạn sinh năm nào', []]);
  });
  it('also when the box says so itself', () =>
    expect(sections(card('Họ tên', '<input aria-labelledby="q"><small>Viết in hoa</small>'))).toEqual([[]]));
  it('a heading over one box with a label of its own stays the heading: it may name the person', () =>
    expect(sections(card('Người giám hộ', '<label>Họ tên <input></label>'))).toEqual([['Người giám hộ']]));
  it('what frameworks call a title may be a label', () =>
    expect(
      sections(
        '<div class="van-cell-group__title">Thông tin con</div><div><div class="van-cell__title van-field__label">Họ tên</div><input></div>',
      ),
    ).toEqual([['Thông tin con']]));
});

describe('the title of a box', () => {
  it('rules all of the box, whatever the level of a heading in its body', () =>
    expect(
      sections(
        '<div class="card"><div class="card-header">Người mẹ</div><div class="card-body"><label>A <input></label><h5>Nơi cư trú</h5><div><label>B <input></label><label>C <input></label></div></div></div><label>D <input></label>',
      ),
    ).toEqual([['Người mẹ'], ['Người mẹ', 'Nơi cư trú'], ['Người mẹ', 'Nơi cư trú'], []]));
  it('a heading beside it on the same level ends it', () =>
    expect(
      sections('<p class="title">Người mẹ</p><label>A <input></label><h4>Người cha</h4><label>B <input></label>')[1],
    ).toEqual(['Người cha']));
});

describe('bold words between two blocks', () => {
  const block = '<div><label>Họ tên</label><input></div>';
  it('head what follows, each its own', () =>
    expect(sections(`<fieldset><b>12. Cha</b>${block}<b>13. Mẹ</b>${block}</fieldset>`)).toEqual([
      ['12. Cha'],
      ['13. Mẹ'],
    ]));
  it('in a line with a box they are its label', () =>
    expect(sections('<div><b>Họ tên</b> <input></div>')).toEqual([[]]));
});

describe('ticks and dates within a sentence', () => {
  it('the words before each tick are its own where none follows the last', () =>
    expect(
      read('<p>Giới tính: Nam <input type=radio name=g value=1> Nữ <input type=radio name=g value=2></p>')[0]!.options,
    ).toEqual([
      { value: '1', text: 'Nam' },
      { value: '2', text: 'Nữ' },
    ]));
  it('the words after each tick where they do', () =>
    expect(
      read('<p>Giới tính: <input type=radio name=g value=1> Nam <input type=radio name=g value=2> Nữ</p>')[0]!.options,
    ).toEqual([
      { value: '1', text: 'Nam' },
      { value: '2', text: 'Nữ' },
    ]));
  it('words with a colon after the last tick belong to the next box', () =>
    expect(labels('<p>Nam <input type=checkbox> Nữ <input type=checkbox> Dân tộc: <input></p>').at(-1)).toBe(
      'Dân tộc',
    ));
  it('“Ngày __ tháng __ năm __ sinh” is a date of birth', () =>
    expect(
      read('<p>2. Ngày <input size=2> tháng <input size=2> năm <input size=4> sinh; quê quán: <input></p>')
        .slice(0, 3)
        .map((f) => [f.label, f.datePart?.part]),
    ).toEqual([
      ['Ngày sinh', 'day'],
      ['Ngày sinh', 'month'],
      ['Ngày sinh', 'year'],
    ]));
  it('“d2 / m2 / y2” are one date, “d1 / m2 / y3” are not', () => {
    const boxes = (...names: string[]) =>
      read(`<p>Ngày cấp ${names.map((name) => `<input name="${name}">`).join('/')}</p>`).map((f) => f.datePart?.part);
    expect(boxes('d2', 'm2', 'y2')).toEqual(['day', 'month', 'year']);
    expect(boxes('d1', 'm2', 'y3')).toEqual([undefined, undefined, undefined]);
  });
});
