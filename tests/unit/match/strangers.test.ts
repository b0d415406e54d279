import { describe, expect, it } from 'vitest';
import { blockMarks } from '../../../utils/match/blocks.ts';
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

describe('a heading that names somebody whom the vocabulary does not know', () => {
  it.each([
    'Người bảo hộ',
    'Mẹ kế',
    'Vợ cũ',
    'Nhân viên thu hộ',
    'Người được thuê làm việc nhà',
    'Bên cho vay',
    'Người đứng đơn cùng chịu trách nhiệm (vợ/chồng)',
  ])('“%s” is refused, and does not go on with the person before', (heading) => {
    const fields = [...section('Người yêu cầu', 'Họ tên', 'Số CCCD'), ...section(heading, 'Họ tên', 'Số CCCD')];
    expect(planned(fields)).toEqual([true, true, false, false]);
  });
  it.each(['Người yêu cầu đăng ký khai tử', 'Thông tin người cha', 'Người được cấp bản sao', 'Mẹ (đang nuôi con)'])(
    '“%s” is understood and filled',
    (heading) => expect(planned(section(heading, 'Họ tên', 'Số CCCD'))).toEqual([true, true]),
  );
  it('is settled by a gloss that says who it is', () =>
    expect(said(section('BÊN GIAO VIỆC (người yêu cầu)', 'Họ tên'))).toEqual(['applicant.fullName']));
  it('under a known person’s heading, a heading that nobody understands is not that person’s block', () =>
    expect(planned([field('a', 'Họ tên', { section: ['Người yêu cầu', 'Abc xyz'] })])).toEqual([false]));
});

describe('words that may mean one person as well as another', () => {
  it.each(['Thông tin phụ huynh', 'Chủ nhà trọ', 'Người thuê nhà'])('“%s” is guessed, never filled', (heading) =>
    expect(planned(section(heading, 'Họ tên', 'Số CCCD'))).toEqual([false, false]),
  );
});

describe('a label that names a stranger', () => {
  it('stops the person before: the number that follows may be the stranger’s', () =>
    expect(planned(section('Người yêu cầu', 'Họ tên', 'Họ tên người bảo hộ', 'Số CCCD'))).toEqual([
      true,
      false,
      false,
    ]));
  it('stops it until a known person is named again', () =>
    expect(planned(section('', 'Họ tên cha', 'Tên người bảo hộ', 'Số CCCD', 'Họ tên mẹ', 'Số CCCD'))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]));
  it('is a name for the officer only, when it names an office: what follows is not the owner’s', () =>
    expect(planned(section('', 'Họ tên chủ sở hữu', 'Kế toán trưởng', 'Điện thoại'))).toEqual([true, false, false]));
  it('“anh/chị” and “người nước ngoài” name nobody', () =>
    expect(planned(section('Người yêu cầu', 'Số điện thoại của anh/chị', 'Số hộ chiếu (người nước ngoài)'))).toEqual([
      true,
      true,
    ]));
  it('a line of its own over the labels begins a block: known, the run is that person’s; unknown, it is refused', () => {
    const boxes = (line: string) => [
      ...section('', 'Họ tên cha', 'Năm sinh'),
      saying('Họ tên', 'text-before', line),
      field('z', 'Năm sinh'),
    ];
    expect(said(boxes('Người mẹ')).slice(2)).toEqual(['mother.fullName', 'mother.birthDate']);
    expect(planned(boxes('Người bảo hộ')).slice(2)).toEqual([false, false]);
  });
  it('a tick beside “Sinh viên” is an answer and stops nobody', () =>
    expect(
      planned([
        ...section('Người yêu cầu', 'Họ tên'),
        field('t', 'Sinh viên', { widget: 'native-checkbox', section: ['Người yêu cầu'] }),
        ...section('Người yêu cầu', 'Số CCCD'),
      ]),
    ).toEqual([true, false, true]));
});

describe('hints and entries of lists are no witnesses of the person', () => {
  const heading = { section: ['Người yêu cầu'] };
  it('an example names answers: “VD: vợ, con”', () =>
    expect(said([saying('Quan hệ với trẻ', 'placeholder', 'VD: vợ, con', heading)])).toEqual([
      'applicant.relationship',
    ]));
  it('the first entry of a list is an answer: “Cha”', () =>
    expect(said([saying('Quan hệ với trẻ', 'placeholder', 'Cha', { ...heading, widget: 'native-select' })])).toEqual([
      'applicant.relationship',
    ]));
  it('a person in the brackets of a hint makes the box doubtful', () =>
    expect(planned([saying('', 'placeholder', 'Số định danh (trẻ em)', heading)])).toEqual([false]));
});

describe('“vợ (chồng)”', () => {
  it('is the spouse, not the wife', () => expect(said(section('', 'Họ tên vợ (chồng)'))).toEqual(['spouse.fullName']));
  it('“cha (mẹ)” leaves open which, and is not filled', () =>
    expect(planned(section('', 'Họ tên cha (mẹ)'))).toEqual([false]));
});

describe('the two columns of the adoption form', () => {
  const column = (heading: string, side: string) => saying('Họ tên', 'cell-above', side, { section: [heading] });
  it('“Ông” and “Bà” under the adopters are the adoptive parents', () =>
    expect(said([column('Người nhận con nuôi', 'Ông'), column('Người nhận con nuôi', 'Bà')])).toEqual([
      'adoptiveFather.fullName',
      'adoptiveMother.fullName',
    ]));
  it('under those who give the child away they are refused', () =>
    expect(planned([column('Bên giao con nuôi', 'Ông'), column('Bên giao con nuôi', 'Bà')])).toEqual([false, false]));
  it('without the columns the adopters are two persons: refused', () =>
    expect(planned(section('Người nhận con nuôi', 'Họ tên', 'Số CCCD'))).toEqual([false, false]));
});

describe('numbers in names that count persons', () => {
  const boxes = [
    ['HoTen1', 'fullName'],
    ['NgaySinh1', 'birthDate'],
    ['HoTen2', 'fullName'],
    ['NgaySinh2', 'birthDate'],
  ] as const;
  const fields = boxes.map(([name]) => field(name, '', { name }));
  it('are read where each name asks for the same under every number', () =>
    expect(
      blockMarks(
        fields,
        boxes.map(([, asked]) => asked),
      ),
    ).toEqual(['1', '1', '2', '2']));
  it('count nothing where they only number the boxes', () =>
    expect(blockMarks(fields, ['fullName', 'birthDate', 'phone', 'gender'])).toEqual(['', '', '', '']));
  it('a second number under one heading is another person: refused', () =>
    expect(
      planned(
        section(
          'Thành viên',
          ['Giới tính', 'tv[0].gt'],
          ['Số CCCD', 'tv[0].so'],
          ['Giới tính', 'tv[1].gt'],
          ['Số CCCD', 'tv[1].so'],
        ),
      ),
    ).toEqual([true, true, false, false]));
});

describe('what a block is about', () => {
  it('a passport heading after another person’s block does not go on with that person', () =>
    expect(planned([...section('Vợ / chồng', 'Họ tên'), ...section('Hộ chiếu lần gần nhất', 'Số hộ chiếu')])).toEqual([
      true,
      false,
    ]));
  it('the address that is applied for is not the householder’s', () =>
    expect(planned([...section('Chủ hộ', 'Họ tên'), ...section('Địa chỉ đăng ký tạm trú', 'Phường/Xã')])).toEqual([
      true,
      false,
    ]));
  it('residences of former years are not today’s', () =>
    expect(planned(section('Quá trình cư trú của bản thân', 'Nơi thường trú'))).toEqual([false]));
  it('a heading over the whole form with another person’s under it is a title', () =>
    expect(
      planned([
        field('a', 'Họ tên', { section: ['Trợ giúp người khuyết tật'] }),
        field('b', 'Họ tên', { section: ['Trợ giúp người khuyết tật', 'Người chăm sóc'] }),
      ]),
    ).toEqual([false, true]));
});

describe('one label over several boxes', () => {
  const at = { section: ['Người yêu cầu'] };
  it('leaves each box to its own hint: number, date, place', () =>
    expect(
      said([
        saying('Giấy tờ tùy thân', 'placeholder', 'Số', at),
        saying('Giấy tờ tùy thân', 'placeholder', 'Ngày cấp', at),
        saying('Địa chỉ', 'placeholder', 'Tỉnh/Thành', at),
      ]),
    ).toEqual(['applicant.personalId', 'applicant.idIssueDate', 'applicant.currentAddress.province']));
  it('is refused where hint and label ask for two different things', () =>
    expect(planned([saying('Họ tên', 'placeholder', 'Số điện thoại', at)])).toEqual([false]));
  it('a number is never chosen from a list: that is the kind of document', () =>
    expect(said([field('x', 'CMND / CCCD', { ...at, widget: 'native-select' })])).toEqual(['applicant.idType']));
});

describe('words that may mean anybody', () => {
  it('“công dân” in the mother’s section is the mother', () =>
    expect(said(section('Người mẹ', 'Số định danh của công dân'))).toEqual(['mother.personalId']));
});

describe('the run of a person without headings', () => {
  it('a question that it had already, and that comes once only per person, is refused', () =>
    expect(planned(section('', 'Họ tên cha', 'Số điện thoại', 'Họ tên mẹ', 'Số điện thoại', 'Số điện thoại'))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]));
});

describe('words around what is asked', () => {
  it('an unknown word before it makes it doubtful: “Tình hình CCCD” asks for no number', () =>
    expect(planned(section('Người yêu cầu', 'Tình hình CCCD', 'CCCD'))).toEqual([false, true]));
  it('the English half of a label says nothing new', () =>
    expect(said(section('Người yêu cầu', 'CCCD / ID card', 'Cấp ngày / Issued', 'Tại / By'))).toEqual([
      'applicant.personalId',
      'applicant.idIssueDate',
      'applicant.idIssuePlace',
    ]));
  it('“Là ... của trẻ” asks for a relationship to the child', () =>
    expect(said(section('Người giám hộ', 'Là ... của trẻ'))).toEqual(['representative.relationship']));
});

describe('a label that names somebody inside that somebody’s own block', () => {
  it('asks for the relation of another person: whose, the block does not say', () =>
    expect(planned(section('Chủ hộ nơi đến', 'Quan hệ với chủ hộ'))).toEqual([false]));

  it('means by “trẻ” the adopted child in the block of the adopted child', () =>
    expect(said(section('Trẻ được nhận làm con nuôi', 'Họ và tên trẻ'))).toEqual(['adoptedChild.fullName']));
});
