import { useEffect, useState } from 'preact/hooks';
import type { PanelModel } from '../utils/counter/model.ts';
import { t } from '../utils/i18n/ui.ts';
import { CaptureLine } from './CaptureLine.tsx';
import { DeadlineTab, NotesTab, PapersTab } from './CaseViews.tsx';
import { FillActions, FillTab } from './FillTab.tsx';
import { PageStrip } from './PageStrip.tsx';
import { UnlockForm } from './Passphrase.tsx';
import { PersonCard } from './PersonCard.tsx';
import { type Tab, Tabs } from './Tabs.tsx';

interface Props {
  model: PanelModel;
  iso: () => string;
  complete: (text: string) => boolean;
  onWelcome: () => void;
  onDesk: (dossierId?: string) => void;
  onCopy: (value: string) => void;
}

/** Enter outside a field does the primary action; inside the empty capture line too, because the focus rests there. */
const enterIsFree = (target: HTMLElement): boolean =>
  !target.matches('input, select, button, textarea, a') ||
  (target.id === 'capture' && (target as HTMLTextAreaElement).value === '');

export const PanelApp = ({ model, iso, complete, onWelcome, onDesk, onCopy }: Props) => {
  const [tab, setTab] = useState<Tab>('fill');
  const { vault, forms, dossier, turn } = model;
  const state = vault.value?.state;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = event.altKey && !event.ctrlKey ? Number(event.code.replace('Digit', '')) : 0;
      const picked = (['fill', 'papers', 'deadline', 'notes'] as const)[digit - 1];
      if (picked) setTab(picked);
      else if (event.key === 'Enter' && !event.defaultPrevented && enterIsFree(event.target as HTMLElement))
        document.querySelector<HTMLButtonElement>('[data-primary]:not(:disabled)')?.click();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  if (!state) return <main class="panel" aria-busy="true" />;
  if (state === 'none')
    return (
      <main class="panel stack center">
        <h1>Trợ lý Một Cửa</h1>
        <p>{t('panel.noVault')}</p>
        <button type="button" class="primary" onClick={onWelcome}>
          {t('panel.setUp')}
        </button>
      </main>
    );
  if (state === 'locked')
    return (
      <main class="panel center">
        <UnlockForm onOpen={model.openVault} />
      </main>
    );

  const count = dossier.checklist.value;
  return (
    <main class="panel">
      <header class="row head">
        <strong class="grow brand">Trợ lý Một Cửa</strong>
        <button type="button" class="plain" onClick={() => onDesk()}>
          {t('panel.desk')}
        </button>
        <button type="button" class="plain" data-testid="lock" onClick={() => void model.lock()}>
          {t('panel.lock')}
        </button>
      </header>
      <PageStrip
        host={model.host.value}
        frames={forms.frames.value}
        procedure={dossier.procedure.value}
        pageCode={model.pageCode.value}
        dossier={dossier.dossier.value}
        fields={forms.fillable.value.reduce((sum, { shape }) => sum + shape.form.fields.length, 0)}
        onSave={() => void dossier.save()}
        onSetCode={(code) => void dossier.setCode(code)}
        onOpen={onDesk}
        onLook={() => void model.look(true)}
      />
      <CaptureLine complete={complete} onScan={model.scan} message={model.scanMessage.value} />
      {model.people.value.length ? (
        <section class="people">
          <ol>
            {model.people.value.map(({ id, citizen, place }, index) => (
              <PersonCard
                key={id}
                index={index + 1}
                citizen={citizen}
                place={place}
                fresh={id === model.lastScanned.value}
                compact={tab !== 'fill' || forms.confirmed.value}
                onCopy={onCopy}
                onRemove={() => model.remove(id)}
              />
            ))}
          </ol>
          <button type="button" class="wide" data-testid="end-turn" onClick={() => void model.endTurn()}>
            {t('panel.endTurn')}
          </button>
        </section>
      ) : null}
      <Tabs
        tab={tab}
        onTab={setTab}
        labels={{
          fill: t('tab.fill'),
          papers: count ? t('tab.papersCount', { done: count.done, total: count.total }) : t('tab.papers'),
          deadline: t('tab.deadline'),
          notes: t('tab.notes'),
        }}
      />
      <div class="view" role="tabpanel" id={`view-${tab}`} aria-labelledby={`tab-${tab}`}>
        {tab === 'fill' ? <FillTab model={model} /> : null}
        {tab === 'papers' ? <PapersTab model={dossier} /> : null}
        {tab === 'deadline' ? <DeadlineTab model={dossier} iso={iso} /> : null}
        {tab === 'notes' ? <NotesTab model={dossier} /> : null}
      </div>
      {tab === 'fill' && turn.value.people.length && forms.fillable.value.length ? (
        <footer class="row foot">
          <FillActions model={model} />
        </footer>
      ) : null}
    </main>
  );
};
