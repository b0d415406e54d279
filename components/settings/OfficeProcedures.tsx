import type { DeskModel } from '../../utils/counter/desk.ts';
import { lazily } from '../Lazy.tsx';

/** The editor comes when it is opened. */
export const OfficeProcedures = lazily<{ model: DeskModel; iso: () => string }>(() =>
  import('../office/OfficeView.tsx').then(({ OfficeView }) => OfficeView),
);
