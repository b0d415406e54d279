import { t } from '../i18n/ui.ts';
import type { CodesRead } from '../scan/image.ts';
import type { PanelModel } from './model.ts';
import type { ScanMessage } from './tray.ts';

/**
 * Scans the text of each code of a picture as if a scanner had sent it; what is said of each becomes one message.
 * @returns whether anybody was taken in
 */
export const scanTexts = (
  { scan, scanMessage }: Pick<PanelModel, 'scan' | 'scanMessage'>,
  { texts, ms }: CodesRead,
): boolean => {
  const said = texts.flatMap((text): ScanMessage[] => {
    scan(text);
    return scanMessage.value ? [scanMessage.value] : [];
  });
  const [first] = said;
  if (!first) return false;
  scanMessage.value = {
    tone: said.every(({ tone }) => tone === first.tone) ? first.tone : 'warn',
    text: t('picture.read', { said: [...new Set(said.map(({ text }) => text))].join(' · '), ms }),
  };
  return said.some(({ tone }) => tone !== 'bad');
};
