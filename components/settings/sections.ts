import type { ComponentType } from 'preact';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { Commitments } from './Commitments.tsx';
import { General } from './General.tsx';
import { Reminders } from './Reminders.tsx';
import { WorkCalendar } from './WorkCalendar.tsx';

export interface Section {
  /** Second word of the address: '#/cai-dat/<id>'. */
  id: string;
  label: MessageKey;
  View: ComponentType<{ model: DeskModel }>;
}

/** The parts of the settings, in the order of their list; the first one opens. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: 'chung', label: 'settings.general', View: General },
  { id: 'lich', label: 'settings.calendar', View: WorkCalendar },
  { id: 'cam-ket', label: 'settings.commitments', View: Commitments },
  { id: 'nhac-han', label: 'settings.reminders', View: Reminders },
];
