/** Names and ids of controls, split into words. */
import { fold } from '../text/fold.ts';
import { PLAIN } from '../text/letters.ts';

const MAX_NAME = 100;
/** Words of builders and frameworks that say nothing about the field. */
const NOISE = new Set(
  'data input field fld txt cbo ddl sel select form control ctl ctl00 c lbl the ctrl text box app value model item obj person1'.split(
    ' ',
  ),
);

/** Where the control stands, not what it asks: "_quanly_WAR_CongDanportlet_", "ctl00$ContentPlaceHolder1$". */
const NAMESPACE =
  /^(?:_\w+?_WAR_\w*?portlet_|_\w+?_INSTANCE_[A-Za-z0-9]+_|(?:ctl\d+[$_])?(?:ContentPlaceHolder\d*|MainContent)[$_])/i;

/**
 * "SoDinhDanh_BenNu" → so dinh danh ben nu; "NYC_HOVATEN" → nyc hovaten; "data[hoTenCha]" → ho ten cha;
 * "ctl00$C$DATE_OF_BIRTHFld" → date of birth.
 */
export const nameTokens = (name: string): string[] => {
  const ascii = PLAIN.test(name); // nearly all are, and it is far quicker
  const spaced = name
    .slice(0, MAX_NAME)
    .normalize('NFC')
    .replace(NAMESPACE, '')
    .replace(/^(?:txt|cbo|ddl|rdo|chk)(?=[A-Z])/, '')
    .replace(ascii ? /([a-z\d])([A-Z])/g : /([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(ascii ? /([A-Z]{2,})([A-Z][a-z])/g : /(\p{Lu}{2,})(\p{Lu}\p{Ll})/gu, '$1 $2');
  const tokens = fold(spaced)
    .split(/[^a-z0-9]+/)
    .map((t) => t.replace(/^\d+|\d+$/g, ''))
    .filter((t) => t && !NOISE.has(t));
  return tokens.length ? tokens : [];
};

/** "element_17", "mat-input-3", "e8517np": generated, says nothing. */
export const isOpaque = (name: string): boolean =>
  /^(?:[a-z-]*[-_]?(?:element|input|field|control|ctrl|select|q|col|row)?[-_]?\d+(?:[-_]\d+)*|e[a-z0-9]{5,7})$/i.test(
    name,
  );
