import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../utils/match/blocks.ts';
import { matchForm } from '../../../utils/match/match.ts';
import { SURE } from '../../../utils/match/types.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { field, form, section, vocabulary } from './forms.ts';

const row = (heading: string, n: number, ...labels: string[]): Field[] =>
  labels.map((label) =>
    field(`${n}/${label}`, label, {
      section: heading ? [heading] : [],
      labels: [{ by: 'cell-above', text: label }],
    }),
  );
const COLUMNS = ['Họ và tên', 'Ngày sinh', 'Số CCCD'];
const answers = (fields: Field[]) => matchForm(form(fields), vocabulary);
const planned = (fields: Field[]): boolean[] =>
  answers(fields).map((m) => m.roleSure >= SURE && m.attributeSure >= SURE);

describe('a table with a person in every row', () => {
  it('is known by its rows that repeat', () =>
    expect(rowsOf([...row('', 1, ...COLUMNS), ...row('', 2, ...COLUMNS)])).toEqual([1, 1, 1, 2, 2, 2]));
  it('with one row, by its heading or by a column for the relationship', () => {
    expect(rowsOf(row('Các thành viên của hộ', 1, ...COLUMNS))).toEqual([1, 1, 1]);
    expect(rowsOf(row('', 1, ...COLUMNS, 'Q.hệ'))).toEqual([1, 1, 1, 1]);
  });
  it('is not one row of boxes under one row of labels', () =>
    expect(rowsOf([...row('', 1, ...COLUMNS), ...row('', 1, 'Điện thoại', 'Email')])).toEqual([0, 0, 0, 0, 0]));
  it('holds relatives when nothing says who they are, and nothing of it is filled', () => {
    const fields = [...section('', 'Họ tên chủ hộ'), ...row('', 1, ...COLUMNS), ...row('', 2, ...COLUMNS)];
    expect(answers(fields).map((m) => m.role)).toEqual(['householder', ...Array(6).fill('relative')]);
    expect(planned(fields)).toEqual([true, ...Array(6).fill(false)]);
  });
  it('of members: the first row may be filled, the second is somebody else and is left', () =>
    expect(
      planned([
        ...row('Danh sách thành viên hộ gia đình', 1, ...COLUMNS),
        ...row('Danh sách thành viên hộ gia đình', 2, ...COLUMNS),
      ]),
    ).toEqual([true, true, true, false, false, false]));
  it('does not end the one person of the form around it', () =>
    expect(
      planned([...section('', 'Họ tên', 'Số CCCD'), ...row('', 1, ...COLUMNS), ...row('', 2, ...COLUMNS)]).slice(0, 2),
    ).toEqual([true, true]));
  it('under a heading about those who ask lists others beside the one who asks: refused', () =>
    expect(
      planned([...row('Danh sách người tham gia', 1, ...COLUMNS), ...row('Danh sách người tham gia', 2, ...COLUMNS)]),
    ).toEqual(Array(6).fill(false)));
});

describe('a column of dates for each sex', () =>
  it('is known and left to the officer', () =>
    expect(planned(row('Danh sách thành viên', 1, 'Họ tên', 'Ngày sinh Nam', 'Ngày sinh Nữ'))).toEqual([
      true,
      false,
      false,
    ])));

describe('the two adopters in columns', () => {
  const column = (block: string, side: string): Field[] => [
    field(`${block}/${side}`, 'Họ tên', { section: [block, side] }),
  ];
  it('are told by the title alone when no block is named', () =>
    expect(answers(column('ĐƠN XIN NHẬN CON NUÔI TRONG NƯỚC', 'Ông')).map((m) => m.role)).toEqual(['adoptiveFather']));
  it('but “Ông” in the block of the child’s own parents is none', () =>
    expect(
      answers([field('x', 'Họ tên', { section: ['ĐƠN XIN NHẬN CON NUÔI TRONG NƯỚC', 'II. Cha mẹ đẻ', 'Ông'] })]).map(
        (m) => m.role,
      ),
    ).not.toContain('adoptiveFather'));
});
