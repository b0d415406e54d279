import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ViewProps } from './views.ts';

/** The import with its readers of files, loaded when its view is opened: on most days it is not. */
export const ImportLater = (props: ViewProps) => {
  const [View, setView] = useState<ComponentType<ViewProps> | null>(null);
  useEffect(() => void import('./ImportView.tsx').then(({ ImportView }) => setView(() => ImportView)), []);
  return View ? <View {...props} /> : <main class="page" aria-busy="true" />;
};
