/** Administrative units of two levels (34 provinces, 3,321 communes since 1/7/2025). Codes are text, zeros matter. */
export interface Unit {
  /** Five digits. */
  code: string;
  /** With unit word, NFC: "Phường Kiến Hưng". */
  name: string;
  provinceCode: string;
  /** With unit word: "Thành phố Hà Nội". */
  province: string;
  /** Name since 1/7/2025 but no longer today, which papers and portals may still show: "Xã Long Thành". */
  formerName?: string;
  /** The same for the province: "Tỉnh Đồng Nai". */
  formerProvince?: string;
}

export type Resolution = {
  /** resolved: exactly one unit; ambiguous: the officer chooses among `units`; unknown: `units` is empty. */
  status: 'resolved' | 'ambiguous' | 'unknown';
  units: Unit[];
  /** House number, hamlet, street: what stands before the units in the text; '' when nothing does. */
  detail: string;
};
