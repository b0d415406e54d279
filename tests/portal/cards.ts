/**
 * Card strings for practice. Nobody here exists: names, numbers and addresses are made up, and only the shape is that of
 * a card (7 fields: căn cước công dân 2021, 11 fields: căn cước since 1/7/2024). The addresses mix the units of before
 * and after 1/7/2025, as the cards in use do.
 */
export interface Card {
  id: 'groom' | 'bride' | 'requester' | 'father' | 'mother';
  /** Who this is at the counter, for the front page. */
  who: string;
  form: 'marriage' | 'birth';
  text: string;
}

export const CARDS: readonly Card[] = [
  {
    id: 'groom',
    who: 'Bên nam (thẻ căn cước công dân, 7 trường)',
    form: 'marriage',
    text: '033092014786|145013582|Phạm Quốc Bảo|17081992|Nam|Thôn Mai Viên, Song Mai, Kim Động, Hưng Yên|22062021',
  },
  {
    id: 'bride',
    who: 'Bên nữ (thẻ căn cước, 11 trường)',
    form: 'marriage',
    text: '001195002418||Đỗ Thị Mai Hương|05121995|Nữ|Số 21, Ngõ 6, Kiến Hưng, Hà Nội|18032025||||',
  },
  {
    id: 'requester',
    who: 'Người yêu cầu: bà nội (thẻ căn cước công dân, 7 trường)',
    form: 'birth',
    text: '048164007352|200417639|Võ Thị Lành|02021964|Nữ|Tổ 27, Mân Thái, Sơn Trà, Đà Nẵng|10092021',
  },
  {
    id: 'father',
    who: 'Cha (thẻ căn cước công dân, 7 trường)',
    form: 'birth',
    text: '048091003164||Lê Hoàng Nhân|23061991|Nam|K45/12 Hà Huy Tập, Thạc Gián, Thanh Khê, Đà Nẵng|05072021',
  },
  {
    id: 'mother',
    who: 'Mẹ (thẻ căn cước, 11 trường)',
    form: 'birth',
    text: '092194005827|362518094|Trương Ngọc Ánh|30101994|Nữ|12/4 Mậu Thân, Xuân Khánh, Ninh Kiều, Cần Thơ|14112024||||',
  },
];

/** The string of one card, as a scanner types it (without the Enter at the end). */
export const cardText = (id: Card['id']): string => CARDS.find((card) => card.id === id)!.text;
