import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { GROUPS, sectionOf } from './sections.ts';

/** The list of sections on the left, the one that the address names on the right. */
export const SettingsView = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const current = sectionOf(model.route.value.split('/')[1]);
  return (
    <div class="desk">
      <nav class="desk-list no-print" aria-label={t('desk.settings')}>
        {GROUPS.map(({ label, sections }) => (
          <section key={label}>
            <h2 class="small muted group">{t(label)}</h2>
            <ul>
              {sections.map((section) => (
                <li key={section.id}>
                  <a
                    class="wide item"
                    href={`#/cai-dat/${section.id}`}
                    aria-current={section.id === current.id ? 'page' : undefined}
                  >
                    {t(section.label)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main class="desk-main">
        <current.View model={model} iso={iso} />
      </main>
    </div>
  );
};
