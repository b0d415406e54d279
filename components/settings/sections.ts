import type { ComponentType } from 'preact';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { General } from './General.tsx';
import { ListSites } from './ListSites.tsx';

export interface Section {
  /** Second word of the address: '#/cai-dat/<id>'. */
  id: string;
  label: MessageKey;
  View: ComponentType<{ model: DeskModel }>;
}

/** The parts of the settings, in the order of their list; the first one opens. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: 'chung', label: 'settings.general', View: General },
  { id: 'danh-sach', label: 'list.sites', View: ListSites },
];
