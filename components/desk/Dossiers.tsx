import { useEffect } from 'preact/hooks';
import { t } from '../../utils/i18n/ui.ts';
import { Detail } from './Detail.tsx';
import { ListPane } from './ListPane.tsx';
import { NewDossier } from './NewDossier.tsx';
import type { ViewProps } from './views.ts';

/** The address of the form for a dossier by hand. */
const NEW = 'ho-so/moi';

/** The whole width for the list until a dossier is opened; then the list on the left, the dossier on the right. */
export const Dossiers = ({ model, iso }: ViewProps) => {
  const route = model.route.value;
  const open = model.dossier.dossier.value !== null || route === NEW;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key === '/' && !target.matches('input, select, textarea'))
        document.querySelector<HTMLInputElement>('.desk-list input[type=search]')?.focus();
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyH') model.go(NEW);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div class={`desk book ${open ? 'split' : 'whole'}`}>
      <ListPane model={model} narrow={open} />
      {open ? (
        <main class="desk-main">
          <p class="no-print only-small">
            <a href="#/ho-so">← {t('book.toList')}</a>
          </p>
          {route === NEW ? <NewDossier model={model} iso={iso} /> : <Detail model={model} iso={iso} />}
        </main>
      ) : null}
    </div>
  );
};
