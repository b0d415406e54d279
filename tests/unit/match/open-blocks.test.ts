import { describe, expect, it } from 'vitest';
import { matchForm } from '../../../utils/match/match.ts';
import { asSomebody, openBlocks } from '../../../utils/match/open-blocks.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { field, form, section, vocabulary } from './forms.ts';

const PERSON = ['Họ và tên', 'Số CCCD', 'Ngày sinh', 'Giới tính'];
const open = (fields: Field[]) => openBlocks(form(fields), matchForm(form(fields), vocabulary));
const asked = (fields: Field[]) => open(fields).map(({ heading, fields }) => [heading, fields.length]);

describe('a block of a person for whom we have no role', () => {
  it('is asked for once, whole, under the page’s own heading', () =>
    expect(asked([...section('Bên bán', ...PERSON), ...section('Bên mua', ...PERSON)])).toEqual([
      ['Bên bán', 4],
      ['Bên mua', 4],
    ]));

  it('may be anybody whose name nobody knows', () =>
    expect(asked([...section('Người yêu cầu', ...PERSON), ...section('Chủ hộ liền kề', ...PERSON)])).toEqual([
      ['Chủ hộ liền kề', 4],
    ]));

  it('ends where a name is asked for again', () =>
    expect(
      asked(section('Nhân chứng', 'Họ và tên', 'Số CCCD').concat(section('Nhân chứng', 'Họ tên', 'Số CCCD'))),
    ).toEqual([
      ['Nhân chứng', 2],
      ['Nhân chứng · Họ tên', 2],
    ]));

  it('leaves out the fields of another person in the middle of it, and is told from the block before by its label', () => {
    const fields = section('Bên chuyển nhượng', 'Họ và tên', 'Số CCCD', 'Họ tên vợ', 'Số CCCD của vợ');
    const matches = matchForm(form(fields), vocabulary).map((match, i) => ({
      ...match,
      role: i < 2 ? ('owner' as const) : ('spouse' as const),
      roleSure: 0.5,
      attributeSure: 0.9,
    }));
    expect(openBlocks(form(fields), matches).map(({ heading, fields }) => [heading, fields.length])).toEqual([
      ['Bên chuyển nhượng', 2],
      ['Bên chuyển nhượng · Họ tên vợ', 2],
    ]);
  });

  it('is called by its name’s label where no heading stands over it', () => {
    const [block] = open([field('a', 'Họ tên người làm chứng'), field('b', 'Số CCCD người làm chứng')]);
    expect(block?.heading).toBe('Họ tên người làm chứng');
  });
});

describe('nothing is asked of the officer', () => {
  it.each([
    ['about people whom the form names', section('Người yêu cầu', ...PERSON)],
    ['about an official, who shows no card', section('Cán bộ tiếp nhận', 'Họ và tên', 'Điện thoại')],
    ['about a body', section('Công ty', 'Tên công ty', 'Mã số thuế', 'Địa chỉ')],
    ['about fields without a name among them', section('Bên bán', 'Số CCCD', 'Ngày sinh')],
    ['about fields that do not show', section('Bên bán', ...PERSON).map((one) => ({ ...one, visible: false }))],
  ])('%s', (_, fields) => expect(asked(fields)).toEqual([]));
});

describe('once the officer has said who it is', () => {
  it('every field of the block asks for what it asked before, of that person', () => {
    const fields = section('Bên bán', 'Họ và tên', 'Số CCCD', 'Ngày sinh', 'Ghi chú');
    const matches = matchForm(form(fields), vocabulary);
    const [block] = openBlocks(form(fields), matches);
    const placed = matches.map((match) => (block!.fields.includes(match.field) ? asSomebody(match, 'other1') : match));
    expect(placed.map(({ role, attribute }) => [role, attribute])).toEqual([
      ['other1', 'fullName'],
      ['other1', 'personalId'],
      ['other1', 'birthDate'],
      ['none', 'other'],
    ]);
    expect(openBlocks(form(fields), placed)).toEqual([]);
  });
});
