// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { readDossierPage } from '../../../utils/portal/dossier-page.ts';
import { readDossierPapers } from '../../../utils/portal/dossier-papers.ts';
import type { PortalPaper } from '../../../utils/portal/types.ts';

const HEADS = ['STT', 'Tên giấy tờ', 'Bản chính', 'Bản sao', 'Tệp đính kèm', 'Trạng thái'];
const tr = (cells: readonly string[], of = 'td') =>
  `<tr>${cells.map((cell) => `<${of}>${cell}</${of}>`).join('')}</tr>`;
const table = (rows: readonly (readonly string[])[], heads: readonly string[] = HEADS) =>
  `<table><thead>${tr(heads, 'th')}</thead><tbody>${rows.map((row) => tr(row)).join('')}</tbody></table>`;
const read = (html: string): PortalPaper[] | undefined => {
  document.body.innerHTML = html;
  return readDossierPapers(document.documentElement);
};
afterEach(() => {
  document.body.innerHTML = '';
});

const FORM = ['1', 'Tờ khai theo mẫu *', '1', '0', '<a href="/f/9">tokhai_TranThiHue.pdf</a>', 'Đã nộp'];
const PROOF = ['2', 'Văn bản cam đoan', '', '2', '', 'Chưa nộp'];

describe('the papers on the page of one dossier', () => {
  it('are its names, pieces, whether a file is there, and what the portal says of each', () =>
    expect(read(table([FORM, PROOF, ['3', 'Giấy chứng sinh', '1', '', '', 'Đang đối chiếu']]))).toEqual([
      { name: 'Tờ khai theo mẫu', originals: 1, copies: 0, attached: true, says: 'in' },
      { name: 'Văn bản cam đoan', copies: 2, says: 'lacking' },
      { name: 'Giấy chứng sinh', originals: 1, says: 'other' },
    ]));

  it('come with the dossier that the page is about', () => {
    document.body.innerHTML = `<div><h3>Hồ sơ H29.15-261119-0001</h3><p>Ngày tiếp nhận: 19/11/2026</p>
      <p>Trạng thái: Đang xử lý</p></div><h3>Thành phần hồ sơ</h3>${table([FORM])}`;
    expect(readDossierPage(document)).toMatchObject({
      status: 'Đang xử lý',
      papers: [{ name: 'Tờ khai theo mẫu', says: 'in' }],
    });
  });

  it('are read from a table that has its heads in its first row, in a grid, and under one head for both counts', () => {
    const heads = ['Tên giấy tờ', 'Số lượng'];
    const rows = tr(['Tờ khai', 'Bản chính: 1 Bản sao: 2']);
    const want = [{ name: 'Tờ khai', originals: 1, copies: 2 }];
    expect(read(`<table>${tr(heads)}${rows}</table>`)).toEqual(want);
    const cells = (of: string, texts: string[]) => texts.map((text) => `<div role="${of}">${text}</div>`).join('');
    expect(
      read(`<div role="table"><div role="row">${cells('columnheader', heads)}</div>
        <div role="row">${cells('cell', ['Tờ khai', 'Bản chính: 1 Bản sao: 2'])}</div></div>`),
    ).toEqual(want);
  });
});

describe('a file on the page', () => {
  const file = (cell: string) => read(table([['Tờ khai', cell]], ['Tên giấy tờ', 'Tệp đính kèm']))![0]!.attached;
  it('counts where it is named or linked, and not where the page only asks for one', () => {
    expect(file('to khai Hue.docx')).toBe(true);
    expect(file('<a href="/tai/17">Xem</a>')).toBe(true);
    expect(file('<a href="/tai/17"><i class="icon"></i></a>')).toBe(true);
    for (const none of [
      '',
      '-',
      'Chưa có',
      '<a href="/chon">Chọn tệp</a>',
      '<a href="#">Xem</a>',
      '<button>Tải lên</button>',
    ])
      expect(file(none), none).toBeUndefined();
  });

  it('leaves no name and no address behind, wherever it stands', () => {
    const rows = [
      FORM,
      ['2', 'Đơn <a href="https://tep.gov.vn/Tran-Thi-Hue">don tran thi hue.pdf</a>', '1', '', '', ''],
      ['3', 'Giấy xác nhận<br><span>xac-nhan-tran-thi-hue.jpg</span>', '', '', '', 'tran thi hue.png'],
      ['4', 'Cam kết tran thi hue.pdf', '', '', '', ''],
      ['5', 'https://tep.gov.vn/tran-thi-hue', '', '', '', ''],
    ];
    const papers = read(table(rows))!;
    expect(papers.map(({ name }) => name)).toEqual(['Tờ khai theo mẫu', 'Đơn', 'Giấy xác nhận']);
    expect(JSON.stringify(papers)).not.toMatch(/hue|gov\.vn|\.pdf|\.jpg/i);
  });

  it('nor does a long number in a paper’s name', () =>
    expect(
      read(
        table([
          ['1', 'Căn cước số 0343 0300 0018 của con', '1', '', '', ''],
          ['2', 'Mẫu 01/2020', '', '1', '', ''],
        ]),
      ),
    ).toEqual([
      { name: 'Căn cước số … của con', originals: 1 },
      { name: 'Mẫu 01/2020', copies: 1 },
    ]));
});

describe('on a bad day', () => {
  it('a page without such a table, or with an empty one, says nothing: what was kept before stays', () => {
    expect(read('<p>Thành phần hồ sơ: 3 giấy tờ</p>')).toBeUndefined();
    expect(read('<table></table>')).toBeUndefined();
    expect(read(table([]))).toBeUndefined();
    const nothing = `<tr><td colspan="6">Không có dữ liệu</td></tr>`;
    expect(read(table([]).replace('<tbody>', `<tbody>${nothing}`))).toBeUndefined();
    expect(read(table([['1', '', '1', '0', '', 'Đã nộp']]))).toBeUndefined();
  });

  it('a table whose heads we do not know is none of papers; nor one of results, of steps, of dossiers', () => {
    expect(read(table([['Tờ khai', '1']], ['Document', 'Copies']))).toBeUndefined();
    expect(read(table([['Tờ khai', 'Đã nộp']], ['Tên giấy tờ', 'Trạng thái']))).toBeUndefined();
    expect(
      read(table([['Giấy khai sinh', 'a.pdf', 'Đã ký']], ['Tên giấy tờ', 'Tệp đính kèm', 'Kết quả'])),
    ).toBeUndefined();
    expect(read(table([['Tiếp nhận', '19/11/2026']], ['Tên bước', 'Thời gian']))).toBeUndefined();
  });

  it('two tables are read one after the other, and a line that stands twice is one', () => {
    const papers = read(table([FORM, PROOF]) + table([FORM, ['2', 'Giấy chứng sinh', '1', '', '', '']]))!;
    expect(papers.map(({ name }) => name)).toEqual(['Tờ khai theo mẫu', 'Văn bản cam đoan', 'Giấy chứng sinh']);
  });

  it('one paper with two states keeps both lines: which holds is not for us to say', () => {
    const papers = read(table([FORM, FORM.with(5, 'Thiếu').with(4, '')]))!;
    expect(papers.map(({ says }) => says)).toEqual(['in', 'lacking']);
  });

  it('a table within a table is left out, the inner one is read', () => {
    const inner = table([PROOF]);
    expect(read(`<table><thead>${tr(HEADS, 'th')}</thead><tbody>${tr(FORM.with(1, inner))}</tbody></table>`)).toEqual([
      { name: 'Văn bản cam đoan', copies: 2, says: 'lacking' },
    ]);
  });

  it('a line of 500 letters is cut, and of 300 rows the first 200 are taken', () => {
    const papers = read(
      table(Array.from({ length: 300 }, (_, n) => [`${n}`, `Giấy ${n} ${'dài '.repeat(125)}`, '1', '0', '', 'Có'])),
    )!;
    expect(papers).toHaveLength(200);
    expect(papers[199]!.name.startsWith('Giấy 199 dài')).toBe(true);
    expect(papers.every(({ name }) => name.length <= 400)).toBe(true);
  });

  it('a row with more or fewer cells than heads is not guessed at', () =>
    expect(read(table([FORM.slice(1), FORM, [...PROOF, 'thêm']]))!.map(({ name }) => name)).toEqual([
      'Tờ khai theo mẫu',
    ]));
});
