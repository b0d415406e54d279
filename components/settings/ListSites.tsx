import { useEffect, useState } from 'preact/hooks';
import { t } from '../../utils/i18n/ui.ts';
import type { Sites } from '../../utils/lists/sites.ts';
import { ask } from '../../utils/messages/ask.ts';

/** Portals whose lists are kept, or not; each decision can be taken back. What was kept stays until it is deleted. */
export const ListSites = () => {
  const [sites, setSites] = useState<Sites>({});
  const load = () => void ask('list/sites').then(setSites);
  useEffect(load, []);
  const change = (host: string, keep: boolean | null) => void ask('list/decide', { host, keep }).then(load);
  return (
    <section class="stack narrow" data-testid="list-sites">
      <h1>{t('list.sites')}</h1>
      <p class="muted">{t('list.sitesWhat')}</p>
      {Object.keys(sites).length === 0 ? <p class="muted small">{t('list.sitesNone')}</p> : null}
      <ul class="stack">
        {Object.entries(sites).map(([host, keep]) => (
          <li key={host} class="row">
            <span class="grow">
              {host}: {t(keep ? 'list.siteOn' : 'list.siteOff')}
            </span>
            <button type="button" onClick={() => change(host, !keep)}>
              {t(keep ? 'list.siteStop' : 'list.siteStart')}
            </button>
            <button type="button" onClick={() => change(host, null)}>
              {t('list.siteAsk')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
