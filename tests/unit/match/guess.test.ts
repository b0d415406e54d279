import { describe, expect, it } from 'vitest';
import { matchForm } from '../../../utils/match/match.ts';
import { SURE } from '../../../utils/match/types.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { field, form, section, vocabulary } from './forms.ts';

const answers = (fields: Field[], title?: string) => matchForm(form(fields, title), vocabulary);
const said = (fields: Field[], title?: string): string[] =>
  answers(fields, title).map((m) => `${m.role}.${m.attribute}`);
const planned = (fields: Field[]): boolean[] =>
  answers(fields).map((m) => m.roleSure >= SURE && m.attributeSure >= SURE && m.attribute !== 'other');

describe('a person whom no word of the vocabulary names', () => {
  it.each([
    ['Cá nhân đứng ra làm đám', 'applicant'],
    ['Người bảo hộ', 'representative'],
    ['Người đứng đơn cùng chịu trách nhiệm (vợ/chồng)', 'spouse'],
  ])('“%s” is most likely the %s, is shown as that and filled with nobody', (heading, role) => {
    const fields = [...section('Người yêu cầu', 'Họ tên', 'Số CCCD'), ...section(heading, 'Họ tên', 'Số CCCD')];
    expect(said(fields).slice(2)).toEqual([`${role}.fullName`, `${role}.personalId`]);
    expect(planned(fields).slice(2)).toEqual([false, false]);
  });
  it('is the one of the brackets when the names of the controls say so too', () => {
    const fields = section('Người đề nghị nhập hộ (trẻ)', ['Họ tên', 'Tre_HoTen'], ['Ngày sinh', 'Tre_NgaySinh']);
    expect([said(fields), planned(fields)]).toEqual([
      ['child.fullName', 'child.birthDate'],
      [false, false],
    ]);
  });
});

describe('a question that no phrase explains', () => {
  it.each([
    ['Cần thì chúng tôi nhắn tin vào đâu, alo số nào', 'phone'],
    ['Gửi thêm vào hộp thư nào nữa', 'email'],
    ['Người ấy ra sao, quê ở chốn nào', 'hometown'],
  ])('“%s” is a guess, never filled', (label, attribute) => {
    const fields = section('Người yêu cầu', 'Họ tên', label);
    expect(said(fields)[1]).toBe(`applicant.${attribute}`);
    expect(planned(fields)[1]).toBe(false);
  });
  it('a tick box under such words guesses nothing', () =>
    expect(said([field('a', 'Nhắn tin qua zalo', { widget: 'native-checkbox' })])).toEqual(['none.other']));
});

describe('kinship said from heading to heading (mẫu tờ khai nhận cha, mẹ, con)', () => {
  const fields = [
    ...section('Người yêu cầu', 'Họ tên'),
    ...section('Đề nghị công nhận người có tên dưới đây', 'Họ tên', 'Ngày sinh'),
    ...section('Là cha của người có tên dưới đây', 'Họ tên', 'Ngày sinh'),
  ];
  it('what stands under “là cha của …” is the child, not the father', () => {
    expect(said(fields).slice(3)).toEqual(['child.fullName', 'child.birthDate']);
    expect(planned(fields).slice(3)).toEqual([true, true]);
  });
  it('the block before is most likely the father, and is left to the officer', () => {
    expect(said(fields).slice(1, 3)).toEqual(['father.fullName', 'father.birthDate']);
    expect(planned(fields).slice(1, 3)).toEqual([false, false]);
  });
  it('“là con của …” does not say which of the parents: refused', () =>
    expect(planned(section('Là con của người có tên dưới đây', 'Họ tên', 'Số CCCD'))).toEqual([false, false]));
});

describe('words that look like another question', () => {
  it.each([
    ['Số CMND/CCCD khi còn sống', 'personalId'],
    ['Số điện thoại để bệnh viện gọi lại', 'phone'],
    ['Dân tộc (theo cha hay mẹ)', 'ethnicity'],
    ['Họ, chữ đêm, tên', 'fullName'],
  ])('“%s” asks for what it begins with', (label, attribute) =>
    expect(said(section('Người yêu cầu', label))).toEqual([`applicant.${attribute}`]),
  );
  it('“Phân loại nơi sinh” is not the place of birth', () =>
    expect(planned(section('Người được khai sinh', 'Phân loại nơi sinh'))).toEqual([false]));
  it('“Số” under a heading about the passport is its number', () =>
    expect(said(section('Hộ chiếu lần gần nhất', 'Số'))).toEqual(['applicant.passportNumber']));
});

describe('a name of control that calls every relative alike', () => {
  it('is no witness against the labels', () => {
    const fields = section(
      'Nhân thân',
      ['Họ tên cha', 'NAME_DEPUTY'],
      ['Sinh ngày', 'BIRTH_DEPUTY'],
      ['Họ tên mẹ', 'NAME_DEPUTY2'],
      ['Sinh ngày', 'BIRTH_DEPUTY2'],
    );
    expect(said(fields)).toEqual(['father.fullName', 'father.birthDate', 'mother.fullName', 'mother.birthDate']);
  });
});

describe('the other side of a passive', () => {
  it.each(['Người được đại diện', 'Bên được giám hộ', 'Nếu đại diện, ông/bà đại diện cho ai'])(
    '“%s” is never filled with the representative',
    (heading) =>
      expect(planned(section(heading, 'Họ tên'))[0] && said(section(heading, 'Họ tên'))[0]!.startsWith('rep')).toBe(
        false,
      ),
  );
  it('who is represented is the subject', () =>
    expect(said(section('Người được đại diện', 'Họ tên'))).toEqual(['subject.fullName']));
  it('who is authorised is the representative', () =>
    expect(said(section('Bên được ủy quyền', 'Họ tên'))).toEqual(['representative.fullName']));
});
