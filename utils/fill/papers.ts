import { issuerOf } from '../citizen/issuer.ts';
import type { Citizen } from '../citizen/types.ts';
import { choice, leave, type Value } from './value.ts';

type Kind = 'cccd' | 'can-cuoc';
type Accept = [string, ...string[]];

/** The QR tells the two cards apart by its number of fields; nothing else does (an MRZ is the same on both). */
const kindOf = ({ source }: Citizen): Kind | undefined => {
  if (source === 'qr-cccd') return 'cccd';
  return source === 'qr-can-cuoc' ? 'can-cuoc' : undefined;
};

/**
 * How lists name the two cards. The other card's own name is never accepted, although a CCCD remains valid as identification
 * (Luật Căn cước 2023, Điều 46): a list that has only the other kind is left to the officer. Names of both at once fit both.
 */
const BOTH = [
  'Thẻ căn cước công dân/Thẻ căn cước',
  'Thẻ căn cước/Thẻ căn cước công dân',
  'Thẻ căn cước/Căn cước công dân',
  'Căn cước công dân/Căn cước',
  'Căn cước/Căn cước công dân',
  'CCCD/Căn cước',
  'Căn cước/CCCD',
  'CCCD/CC',
  'CC/CCCD',
];
const NAMES: Record<Kind, Accept> = {
  cccd: [
    'Thẻ căn cước công dân',
    'Căn cước công dân',
    'CCCD',
    'Thẻ CCCD',
    'Căn cước công dân (CCCD)',
    'Căn cước công dân gắn chíp',
    'CMND/CCCD',
    'CCCD/CMND',
    'Chứng minh nhân dân/Căn cước công dân',
    ...BOTH,
  ],
  'can-cuoc': ['Thẻ căn cước', 'Căn cước', 'Thẻ Căn cước (CC)', ...BOTH],
};

/** Other texts that lists have for the same issuer. */
const ISSUERS: Record<Kind, string[]> = {
  cccd: [
    'Cục trưởng Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    'Cục Cảnh sát QLHC về TTXH',
    'Cục CS QLHC về TTXH',
    'Cục CSQLHC về TTXH',
  ],
  'can-cuoc': [],
};

/** Loại giấy tờ tùy thân, by the card's generation. */
export const idType = (citizen: Citizen): Value => {
  const kind = kindOf(citizen);
  return kind ? choice(NAMES[kind]) : leave('no-value');
};

/** Nơi cấp / cơ quan cấp: not in the QR, but fixed by the generation; the preview shows it. */
export const idIssuePlace = (citizen: Citizen): Value => {
  const kind = kindOf(citizen);
  const issuer = issuerOf(citizen.source);
  return kind && issuer ? choice([issuer, ...ISSUERS[kind]]) : leave('no-value');
};
