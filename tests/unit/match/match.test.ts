import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchForm } from '../../../utils/match/match.ts';
import { SURE } from '../../../utils/match/types.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { field, form, section, vocabulary } from './forms.ts';

const answers = (fields: Field[], title?: string) => matchForm(form(fields, title), vocabulary);
const said = (fields: Field[], title?: string): string[] =>
  answers(fields, title).map((m) =>
    m.attribute === 'other' || m.attribute === 'none' ? m.attribute : `${m.role}.${m.attribute}`,
  );
const planned = (fields: Field[]): boolean[] =>
  answers(fields).map(
    (m) => m.roleSure >= SURE && m.attributeSure >= SURE && m.attribute !== 'other' && m.attribute !== 'none',
  );

describe('a marriage form that asks the bride before the groom', () => {
  const fields = [
    ...section('I. Thông tin bên nữ', ['Họ, chữ đệm, tên', 'HoTenBenNu'], ['Ngày, tháng, năm sinh', 'NgaySinhBenNu']),
    ...section(
      'II. Thông tin bên nam',
      ['Họ, chữ đệm, tên', 'HoTenBenNam'],
      ['Loại đăng ký', 'loaiDangKy'],
      ['Đề nghị cấp bản sao', 'CapBanSao'],
    ),
  ];

  it('gives each block to its own person', () =>
    expect(said(fields).slice(0, 3)).toEqual(['wife.fullName', 'wife.birthDate', 'husband.fullName']));
  it('leaves what belongs to the dossier to the officer, although it stands under the groom', () =>
    expect(said(fields).slice(3)).toEqual(['other', 'other']));
  it('says why in the words of the page', () =>
    expect(answers(fields)[0]!.why).toEqual([
      'nhãn “Họ, chữ đệm, tên”',
      'mục “I. Thông tin bên nữ”',
      'tên ô HoTenBenNu',
    ]));
});

describe('two witnesses that name different persons', () => {
  it('are not outvoted: a field named after the mother in the father’s section is refused', () =>
    expect(planned(section('Thông tin người cha', ['Họ tên', 'HoTenMe']))).toEqual([false]));
  it('are refused also where the label and the name disagree', () =>
    expect(planned([field('a', 'Họ tên cha', { name: 'hoTenMe' })])).toEqual([false]));
});

describe('a heading that names two persons', () => {
  const fields = section('Thông tin cha, mẹ', 'Họ tên cha', 'Năm sinh', 'Họ tên mẹ', 'Năm sinh');
  it('is settled by the labels and the order under them', () =>
    expect(said(fields)).toEqual(['father.fullName', 'father.birthDate', 'mother.fullName', 'mother.birthDate']));
  it('plans nothing where no label names one of them', () =>
    expect(planned(section('Thông tin cha, mẹ', 'Họ tên', 'Số CCCD'))).toEqual([false, false]));
});

describe('a second name in one block without a word of its own', () => {
  const fields = section('Thông tin người yêu cầu', 'Họ tên', 'Số CCCD', 'Họ tên', 'Số CCCD');
  it('is somebody we do not know: the first is planned, the second refused', () =>
    expect(planned(fields)).toEqual([true, true, false, false]));
});

describe('a form of one person', () => {
  const fields = section('', 'Họ và tên', 'Số CMND', 'Ngày cấp', 'Nơi cấp', 'Quê quán', 'Địa chỉ', 'SĐT', 'Email');
  it('is the applicant’s', () =>
    expect(said(fields)).toEqual(
      ['fullName', 'personalId', 'idIssueDate', 'idIssuePlace', 'hometown', 'currentAddress', 'phone', 'email'].map(
        (a) => `applicant.${a}`,
      ),
    ));
  it('is refused as soon as a second name shows that there are two', () =>
    expect(planned(section('', 'Họ và tên', 'Số CMND', 'Họ và tên', 'Số CMND'))).toEqual([false, false, false, false]));
});

describe('documents', () => {
  it('of the person: the bare number, date and place belong to the ID card', () =>
    expect(said(section('Người yêu cầu', 'Giấy tờ tùy thân', 'Số', 'Ngày cấp', 'Cơ quan cấp'))).toEqual(
      ['idType', 'personalId', 'idIssueDate', 'idIssuePlace'].map((a) => `applicant.${a}`),
    ));
  it('of the dossier: the same labels after the death notice are no card', () =>
    expect(said(section('Người được khai tử', 'Số CCCD', 'Giấy báo tử', 'Số', 'Ngày cấp', 'Nơi cấp'))).toEqual([
      'deceased.personalId',
      'other',
      'other',
      'other',
      'other',
    ]));
  it('a passport’s date of issue is not filled from the ID card', () =>
    expect(planned(section('Người yêu cầu', 'Số hộ chiếu', 'Ngày cấp'))).toEqual([true, false]));
});

describe('hints', () => {
  const hinting = (label: string, hint: string): Field =>
    field(`${label}/${hint}`, label, {
      section: ['Người yêu cầu'],
      placeholder: hint,
      labels: [
        { by: 'label', text: label },
        { by: 'placeholder', text: hint },
      ],
    });
  it('that list kinds of documents leave the kind to its box, and the number to the next', () =>
    expect(said([hinting('Giấy tờ tùy thân', 'CMND/CCCD/HC'), ...section('Người yêu cầu', 'Số')])).toEqual([
      'applicant.idType',
      'applicant.personalId',
    ]));
  it('of trades name nobody', () =>
    expect(said([hinting('Nghề nghiệp', 'Kỹ sư, Giáo viên, Học sinh...')])).toEqual(['applicant.occupation']));
  it.each([
    ['Số nhà, đường, phường, quận, thành phố', 'applicant.permanentAddress'],
    ['Xã ABC, Huyện XYZ, Tỉnh DEF', 'applicant.permanentAddress'],
    ['Số nhà, tên đường', 'applicant.permanentAddress.street'],
  ])('of an address: “%s”', (hint, is) => expect(said([hinting('Địa chỉ thường trú', hint)])).toEqual([is]));
});

describe('addresses', () => {
  it('take their place from the question before them', () =>
    expect(said(section('Người yêu cầu', 'Quốc gia nơi sinh', 'Tỉnh/Thành phố', 'Xã/Phường', 'Địa chỉ'))).toEqual(
      ['birthPlace.country', 'birthPlace.province', 'birthPlace.commune', 'birthPlace.street'].map(
        (a) => `applicant.${a}`,
      ),
    ));
  it('of the place of death are nobody’s', () =>
    expect(said(section('Người chết', 'Quốc gia nơi chết', 'Tỉnh/Thành phố', 'Phường/Xã'))).toEqual([
      'other',
      'other',
      'other',
    ]));
  it('two rows of province and commune without a word are not filled: which of the two is the residence, nobody says', () =>
    expect(planned(section('Người yêu cầu', 'Tỉnh/TP', 'Phường/Xã', 'Tỉnh/TP', 'Phường/Xã'))).toEqual([
      false,
      false,
      false,
      false,
    ]));
  it('one row without a word is taken for the residence', () =>
    expect(planned(section('Người yêu cầu', 'Tỉnh/TP', 'Phường/Xã'))).toEqual([true, true]));
  it('a heading that is a place goes on with the person before it', () => {
    const fields = [...section('Thông tin người yêu cầu', 'Họ tên'), ...section('Nơi cư trú', 'Tỉnh/Thành phố')];
    expect(said(fields)[1]).toBe('applicant.currentAddress.province');
  });
});

describe('relations', () => {
  it('"quan hệ với người được khai tử" is the applicant’s answer', () =>
    expect(said([...section('Người yêu cầu', 'Quan hệ với người được khai tử')])).toEqual(['applicant.relationship']));
});

describe('what the name of a control tells', () => {
  it('of a relation is whom it is to, not whose it is', () =>
    expect(said(section('', ['Họ tên', ''], ['Quan hệ với chủ hộ', 'QUAN_HE_CHU_HO']))[1]).toBe(
      'applicant.relationship',
    ));
  it('together with the order outweighs the heading: the wife in the owner’s block', () =>
    expect(
      said(section('Chủ sử dụng đất', 'Họ tên', ['Họ tên vợ', 'txtVo_HoTen'], ['Năm sinh', 'txtVo_NamSinh']))[2],
    ).toBe('wife.birthDate'));
});

describe('the name of a control under a portal’s own prefix', () => {
  it('is read behind it: “_quanly…_WAR_…portlet_” is no district', () => {
    const of = (name: string) => `_quanlycongdan_WAR_CongDanportlet_${name}`;
    expect(said(section('Công dân', ['Họ, tên đệm, tên', of('ho')], ['', of('dem')], ['', of('ten')]))).toEqual([
      'applicant.familyName',
      'applicant.middleName',
      'applicant.givenName',
    ]);
  });
  it('tells which level a list under one address label asks for', () =>
    expect(
      said(
        section('Người nộp hồ sơ', ['Địa chỉ thường trú', 'ThuongTruTinh']).map((one) => ({
          ...one,
          widget: 'native-select',
        })),
      ),
    ).toEqual(['applicant.permanentAddress.province']));
});

describe('a heading that names nobody but in brackets', () => {
  it('is about that one', () =>
    expect(said(section('Của người có tên dưới đây (người con)', 'Họ tên'))).toEqual(['child.fullName']));
});

describe('lists', () => {
  it('offer no telephone to choose: “DT” over one is left to what else it says', () =>
    expect(
      said(section('Người yêu cầu', ['DT', 'DanToc']).map((one) => ({ ...one, widget: 'native-select' }))),
    ).toEqual(['applicant.ethnicity']));
  const list = (label: string, ...options: string[]) =>
    field('x', label, { widget: 'native-select', options: options.map((text, i) => ({ value: String(i), text })) });
  it('without a label are known by their entries', () =>
    expect([said([list('', 'Kinh', 'Tày', 'Thái', 'Khác')]), said([list('', 'Nam', 'Nữ')])].flat()).toEqual([
      'applicant.ethnicity',
      'applicant.gender',
    ]));
  it('whose entries contradict the label are refused', () =>
    expect(planned([list('Giới tính', 'Kinh', 'Tày', 'Thái')])).toEqual([false]));
});

describe('what is never a person’s', () => {
  it.each([
    'Mã xác nhận',
    'Tìm kiếm',
    'Tên đăng nhập',
    'Số lượng bản sao',
    'Họ tên người ký',
    'Nguyên nhân chết',
    'Ngày đăng ký kết hôn trước đây',
    'Lý do',
    'Tên doanh nghiệp',
  ])('%s', (label) => expect(planned([field('a', label), field('b', 'Họ tên')])[0]).toBe(false));
  it('a witness’s name is not the applicant’s', () =>
    expect(planned(section('Người làm chứng', 'Họ tên'))).toEqual([false]));
  it('a tick box is left alone, whatever its label says', () =>
    expect(planned([field('a', 'Địa chỉ thường trú', { widget: 'native-checkbox' })])).toEqual([false]));
});

describe('a control without words', () => {
  it.each([
    ['nycHoTen', 'applicant.fullName'],
    ['NYC_HOVATEN', 'applicant.fullName'],
    ['data[hoTenCha]', 'father.fullName'],
    ['ngaysinhme', 'mother.birthDate'],
    ['SoDinhDanh_BenNam', 'husband.personalId'],
    ['nktQuocTich', 'deceased.nationality'],
    ['txtFULLNAME', 'applicant.fullName'],
    ['ctl00$C$DATE_OF_BIRTHFld', 'applicant.birthDate'],
  ])('is known by its name: %s', (name, want) => expect(said([field('a', '', { name })])).toEqual([want]));
  it.each(['element_17', 'mat-input-3', 'e8517np', ''])('and by nothing where the name is generated: %s', (name) =>
    expect(planned([field('a', '', { name })])).toEqual([false]),
  );
});

describe('names kept in the portal’s data', () => {
  const fields = section('II. Thông tin về người được đăng ký khai tử', ['Ô lạ', 'nktX']);
  it('win over the rules, whatever their case', () =>
    expect(
      matchForm(form(fields), vocabulary, [{ name: 'NKTx', role: 'deceased', attribute: 'religion' }])[0],
    ).toMatchObject({
      role: 'deceased',
      attribute: 'religion',
    }));
  it('do not win over a heading that names somebody else: then nothing is filled', () => {
    const [match] = matchForm(form(section('Thông tin người cha', 'Họ tên')), vocabulary, []);
    const known = section('Thông tin người cha', ['Họ tên', 'a']);
    const [other] = matchForm(form(known), vocabulary, [{ name: 'a', role: 'mother', attribute: 'fullName' }]);
    expect([match!.roleSure >= SURE, other!.roleSure >= SURE]).toEqual([true, false]);
  });
});

it('answers once for each field, in order, whatever the page says', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('Họ tên', 'cha', 'mẹ', 'Số', 'Nơi cấp', '(', '“'),
  );
  const any = fc.record({ label: word, name: word, heading: word });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (list) => {
      const fields = list.map(({ label, name, heading }, i) => field(String(i), label, { name, section: [heading] }));
      const got = answers(fields);
      expect(got.map((m) => m.field)).toEqual(fields.map((f) => f.id));
      for (const m of got) expect([m.roleSure, m.attributeSure].every((s) => s >= 0 && s <= 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe('a form whose labels name the persons, without headings', () => {
  const fields = section(
    'Đăng ký tạm trú',
    'Họ tên người khai báo',
    'Số CCCD',
    'Họ tên chủ hộ',
    'Số CCCD chủ hộ',
    'Quan hệ với chủ hộ',
    'Ghi chú',
  );
  it('goes on with the first person until the next is named; a relation to somebody is not that somebody’s', () =>
    expect(said(fields)).toEqual([
      'applicant.fullName',
      'applicant.personalId',
      'householder.fullName',
      'householder.personalId',
      'applicant.relationship',
      'other',
    ]));
});

describe('a numbered heading', () => {
  it('is a section even when it begins like the title of a form', () =>
    expect(said(section('2. Đề nghị thay đổi cho người có tên dưới đây', 'Họ tên'))).toEqual(['subject.fullName']));
});
