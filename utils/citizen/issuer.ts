import type { Source } from './types.ts';

/**
 * "Nơi cấp" by the generation of the card, as the default of the box: the QR does not hold it. CCCD: Thông tư 59/2021/TT-BCA;
 * căn cước: Luật Căn cước 2023, from 1/7/2024. Nothing for the other ways in: an MRZ is the same on both cards.
 */
export const issuerOf = (source: Source): string | undefined => {
  if (source === 'qr-cccd') return 'Cục Cảnh sát quản lý hành chính về trật tự xã hội';
  return source === 'qr-can-cuoc' ? 'Bộ Công an' : undefined;
};
