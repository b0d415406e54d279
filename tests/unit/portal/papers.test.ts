// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { requests } from '../../../utils/messages/schemas.ts';
import { paperKey, readPapers } from '../../../utils/portal/papers.ts';
import { procedurePage } from '../../portal/national/procedure.ts';

const show = (html: string) => {
  document.body.innerHTML = html;
  return readPapers(document);
};
const table = (head: string[], ...rows: string[][]) =>
  `<table><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table>`;
const HEAD = ['Tên giấy tờ', 'Số lượng'];

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the procedure page of the national portal', () => {
  const read = () => show(procedurePage().replace(/^[\s\S]*<body>|<\/body>[\s\S]*$/g, ''));

  it('is read by its heads: papers by case, pieces, limit and fee', () => {
    const { page, rows } = read()!;
    expect(page).toMatchObject({
      title: 'Thủ tục đăng ký kết hôn',
      limit: 'Ngay trong ngày làm việc; cần xác minh điều kiện kết hôn thì không quá 05 ngày làm việc',
      fee: 'Miễn phí',
      refused: [],
      cut: 0,
    });
    expect(page.tables.map(({ title, papers }) => [title, papers.length])).toEqual([
      ['Giấy tờ phải nộp', 3],
      ['Giấy tờ phải xuất trình', 2],
    ]);
    expect(page.tables[0]!.papers[2]).toEqual({
      name: 'Bản án hoặc quyết định của Tòa án về việc ly hôn đã có hiệu lực, đối với người đã từng kết hôn',
      originals: 0,
      copies: 1,
    });
    expect(rows).toHaveLength(5);
    expect(rows[3]!.textContent).toContain('Giấy tờ tùy thân');
  });
});

describe('a list of papers', () => {
  it('may have its columns in another order, with the pieces in two of them', () =>
    expect(
      show(table(['STT', 'Bản chính', 'Bản sao', 'Thành phần hồ sơ'], ['1', '1', '2', 'Tờ khai']))?.page.tables[0]
        ?.papers,
    ).toEqual([{ name: 'Tờ khai', originals: 1, copies: 2 }]));

  it('of a dossier has files beside the names, which are not read', () => {
    const read = show(
      table(
        ['STT', 'Tên giấy tờ', 'Tệp đính kèm'],
        ['1', 'Tờ khai', 'nguyen-van-thu-001090000012.pdf <button>Xóa</button>'],
      ),
    );
    expect(read?.page.tables[0]?.papers).toEqual([{ name: 'Tờ khai' }]);
    expect(JSON.stringify(read?.page)).not.toContain('001090000012');
  });

  it('is found by its label too where limit and fee stand in cells or behind a bold word', () => {
    const read = show(
      `<p><b>Thời hạn giải quyết:</b> 3 ngày làm việc</p><table><tr><td><b>Lệ phí</b></td><td>8.000 đồng</td></tr></table>${table(HEAD, ['Tờ khai', '1'])}`,
    );
    expect(read?.page).toMatchObject({ limit: '3 ngày làm việc', fee: '8.000 đồng' });
  });

  it('that is empty, or only says that it is, is refused as empty', () => {
    expect(show(table(HEAD))?.page).toMatchObject({ tables: [], refused: ['empty'] });
    const none = table(HEAD).replace('</table>', '<tr><td colspan="2">Không có dữ liệu</td></tr></table>');
    expect(show(none)?.page.refused).toEqual(['empty']);
  });

  it('with a table inside is refused; what stands inside is a list of its own', () => {
    const read = show(table(HEAD, ['Tờ khai', table(['Ngày', 'Ghi chú'], ['1', 'x'])], ['Giấy chứng sinh', '1']));
    expect(read?.page).toMatchObject({ tables: [], refused: ['nested'] });
    expect(read?.rows).toEqual([]);
  });

  it('in another language is refused, not guessed', () =>
    expect(show(table(['Document name', 'Quantity'], ['Declaration', '1']))?.page.refused).toEqual(['other-language']));

  it('with a name of 3,000 characters is cut, and says so', () => {
    const read = show(table(HEAD, [`Giấy ${'rất '.repeat(800)}dài`, '1'], ['Tờ khai', '1']));
    expect(read?.page.cut).toBe(1);
    expect(read?.page.tables[0]?.papers[0]?.name.length).toBeLessThanOrEqual(400);
    expect(read?.page.tables[0]?.papers[1]).toEqual({ name: 'Tờ khai' });
  });

  it('of 1,000 rows is kept to what a person can read, and says so', () => {
    const read = show(table(HEAD, ...Array.from({ length: 1000 }, (_, at) => [`Giấy số ${at}`, '1'])));
    expect(read?.page.tables[0]?.papers).toHaveLength(200);
    expect(read?.page.refused).toEqual(['too-many']);
  });
});

describe('a table that is no list of papers', () => {
  it.each([
    ['a list of dossiers', table(['STT', 'Thông tin hồ sơ', 'Thao tác'], ['1', 'H26.15.3-261123-0001', ''])],
    ['a table of names alone', table(['Tên giấy tờ'], ['Tờ khai'])],
    ['a layout', '<table><tr><td>Họ tên</td><td><input></td></tr></table>'],
    ['no table', '<h4>Thành phần hồ sơ</h4><p>Tờ khai</p>'],
  ])('is passed over: %s', (_, html) => expect(show(html)).toBeUndefined());
});

describe('whatever a page prints', () => {
  const cell = fc.oneof(
    fc.constantFrom(...HEAD, 'Bản chính', 'Bản sao', 'Tệp đính kèm', 'Document', 'Tờ khai', 'Bản chính: 99999', ''),
    fc.string({ maxLength: 500 }),
  );

  it('fits the message that tells of it, or is not told', () =>
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), (rows) => {
        document.body.innerHTML = '<h4></h4><table></table>';
        const list = document.querySelector('table')!;
        for (const row of rows) {
          const tr = list.insertRow();
          for (const text of row) tr.insertCell().textContent = text;
        }
        const read = readPapers(document);
        if (!read) return;
        const seen = {
          origin: 'https://dichvucong.gov.vn',
          path: '/',
          isTop: true,
          form: { fingerprint: '', title: '', fields: [] },
          codes: { dossiers: [], procedures: [] },
          papers: read.page,
        };
        expect(requests['page/seen'].safeParse(seen).error?.issues ?? []).toEqual([]);
        expect(read.rows).toHaveLength(read.page.tables.flatMap(({ papers }) => papers).length);
      }),
    ));
});

describe('the key of a paper', () => {
  it('does not depend on accents or letter case, and bears nothing of the name', () => {
    expect(paperKey('Giấy Chứng Sinh')).toBe(paperKey('giay chung sinh'));
    expect(paperKey('Giấy chứng sinh')).toMatch(/^[a-z0-9]{1,20}$/);
    expect(paperKey('Tờ khai')).not.toBe(paperKey('Giấy chứng sinh'));
  });
});
