import { createModel, type Model } from '../../client-record.ts';

/** What the components of one page share: the model, its keys and the drivers. */
export const eformId = document.body.dataset.eform ?? '';
export const model: Model = createModel(eformId);

const claimed = new Map<string, number>();

/** Key of a component in the model. Form 2054 has one name twice: the second one gets `#2`. */
export const claimKey = (name: string): string => {
  const count = (claimed.get(name) ?? 0) + 1;
  claimed.set(name, count);
  return count === 1 ? name : `${name}#${count}`;
};

/** Given back when a driver takes the component away, so that a rebuilt block has the same keys. */
export const releaseKey = (name: string): void => {
  claimed.set(name, (claimed.get(name) ?? 1) - 1);
};

const CHANGED = 'eform:changed';

export interface Changed {
  key: string;
  value: string;
}

/** A component's value changed by its own handler: into the model, and to whoever depends on it. */
export const commit = (key: string, value: string): void => {
  model.set(key, value);
  document.dispatchEvent(new CustomEvent<Changed>(CHANGED, { detail: { key, value } }));
};

/** Calls back on every change of one field until the signal says stop. */
export const onChanged = (key: string, signal: AbortSignal, callback: (value: string) => void): void => {
  const listen = (event: Event) => {
    const { detail } = event as CustomEvent<Changed>;
    if (detail.key === key) callback(detail.value);
  };
  document.addEventListener(CHANGED, listen, { signal });
};

export interface Row {
  Ma: string;
  Ten?: string;
  TenTinhThanh?: string;
}

const cache = new Map<string, Promise<string[]>>();

/** Options of a list, by the portal's one call for all of them; `of` is the value that the list hangs on. */
export const loadOptions = (apiId: string, of?: string): Promise<string[]> => {
  const cacheKey = `${apiId}/${of ?? ''}`;
  const known = cache.get(cacheKey);
  if (known) return known;
  const loading = fetch('/api/eform-service/api/call-api', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ eformId, apiId, ...(of === undefined ? {} : { dependsOn: of }) }),
  })
    .then((response) => response.json() as Promise<{ data: Row[] }>)
    .then(({ data }) => data.map((row) => row.Ten ?? row.TenTinhThanh ?? ''));
  cache.set(cacheKey, loading);
  return loading;
};
