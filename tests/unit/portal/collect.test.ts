// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../../../utils/portal/collect.ts';
import type { Field } from '../../../utils/portal/types.ts';

const read = (html: string): Field[] => {
  document.body.innerHTML = html;
  return collect(document).form.fields;
};
const labels = (html: string): string[] => read(html).map((f) => f.label);
afterEach(() => {
  document.body.innerHTML = '';
});

describe('labels', () => {
  it.each([
    ['label for', '<label for="a">Họ tên *</label><input id="a">'],
    ['label around', '<label>Họ tên: <input></label>'],
    ['aria-label', '<input aria-label="Họ tên">'],
    ['aria-labelledby', '<p id="t">Họ tên</p><input aria-labelledby="t">'],
    ['loose text before', '<div>(2) Họ tên: <input></div>'],
    ['text in the block before', '<div><p>Họ tên</p></div><div><input></div>'],
    ['label without target', '<div><label for="">Họ tên</label><div><div><input></div></div></div>'],
    ['label after the box', '<div><div><input><label>Họ tên</label></div><div><input></div></div>'],
    ['cell to the left', '<table><tr><td>Họ tên</td><td><input></td></tr></table>'],
    ['cell above', '<table><tr><th>STT</th><th>Họ tên</th></tr><tr><td>1</td><td><input></td></tr></table>'],
    ['label in an open shadow tree', '<div id="host"></div>'],
  ])('are found: %s', (kind, html) => {
    document.body.innerHTML = html;
    if (kind.includes('shadow'))
      document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = '<label>Họ tên <input></label>';
    expect(collect(document).form.fields[0]!.label).toBe('Họ tên');
  });

  it('of the field before are not borrowed where the label stands after the box', () =>
    expect(labels('<div><input><label>Họ tên</label></div><div><input><label>Ngày sinh</label></div>')).toEqual([
      'Họ tên',
      'Ngày sinh',
    ]));
  it('a placeholder is a witness but no label', () => {
    const [field] = read('<input placeholder="Họ tên">');
    expect([field!.label, field!.labels]).toEqual(['', [{ by: 'placeholder', text: 'Họ tên' }]]);
  });
  it('columns for two persons tell both the question and the person', () => {
    const [bride] = read(
      '<table><tr><th></th><th>Bên nữ</th><th>Bên nam</th></tr><tr><td>Họ tên</td><td><input></td><td><input></td></tr></table>',
    );
    expect(bride!.labels.map((l) => l.text)).toEqual(['Họ tên', 'Bên nữ']);
  });
  it('are cut where a page puts a novel', () =>
    expect(labels(`<label>${'a'.repeat(5000)}<input></label>`)[0]!.length).toBe(200));
});

describe('sections', () => {
  const sections = (html: string): string[][] => read(html).map((f) => f.section);
  it.each([
    ['headings', '<h3>Mẹ</h3><div><label>Tên <input></label></div>'],
    ['a legend', '<fieldset><legend>Mẹ</legend><label>Tên <input></label></fieldset>'],
    ['a bold paragraph', '<p><strong>Mẹ</strong></p><div><label>Tên <input></label></div>'],
    [
      'a Form.io panel',
      '<div class="card"><div class="card-header"><span class="card-title">Mẹ</span></div><div class="card-body"><label>Tên <input></label></div></div>',
    ],
    ['a tab', '<a role="tab" aria-controls="p">Mẹ</a><div role="tabpanel" id="p"><label>Tên <input></label></div>'],
    ['a named group', '<div role="group" aria-label="Mẹ"><label>Tên <input></label></div>'],
  ])('come from %s', (_, html) => expect(sections(html)).toEqual([['Mẹ']]));
  it('end with the element that holds them', () =>
    expect(sections('<div><div><h4>Mẹ</h4><input></div><div><input></div></div>')).toEqual([['Mẹ'], []]));
  it('end with the next heading of the same rank', () =>
    expect(
      sections('<p><strong>I. Bên nữ</strong></p><p>a <input></p><p><strong>II. Bên nam</strong></p><p>b <input></p>'),
    ).toEqual([['I. Bên nữ'], ['II. Bên nam']]));
  it('nest', () =>
    expect(sections('<h2>Người yêu cầu</h2><input><h3>Nơi cư trú</h3><input>')[1]).toEqual([
      'Người yêu cầu',
      'Nơi cư trú',
    ]));
  it('a bold label with a colon is a label, not a heading', () => {
    const [field] = read('<p><b>I. Thông tin bên nữ</b></p><p><b>Họ tên:</b></p><input>');
    expect([field!.label, field!.section]).toEqual(['Họ tên', ['I. Thông tin bên nữ']]);
  });
});

describe('controls', () => {
  it('a radio group is one field with its entries', () => {
    const [field, ...more] = read(
      '<label>Giới tính</label><input type="radio" name="g" value="1"> Nam <input type="radio" name="g" value="0"> Nữ',
    );
    expect([more.length, field!.widget, field!.label, field!.options]).toEqual([
      0,
      'native-radio',
      'Giới tính',
      [
        { value: '1', text: 'Nam' },
        { value: '0', text: 'Nữ' },
      ],
    ]);
  });
  it('the tick boxes of a MoJ x-radio are one field, all boxes known', () => {
    document.body.innerHTML =
      '<div>Nơi cư trú: <x-radio name="N"><p><input type="checkbox" id="N-1"> Trong nước</p><p><input type="checkbox" id="N-2"> Khác</p></x-radio></div>';
    const { form, elements } = collect(document);
    expect([form.fields.length, form.fields[0]!.widget, form.fields[0]!.label]).toEqual([1, 'moj-radio', 'Nơi cư trú']);
    expect(elements.get(form.fields[0]!.id)!.map((el) => el.id)).toEqual(['N-1', 'N-2']);
  });
  it('a MoJ x-select is its trigger, under the component’s name', () => {
    const [field] = read(
      '<div>Dân tộc:<x-select name="DanToc"><div><div class="input-field-select" tabindex="0">Vui lòng chọn ▼</div></div></x-select></div>',
    );
    expect(field).toMatchObject({ widget: 'moj-select', name: 'DanToc', label: 'Dân tộc', filled: false });
  });
  it('Choices.js is one field; its search box is none', () => {
    const fields = read(
      '<label for="s">Dân tộc</label><div class="choices"><select hidden id="s" class="choices__input"></select><div class="choices__list choices__list--dropdown"><input class="choices__input choices__input--cloned"></div></div>',
    );
    expect(fields.map((f) => f.widget)).toEqual(['choices']);
  });
  it('select2 hides its list and is known as such', () =>
    expect(
      read(
        '<select class="select2-hidden-accessible"><option>a</option></select><span class="select2 select2-container"></span>',
      )[0]!.widget,
    ).toBe('select2'));
  it('lists of frameworks are read, under the name that Angular keeps', () =>
    expect(
      read('<app-input formcontrolname="NycQuanHe"><ng-select><input role="combobox"></ng-select></app-input>')[0],
    ).toMatchObject({ widget: 'popup-list', name: 'NycQuanHe' }));
  it('passwords, files, buttons and hidden inputs are not collected', () =>
    expect(
      read('<input type="password"><input type="file"><button>a</button><input type="hidden"><input type="submit">'),
    ).toEqual([]));
  it('only whether a field holds something is kept, not what', () => {
    const [field] = read('<label>Họ tên <input value="Trần Thị Bình"></label>');
    expect(field!.filled).toBe(true);
    expect(JSON.stringify(field)).not.toContain('Bình');
  });
});

describe('a date in three boxes', () => {
  const parts = (html: string) => read(html).map((f) => [f.label, f.datePart?.part]);
  const want = [
    ['Ngày sinh', 'day'],
    ['Ngày sinh', 'month'],
    ['Ngày sinh', 'year'],
  ];
  it.each([
    ['by names', 'Ngày sinh: <input name="D-day"><span>/</span><input name="D-month"><input name="D-year">'],
    [
      'by placeholders',
      '<label>Ngày sinh</label><div><input placeholder="dd"><input placeholder="mm"><input placeholder="yyyy"></div>',
    ],
    ['by room', 'Ngày sinh: <input maxlength="2"> / <input maxlength="2"> / <input maxlength="4">'],
    [
      'by own labels',
      '<p>Ngày sinh</p><label>Ngày <select></select></label><label>Tháng <select></select></label><label>Năm <select></select></label>',
    ],
  ])('is recognised %s', (_, html) => expect(parts(`<div>${html}</div>`)).toEqual(want));
  it('is known in the column of the second person of a table too', () => {
    const boxes = '<input size="2"> / <input size="2"> / <input size="4">';
    const table = `<table><tr><th>Nội dung</th><th>Chồng</th><th>Vợ</th></tr>
      <tr><th>Ngày, tháng, năm sinh</th><td>${boxes}</td><td>${boxes}</td></tr></table>`;
    expect(parts(table)).toEqual(
      [1, 2].flatMap(() => ['day', 'month', 'year'].map((part) => ['Ngày, tháng, năm sinh', part])),
    );
  });
  it('is known by one label over three boxes with room for day, month and year', () =>
    expect(
      parts(
        '<table><tr><td>Ngày, tháng, năm sinh:</td><td><input size="2">/<input size="2">/<input size="4"></td></tr></table>',
      ),
    ).toEqual([
      ['Ngày, tháng, năm sinh', 'day'],
      ['Ngày, tháng, năm sinh', 'month'],
      ['Ngày, tháng, năm sinh', 'year'],
    ]));
  it('is known by “Tháng” and “Năm” after a label with a remark', () =>
    expect(
      parts(
        '<label>Sinh ngày (không nhớ thì bỏ trống) <input></label><label>Tháng <input></label><label>Năm <input></label>',
      ).map((p) => p[1]),
    ).toEqual(['day', 'month', 'year']));
  it('two boxes are no date', () =>
    expect(read('Giờ: <input maxlength="2"> Phút: <input maxlength="2">').every((f) => !f.datePart)).toBe(true));
});

describe('hostile pages', () => {
  const clobbered =
    '<form><h3>Mẹ</h3><input name="parentNode"><input name="querySelector"><input name="getAttribute"><input name="firstChild"><input name="childNodes"><label>Họ tên <input name="elements"></label></form>';
  it('a form whose properties are overwritten by names reads the same', () => {
    const fields = read(clobbered);
    expect(fields.map((f) => f.name)).toEqual([
      'parentNode',
      'querySelector',
      'getAttribute',
      'firstChild',
      'childNodes',
      'elements',
    ]);
    expect([fields[5]!.label, fields[5]!.section]).toEqual(['Họ tên', ['Mẹ']]);
  });
  it('ids that are no selectors do no harm', () =>
    expect(labels('<label for="a[b].c#d">Họ tên</label><input id="a[b].c#d">')).toEqual(['Họ tên']));
  it('controls that share an id are called by what stands beside them, not all by one label', () => {
    const row = (label: string, text: string) =>
      `<div><label for="x" class="sr-only">${label}</label><div><span>${text}</span><input id="x"></div></div>`;
    expect(labels(row('Nhập tên', 'Họ và tên') + row('Nhập tên', 'Dân tộc') + row('Nhập tên', 'Tôn giáo'))).toEqual([
      'Nhập tên',
      'Dân tộc',
      'Tôn giáo',
    ]);
    expect(labels('<label for="x">Họ tên</label><input id="x"><label for="x">Số CCCD</label><input id="x">')).toEqual([
      'Họ tên',
      'Số CCCD',
    ]);
  });
  it('a second label for one control, such as an error’s, does not rename it', () =>
    expect(labels('<label for="x">Họ tên</label><input id="x"><label for="x">Bắt buộc nhập</label>')).toEqual([
      'Họ tên',
    ]));
  it('of two labels for one control, the one right before it counts', () =>
    expect(
      labels(
        '<label for="q">Địa chỉ thường trú</label><input id="d"><label for="q">Quê quán</label><input id="q"><label for="q">Bắt buộc</label>',
      )[1],
    ).toBe('Quê quán'));
  it('five thousand levels deep is not too deep', () => {
    let inner = document.body;
    for (let i = 0; i < 5000; i++) inner = inner.appendChild(document.createElement('div'));
    inner.appendChild(document.createElement('input'));
    expect(collect(document).form.fields.length).toBe(1);
  });
  it('what is hidden by style is not visible', () => {
    const seen = read(
      '<input><div style="display:none"><input></div><input style="opacity:0"><input style="visibility:hidden"><div inert><input></div>',
    );
    expect(seen.map((f) => f.visible)).toEqual([true, false, false, false, false]);
  });
});

describe('ids of fields', () => {
  it('are the same when the page is read again, and differ between equal fields', () => {
    const html = '<p>Họ tên <input></p><p>Họ tên <input></p>';
    const [a, b] = [read(html), read(html)];
    expect(a.map((f) => f.id)).toEqual(b.map((f) => f.id));
    expect(new Set(a.map((f) => f.id)).size).toBe(2);
  });
  it('the fingerprint changes when a label changes', () => {
    document.body.innerHTML = '<label>Họ tên <input></label>';
    const before = collect(document).form.fingerprint;
    document.querySelector('label')!.firstChild!.textContent = 'Tên ';
    expect(collect(document).form.fingerprint).not.toBe(before);
  });
});
