import { parseProcedures, searchProcedures } from '../../procedure/catalogue.ts';
import { figure, type Measured, timed } from './figure.ts';
import { shipped } from './shipped.ts';

const FILES = ['procedures/ho-tich.json', 'procedures/chung-thuc.json'];
/** What officers type: a code, a name, words of a citizen, a slip of the finger that finds nothing. */
const QUERIES = [
  'đăng ký kết hôn',
  'lam giay khai sinh cho con',
  '1.001193',
  '000894.H17',
  'tôi muốn xin giấy xác nhận độc thân',
  'khai tử',
  'chứng thực bản sao từ bản chính',
  'sổ đỏ bị mất xyz',
];
const ROUNDS = 12;

export const shippedProcedures = async () =>
  (await Promise.all(FILES.map(shipped))).flatMap((text) => parseProcedures(JSON.parse(text)));

/** Search over the shipped catalogue, at every key of every query. */
export const measure = async (): Promise<Measured> => {
  const procedures = await shippedProcedures();
  const keys = QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const typed of keys) values.push(timed(() => searchProcedures(procedures, typed)));
  return {
    figures: [figure('procedures.search', 'search the catalogue, per keystroke', values, { budget: 16 })],
    remarks: [
      `${procedures.length} procedures shipped; slowest keystroke ${Math.max(...values).toFixed(1)} ms (the first are cold)`,
    ],
  };
};
