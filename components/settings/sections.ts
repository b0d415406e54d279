import type { ComponentType } from 'preact';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { AccessLog } from './AccessLog.tsx';
import { Backup } from './Backup.tsx';
import { General } from './General.tsx';
import { Protection } from './Protection.tsx';
import { Retention } from './Retention.tsx';

export interface Section {
  /** Second word of the address: '#/cai-dat/<id>'. */
  id: string;
  label: MessageKey;
  View: ComponentType<{ model: DeskModel; iso: () => string }>;
}

/** The parts of the settings, in the order of their list; the first one opens. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: 'chung', label: 'settings.general', View: General },
  { id: 'sao-luu', label: 'settings.backup', View: Backup },
  { id: 'bao-ve', label: 'settings.protection', View: Protection },
  { id: 'luu-giu', label: 'settings.retention', View: Retention },
  { id: 'nhat-ky', label: 'settings.log', View: AccessLog },
];
