import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';
import type { Snippet } from './expand.ts';

/** Where the office's list is kept. */
export const OFFICE_SNIPPETS = 'office:snippets';

const List = z.array(
  z.strictObject({
    name: z.string().check(z.regex(/^[a-z0-9]{1,20}$/)),
    text: z.string().check(z.minLength(1), z.maxLength(4_000)),
  }),
);
const Kept = z.strictObject({
  format: z.literal(1),
  snippets: List.check(
    z.maxLength(100),
    z.refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'a name twice'),
  ),
});

/** Until the office writes its own. The refusal's wording is that of the slip (Thông tư 01/2018/TT-VPCP, mẫu 03, as public software prints it). */
export const SHIPPED: readonly Snippet[] = [
  {
    name: 'bosung',
    text: 'Đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ {mã hồ sơ} ({tên thủ tục}) gồm: {giấy tờ thiếu}.',
  },
  {
    name: 'tuchoi',
    text: 'Qua xem xét, Bộ phận tiếp nhận và trả kết quả thông báo không tiếp nhận, giải quyết hồ sơ {tên thủ tục} với lý do cụ thể như sau: ',
  },
  { name: 'hentra', text: 'Hồ sơ {mã hồ sơ} hẹn trả kết quả ngày {ngày hẹn}.' },
];

/** The office's snippets, or the shipped ones where there are none that can be read. */
export const readSnippets = async (area: Area): Promise<readonly Snippet[]> => {
  const read = Kept.safeParse(await area.get(OFFICE_SNIPPETS));
  return read.success ? read.data.snippets : SHIPPED;
};

/** Keeps the whole list. @returns false when it is not in shape; then nothing is written */
export const writeSnippets = async (area: Area, snippets: readonly Snippet[]): Promise<boolean> => {
  const next = Kept.safeParse({
    format: 1,
    snippets: snippets.map(({ name, text }) => ({ name, text: text.normalize('NFC') })),
  });
  if (next.success) await area.set(OFFICE_SNIPPETS, next.data);
  return next.success;
};
