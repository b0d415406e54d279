import '../../utils/i18n/papers.ts';
import type { ComponentType } from 'preact';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { General } from './General.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { SnippetSection } from './SnippetSection.tsx';

export interface Section {
  /** Second word of the address: '#/cai-dat/<id>'. */
  id: string;
  label: MessageKey;
  View: ComponentType<{ model: DeskModel }>;
}

/** The parts of the settings, in the order of their list; the first one opens. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: 'chung', label: 'settings.general', View: General },
  { id: 'don-vi', label: 'settings.office', View: OfficeSection },
  { id: 'mau-cau', label: 'settings.snippets', View: SnippetSection },
];
