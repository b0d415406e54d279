import type { ComponentType } from 'preact';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { PrintView } from '../papers/PrintView.tsx';
import { SettingsView } from '../settings/SettingsView.tsx';
import { Differences } from './Differences.tsx';
import { Dossiers } from './Dossiers.tsx';
import { ImportLater } from './ImportLater.tsx';
import { Schedule } from './Schedule.tsx';

export interface ViewProps {
  model: DeskModel;
  iso: () => string;
}

export interface DeskView {
  /** First word of the address behind '#/'. */
  route: string;
  /** Absent: reached from another view, not from the bar. */
  label?: MessageKey;
  View: ComponentType<ViewProps>;
}

/** What the desk can show, in the order of its bar; the first one is its home. */
export const DESK_VIEWS: readonly [DeskView, ...DeskView[]] = [
  { route: 'ho-so', label: 'desk.dossiers', View: Dossiers },
  { route: 'lich-han', label: 'desk.schedule', View: Schedule },
  { route: 'lech-hen', label: 'list.differences', View: Differences },
  { route: 'nhap-so', label: 'import.tab', View: ImportLater },
  { route: 'cai-dat', label: 'desk.settings', View: SettingsView },
  { route: 'in', View: PrintView },
];

/** The view of an address: 'ho-so/<id>', 'cai-dat/chung', ''. */
export const viewOf = (route: string): DeskView =>
  DESK_VIEWS.find((view) => view.route === route.split('/')[0]) ?? DESK_VIEWS[0];
