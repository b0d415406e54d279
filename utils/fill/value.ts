import type { FillValue, LeaveReason } from './types.ts';

/** What would be written, and how the preview shows it; or why nothing would be. */
export type Value = { write: FillValue; shown: string } | { leave: LeaveReason };

export const text = (value: string): Value => ({ write: { kind: 'text', text: value }, shown: value });

/** The first text is the one that is shown, and typed where the control is no list. */
export const choice = (accept: [string, ...string[]]): Value => ({
  write: { kind: 'choose', accept },
  shown: accept[0],
});

export const leave = (reason: LeaveReason): Value => ({ leave: reason });

/** Lists use the short name or the long one (liên thông: "Cộng hòa xã hội chủ nghĩa Việt Nam"). */
export const vietnam = (): Value =>
  choice([
    'Việt Nam',
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Nước Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Cộng hòa XHCN Việt Nam',
    'CHXHCN Việt Nam',
    'Vietnam',
    'Viet Nam',
  ]);
