import '../../utils/i18n/papers.ts';
import type { ComponentType } from 'preact';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { AccessLog } from './AccessLog.tsx';
import { Backup } from './Backup.tsx';
import { General } from './General.tsx';
import { LessonsView } from './Lessons.tsx';
import { ListSites } from './ListSites.tsx';
import { OfficeProcedures } from './OfficeProcedures.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { Protection } from './Protection.tsx';
import { Reminders } from './Reminders.tsx';
import { Retention } from './Retention.tsx';
import { Scanner } from './Scanner.tsx';
import { SnippetSection } from './SnippetSection.tsx';
import { UnitChangesView } from './UnitChanges.tsx';
import { WorkCalendar } from './WorkCalendar.tsx';

export interface Section {
  /** Second word of the address: '#/cai-dat/<id>'. */
  id: string;
  label: MessageKey;
  View: ComponentType<{ model: DeskModel; iso: () => string }>;
}

export interface SectionGroup {
  label: MessageKey;
  sections: readonly Section[];
}

const FIRST: Section = { id: 'chung', label: 'settings.general', View: General };

/** The parts of the settings, in the order of their list; the first one opens. */
export const GROUPS: readonly SectionGroup[] = [
  {
    label: 'settings.group.desk',
    sections: [
      FIRST,
      { id: 'may-quet', label: 'scanner.title', View: Scanner },
      { id: 'danh-sach', label: 'list.sites', View: ListSites },
      { id: 'o-da-chi', label: 'lessons.title', View: LessonsView },
      { id: 'mau-cau', label: 'settings.snippets', View: SnippetSection },
    ],
  },
  {
    label: 'settings.group.office',
    sections: [
      { id: 'don-vi', label: 'settings.office', View: OfficeSection },
      { id: 'lich', label: 'settings.calendar', View: WorkCalendar },
      { id: 'thu-tuc', label: 'correct.title', View: OfficeProcedures },
      { id: 'nhac-han', label: 'settings.reminders', View: Reminders },
      { id: 'don-vi-hanh-chinh', label: 'units.title', View: UnitChangesView },
    ],
  },
  {
    label: 'settings.group.data',
    sections: [
      { id: 'sao-luu', label: 'settings.backup', View: Backup },
      { id: 'bao-ve', label: 'settings.protection', View: Protection },
      { id: 'luu-giu', label: 'settings.retention', View: Retention },
      { id: 'nhat-ky', label: 'settings.log', View: AccessLog },
    ],
  },
];

/** The section of an address; the first one where it names none. */
export const sectionOf = (id: string | undefined): Section =>
  GROUPS.flatMap(({ sections }) => sections).find((section) => section.id === id) ?? FIRST;
