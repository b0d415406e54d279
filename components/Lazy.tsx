import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A view whose code comes later; `ready` fetches it beforehand. */
export type LazyView<P extends object> = ComponentType<P> & { ready: () => Promise<unknown> };

/** A view whose code is loaded when it is first shown, or when it is asked to be ready; what was loaded once is there at once. */
export const lazily = <P extends object>(load: () => Promise<ComponentType<P>>): LazyView<P> => {
  let loaded: ComponentType<P> | undefined;
  const ready = async () => {
    loaded ??= await load();
    return loaded;
  };
  const Later = (props: P) => {
    const [View, setView] = useState<ComponentType<P> | undefined>(() => loaded);
    useEffect(() => {
      if (!View) void ready().then((view) => setView(() => view));
    }, []);
    return View ? <View {...props} /> : <p aria-busy="true" />;
  };
  return Object.assign(Later, { ready });
};
