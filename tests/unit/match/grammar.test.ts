import { describe, expect, it } from 'vitest';
import { matchForm } from '../../../utils/match/match.ts';
import { SURE } from '../../../utils/match/types.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { field, form, section, vocabulary } from './forms.ts';

const answers = (fields: Field[], title?: string) => matchForm(form(fields, title), vocabulary);
const said = (fields: Field[], title?: string): string[] =>
  answers(fields, title).map((m) => `${m.role}.${m.attribute}`);
const planned = (fields: Field[], title?: string): boolean[] =>
  answers(fields, title).map(
    (m) => m.roleSure >= SURE && m.attributeSure >= SURE && m.attribute !== 'other' && m.attribute !== 'none',
  );

describe('a person who only tells whose relative another is', () => {
  it.each([
    ['Mẹ của trẻ', 'mother'],
    ['Bố bé', 'father'],
    ['Người giám hộ của người được giám hộ', 'representative'],
    ['Người đại diện của tổ chức', 'representative'],
  ])('“%s” is the %s’s block', (heading, role) => {
    const fields = section(heading, 'Họ tên', 'Số CCCD');
    expect([said(fields), planned(fields)]).toEqual([
      [`${role}.fullName`, `${role}.personalId`],
      [true, true],
    ]);
  });
  it.each(['Cha, mẹ của trẻ', 'Cha mẹ', 'Cha hoặc mẹ', 'Con của chủ hộ', 'Cá nhân, tổ chức'])(
    '“%s” names more than one, or another than the form is about: refused',
    (heading) => expect(planned(section(heading, 'Họ tên', 'Số CCCD'))).toEqual([false, false]),
  );
});

describe('somebody who has died', () => {
  it('is the deceased, whatever he was before', () =>
    expect(said(section('A. Người lao động đã chết', 'Họ tên'))).toEqual(['deceased.fullName']));
  it('a parent who has died stays a parent', () =>
    expect(said(section('Cha (đã chết)', 'Họ tên'))).toEqual(['father.fullName']));
  it('the worker who lives is not the deceased', () =>
    expect(said(section('Người lao động', 'Họ tên'))).toEqual(['applicant.fullName']));
});

describe('questions in whole sentences', () => {
  it('ask for what they say, of whom they say', () =>
    expect(
      said(
        [
          ...section('', 'Họ tên của bạn là gì?', 'Bạn sinh năm nào?', 'Bố của bạn tên là gì?', 'Bố sinh năm nào?'),
          ...section('', 'Mẹ đang sống ở đâu?', 'Chúng tôi gọi lại số nào?'),
        ],
        'Phiếu tự khai',
      ),
    ).toEqual([
      'applicant.fullName',
      'applicant.birthDate',
      'father.fullName',
      'father.birthDate',
      'mother.currentAddress',
      'mother.phone',
    ]));
  it('“bạn” in another person’s block is only how the form speaks', () =>
    expect(said(section('Thông tin người mẹ', 'Số điện thoại của bạn'))).toEqual(['mother.phone']));
  it('whose number is called back is not told by the order: refused', () =>
    expect(planned(section('', 'Bố tên là gì?', 'Mẹ tên là gì?', 'Chúng tôi gọi lại số nào?')).at(-1)).toBe(false));
  it('“Anh/chị là gì của bé?” asks for the asker’s relation, not for the child’s', () =>
    expect(said(section('Khai sinh cho bé', 'Anh/chị là gì của bé?'))).toEqual(['applicant.relationship']));
});

describe('abbreviations', () => {
  it.each([
    ['Ng.cấp', 'idIssueDate'],
    ['CQ cấp', 'idIssuePlace'],
    ['Q.tịch', 'nationality'],
    ['Q.hệ với NCT', 'relationship'],
    ['Đ/c', 'currentAddress'],
    ['H.tên', 'fullName'],
    ['SĐT L/H', 'phone'],
  ])('“%s” asks for %s', (label, attribute) =>
    expect(said(section('Người yêu cầu', 'Số CCCD', label)).at(-1)).toBe(`applicant.${attribute}`),
  );
  it.each(['N.sinh', 'GT', 'QT', 'Họ và tên đệm'])('“%s” may ask for something else: known, never filled', (label) =>
    expect(planned(section('Người yêu cầu', label))).toEqual([false]),
  );
  it('“dd/mm/yyyy” is a format and names nobody', () =>
    expect(
      said([
        field('a', 'Ngày sinh', {
          section: ['Người yêu cầu'],
          labels: [
            { by: 'label', text: 'Ngày sinh' },
            { by: 'placeholder', text: 'dd/mm/yyyy' },
          ],
        }),
      ]),
    ).toEqual(['applicant.birthDate']));
  it('“có dấu” is no bride', () =>
    expect(
      said([
        field('a', 'Họ tên', {
          labels: [
            { by: 'label', text: 'Họ tên' },
            { by: 'text-before', text: 'Viết in hoa, có dấu' },
          ],
        }),
        field('b', 'Số CCCD'),
      ]),
    ).toEqual(['applicant.fullName', 'applicant.personalId']));
});

describe('a bare “Số thẻ”', () => {
  const choice = (label: string): Field =>
    field(label, label, { widget: 'native-radio', section: ['Người yêu cầu'], options: [] });
  it('after “Có thẻ BHYT không?” is that card’s', () =>
    expect(said([choice('Có thẻ BHYT không'), ...section('Người yêu cầu', 'Số thẻ')])[1]).toBe(
      'applicant.healthInsuranceNumber',
    ));
  it('after another question is nobody’s', () =>
    expect(said([choice('Có thẻ thương binh không'), ...section('Người yêu cầu', 'Số thẻ')])[1]).toBe('none.other'));
});

describe('who issued it', () => {
  it('“do ... cấp ngày ...” after the person’s number is the office', () =>
    expect(said(section('Người yêu cầu', 'Số CCCD', 'do')).at(-1)).toBe('applicant.idIssuePlace'));
  it('after the number of a licence it is nobody’s', () =>
    expect(said(section('Người yêu cầu', 'Giấy phép lái xe hạng', 'Số', 'do')).at(-1)).toBe('none.other'));
});
