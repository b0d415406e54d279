import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { Settings } from '../../utils/settings/settings.ts';

/** Language, look, lock, sites that are off. Saved as chosen; no save button. */
export const General = ({ model }: { model: DeskModel }) => {
  const settings = model.settings.value;
  if (!settings) return null;
  const set = (change: Partial<Settings>) => void model.change(change);
  return (
    <section class="stack narrow">
      <h1>{t('settings.general')}</h1>
      <label>
        {t('settings.language')}
        <select
          value={settings.language}
          onChange={(e) => set({ language: e.currentTarget.value as Settings['language'] })}
        >
          <option value="vi">Tiếng Việt</option>
          <option value="en">English</option>
        </select>
      </label>
      <label>
        {t('settings.theme')}
        <select value={settings.theme} onChange={(e) => set({ theme: e.currentTarget.value as Settings['theme'] })}>
          {(['system', 'light', 'dark'] as const).map((theme) => (
            <option key={theme} value={theme}>
              {t(`settings.theme.${theme}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('settings.idle')}
        <input
          type="number"
          min={1}
          max={240}
          value={settings.idleMinutes}
          onChange={(e) => {
            const minutes = e.currentTarget.valueAsNumber;
            if (minutes >= 1 && minutes <= 240) set({ idleMinutes: Math.round(minutes) });
          }}
        />
      </label>
      <h2>{t('settings.off')}</h2>
      {settings.offHosts.length === 0 ? <p class="muted small">{t('settings.offNone')}</p> : null}
      <ul>
        {settings.offHosts.map((host) => (
          <li key={host} class="row">
            <span class="grow">{host}</span>
            <button
              type="button"
              onClick={() => set({ offHosts: settings.offHosts.filter((other) => other !== host) })}
            >
              {t('settings.switchOn')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
