import type { Fee, ValueStatus } from '../../procedure/types.ts';
import type { RawFee } from './raw.ts';
import { clean, cutAt } from './text.ts';

const LONGEST = 380;
/** Nobody pays less than a thousand đồng for a procedure: the portal's figures are in thousands there. */
const LEAST = 1000;

const money = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;

/** "700 VNĐ", "120 đồng" → 700, 120; undefined for anything but one amount in đồng. */
export const amountOf = (text: string): number | undefined => {
  const found = /^([\d.]+)\s*(?:đồng|đ|vnđ|vnd)\.?$/i.exec(text.trim());
  return found ? Number(found[1]!.replaceAll('.', '')) : undefined;
};

/**
 * A fee as it stands. One that looks a thousand times too small keeps its figure, says what it may mean, and loses its trust: the
 * office decides. A fee by the page ("1.000 đồng/trang") is small by right.
 */
const feeOf = (raw: RawFee, trust: ValueStatus): Fee | undefined => {
  const text = clean(raw.text)
    .replace(/File đính kèm: ?\S+/gi, '')
    .replace(/^((Phí|Lệ phí) ?: ?)?(Đồng (?=\())?/i, '')
    .trim();
  if (!text) return undefined;
  const amount = amountOf(text);
  const small = amount !== undefined && amount > 0 && amount < LEAST && !raw.per;
  const suspect = small ? `có thể thiếu ba số 0 (${money(amount * 1000)})` : raw.suspect && clean(raw.suspect);
  const note =
    raw.note &&
    cutAt(
      clean(raw.note)
        .replace(/^\((.*)\)$/, '$1')
        .trim(),
      LONGEST,
    );
  return {
    text: cutAt(raw.per ? `${text}/${clean(raw.per)}` : text, LONGEST),
    status: suspect ? 'unverified' : trust,
    ...(raw.method ? { method: clean(raw.method).toLowerCase() } : {}),
    ...(note ? { note } : {}),
    ...(raw.local ? { local: true } : {}),
    ...(suspect ? { suspect } : {}),
  };
};

/** Fees without doubles; none means that the source says nothing. */
export const feesOf = (raw: readonly RawFee[], trust: ValueStatus): Fee[] => {
  const lines = raw.flatMap((fee) => fee.text.split(/\n+/).map((text) => ({ ...fee, text })));
  const fees = lines.map((fee) => feeOf(fee, trust)).filter((fee) => fee !== undefined);
  const keys = fees.map((fee) => JSON.stringify(fee));
  return fees.filter((_, at) => keys.indexOf(keys[at]!) === at);
};
