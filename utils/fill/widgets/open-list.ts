import type { FieldOption } from '../../portal/types.ts';
import { fold } from '../../text/fold.ts';
import { choose } from '../choose.ts';
import type { Outcome } from '../types.ts';
import type { Waits } from '../waits.ts';
import { LIST_DEADLINE, LIST_GRACE } from './writer.ts';

/** An option of an open list and the element that is pressed to choose it. */
export interface OpenOption extends FieldOption {
  element: Element;
}

/** What lists show while they have nothing: "Không có dữ liệu", "Đang tải", "No choices to choose from". */
const EMPTY = /^(khong co|khong tim thay|dang tai|loading|no (choices|results|options|data)|\.\.\.)/;
const real = (options: readonly OpenOption[]): OpenOption[] =>
  options.filter(({ text }) => text !== '' && !EMPTY.test(fold(text)));

/**
 * Waits in an open list for the one accepted option. The whole deadline when nothing is loaded yet or the list hangs on another
 * field; else only a moment, because a list that stands without our option does not have it.
 */
export const findOption = async (
  read: () => OpenOption[],
  accept: readonly string[],
  waits: Waits,
  late: boolean,
  deadline = LIST_DEADLINE,
): Promise<OpenOption | { fail: Outcome }> => {
  const hit = (): OpenOption | undefined => {
    const options = real(read());
    const index = choose(options, accept);
    return typeof index === 'number' ? options[index] : undefined;
  };
  if (!hit()) {
    await waits.until(() => (late ? hit() !== undefined : real(read()).length > 0), deadline);
    if (!hit()) await waits.until(() => hit() !== undefined, LIST_GRACE);
  }
  return hit() ?? { fail: real(read()).length > 0 ? 'not-in-options' : 'options-not-loaded' };
};
