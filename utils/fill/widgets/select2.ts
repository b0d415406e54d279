import { nativeSelect } from './native-select.ts';
import { popupList } from './popup-list.ts';
import type { Writer } from './writer.ts';

/**
 * select2 follows its hidden `<select>`, which is set when it has the option. A list that others hang on is worked by the pointer:
 * pages load the communes on select2's own `select2:select`, and that comes with a user's choice only. So is one whose options a search
 * brings.
 */
export const select2: Writer = {
  read: nativeSelect.read,
  holds: nativeSelect.holds,
  write: async (control, value, waits, how) => {
    if (!how.driver) {
      const written = await nativeSelect.write(control, value, waits, how);
      if (!('fail' in written) || written.fail !== 'options-not-loaded') return written;
    }
    // What hangs on another list has been waited for by now.
    const written = await popupList.write(control, value, waits, { ...how, late: how.driver && how.late });
    return 'fail' in written || nativeSelect.holds(control, value) ? written : { fail: 'rejected' };
  },
  restore: nativeSelect.restore,
};
