import { describe, expect, it } from 'vitest';
import { matchForm } from '../../../utils/match/match.ts';
import { SURE } from '../../../utils/match/types.ts';
import type { Field, LabelSource } from '../../../utils/portal/types.ts';
import { field, form, section, vocabulary } from './forms.ts';

const answers = (fields: Field[], title?: string) => matchForm(form(fields, title), vocabulary);
const said = (fields: Field[]): string[] => answers(fields).map((m) => `${m.role}.${m.attribute}`);
const planned = (fields: Field[], title?: string): boolean[] =>
  answers(fields, title).map(
    (m) => m.roleSure >= SURE && m.attributeSure >= SURE && m.attribute !== 'other' && m.attribute !== 'none',
  );
/** A box with a label and something else that the page says of it. */
const saying = (label: string, by: LabelSource, text: string, more: Partial<Field> = {}): Field =>
  field(`${label}/${text}`, label, {
    labels: [...(label ? [{ by: 'label' as const, text: label }] : []), { by, text }],
    ...more,
  });

describe('a known person with words behind that nobody knows', () => {
  it.each([
    'Chủ hộ liền kề',
    'Đại diện nhà trường',
    'Người sử dụng đất liền kề',
    'Người lao động thứ hai',
    'Chủ phương tiện gây tai nạn',
    'Người gửi hàng',
    'Cha của mẹ',
  ])('“%s” is somebody else', (heading) => {
    const fields = [...section('Người yêu cầu', 'Họ tên', 'Số CCCD'), ...section(heading, 'Họ tên', 'Số CCCD')];
    expect(planned(fields)).toEqual([true, true, false, false]);
  });
  it.each(['Người yêu cầu trợ giúp pháp lý', 'Người nộp hồ sơ trực tuyến', 'Người giám hộ có tên dưới đây'])(
    'in “%s” they only say what the person does',
    (heading) => expect(planned(section(heading, 'Họ tên', 'Số CCCD'))).toEqual([true, true]),
  );
});

describe('people of a body or of somebody unknown', () => {
  it('a representative under a company, a member under the partners: theirs, not the citizen’s', () => {
    expect(planned(section('Doanh nghiệp', 'Họ tên người đại diện'))).toEqual([false]);
    expect(planned(section('Thành viên góp vốn', 'Tên thành viên', 'Ngày sinh'))).toEqual([false, false]);
  });
  it('“Họ tên mẹ” in the block of somebody unknown is that one’s mother', () =>
    expect(planned(section('Người được mời', 'Họ tên mẹ'))).toEqual([false]));
  it('“Người làm thủ tục” in the block of who is authorised, or of somebody unknown, is not filled with the applicant', () => {
    for (const heading of ['Người được ủy quyền làm thủ tục', 'Người bảo hộ'])
      expect(planned(section(heading, 'Họ tên người làm thủ tục', 'Số CCCD người làm thủ tục'))).toEqual([
        false,
        false,
      ]);
    expect(said(section('Người được ủy quyền làm thủ tục', 'Số CCCD người làm thủ tục'))).toEqual([
      'representative.personalId',
    ]);
  });
  it('a hint that says “bạn” to everybody does not make it the applicant’s box', () =>
    expect(
      planned([saying('Số CCCD', 'placeholder', 'Nhập câu trả lời của bạn', { section: ['Người bảo hộ'] })]),
    ).toEqual([false]));
});

describe('“Thành viên” over the only block that is not of next of kin', () => {
  it('is very likely the one who asks: left to the officer, as a block', () => {
    const fields = [...section('Thông tin thành viên', 'Họ tên', 'Số CCCD'), ...section('Cha', 'Họ tên')];
    expect(planned(fields)).toEqual([false, false, true]);
    expect(said(fields)[0]).toBe('applicant.fullName');
  });
  it('beside the one who asks is a relative', () =>
    expect(said([...section('Người yêu cầu', 'Họ tên'), ...section('Người thân', 'Họ tên', 'Số CCCD')])).toEqual([
      'applicant.fullName',
      'relative.fullName',
      'relative.personalId',
    ]));
});

describe('a condition', () => {
  it('names somebody whom the field is not about', () =>
    expect(
      planned([
        ...section('Người yêu cầu', 'Họ tên'),
        saying('Số CCCD', 'label', 'Chừa trống nếu là trẻ em', { section: ['Người yêu cầu'] }),
      ]),
    ).toEqual([true, true]));
  it('before a question is not the question: “Nếu rồi, họ tên vợ”', () =>
    expect(said(section('', 'Họ tên', 'Nếu rồi, họ tên vợ'))[1]).toBe('wife.fullName'));
});

describe('a form of one person', () => {
  it('that asks for phone and address a second time, after others, may ask for somebody else’s', () =>
    expect(
      planned(section('', 'Họ tên', 'Địa chỉ', 'Điện thoại', 'Dân tộc', 'Tôn giáo', 'Lái xe', 'Điện thoại', 'Số CCCD')),
    ).toEqual([true, true, true, true, true, false, false, false]));
  it('with lines of its own that name persons is none', () =>
    expect(
      said([
        saying('Họ tên', 'text-before', 'Bên nữ'),
        field('a', 'Ngày sinh'),
        saying('Họ tên', 'text-before', 'Bên nam'),
        field('b', 'Ngày sinh'),
      ]),
    ).toEqual(['wife.fullName', 'wife.birthDate', 'husband.fullName', 'husband.birthDate']));
});

describe('words that do not ask', () => {
  it('say where the answer is written down: “Địa chỉ thường trú theo CCCD”', () =>
    expect(said(section('Người yêu cầu', 'Nơi thường trú ghi theo số CCCD'))).toEqual(['applicant.permanentAddress']));
  it('name two addresses: the officer says which', () =>
    expect(planned(section('Người yêu cầu', 'Nơi ĐKTT (tạm trú)'))).toEqual([false]));
  it('ask for the address of something that nobody knows', () =>
    expect(planned(section('Người yêu cầu', 'Địa chỉ lắp máy phát'))).toEqual([false]));
  it('after the name of a body ask for its address', () =>
    expect(planned(section('Người yêu cầu', 'Tên đơn vị', 'Địa chỉ'))).toEqual([false, false]));
  it('write a sum out, unless a birth date came right before', () => {
    expect(said(section('Người yêu cầu', 'Số tiền', 'Bằng chữ'))).toEqual(['none.other', 'none.other']);
    expect(said(section('Trẻ em', 'Ngày sinh', 'Bằng chữ'))).toEqual(['child.birthDate', 'child.birthDateText']);
  });
});

describe('one label over two boxes', () => {
  it('asks one question of each, and neither is filled unseen', () => {
    const fields = [
      field('a', 'Dân tộc / Quốc tịch', { section: ['Người cha'] }),
      field('b', '', { section: ['Người cha'] }),
    ];
    expect(said(fields)).toEqual(['father.ethnicity', 'father.nationality']);
    expect(planned(fields)).toEqual([false, false]);
  });
});
