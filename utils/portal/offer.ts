import type { Bar } from '../../components/overlay.ts';
import { type PageKey, pageText } from '../i18n/page.ts';
import type { FoundScan } from './rescue.ts';

interface Ports {
  bar: (content: Bar | null) => void;
  /** Hands the card's string to the side panel; rejects while the vault is locked. */
  take: (text: string) => Promise<unknown>;
  /** Writes the former value back; false when the page has no such field any more. */
  restore: (field: FoundScan['field'], former: string) => boolean;
}

/**
 * Offers what can be done about a card in a portal's field: into the side panel, and the field as it was. Each is the officer's own click,
 * and each can be done first. The bar holds the string only as long as it stands there; it never shows it.
 */
export const offerScan = ({ field, former, text }: FoundScan, { bar, take, restore }: Ports): void => {
  const done = { taken: false, restored: false };
  const show = (key: PageKey): void => {
    const content: Bar = {
      text: pageText(key),
      ...(!done.taken && { take: { label: pageText('page.scanTake'), run: onTake } }),
      ...(!done.restored && { undo: { label: pageText('page.scanBack'), run: onBack } }),
      closeLabel: pageText('page.close'),
    };
    bar(done.taken && done.restored ? null : content);
  };
  const onTake = (): void =>
    void take(text).then(
      () => {
        done.taken = true;
        show('page.scanTaken');
      },
      () => show('page.scanRefused'),
    );
  const onBack = (): void => {
    done.restored = restore(field, former);
    show(done.restored ? 'page.scanRestored' : 'page.scanStays');
  };
  show('page.scanFound');
};
