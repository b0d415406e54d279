import { useEffect, useRef, useState } from 'preact/hooks';
import type { SheetKind } from '../utils/checklist/sheets.ts';
import type { PanelModel } from '../utils/counter/model.ts';
import { scanTexts } from '../utils/counter/picture.ts';
import { isStopped } from '../utils/counter/standstill.ts';
import { t } from '../utils/i18n/ui.ts';
import { CaptureLine } from './CaptureLine.tsx';
import { FillActions, FillTab } from './FillTab.tsx';
import { showDate } from './format.ts';
import { lazily } from './Lazy.tsx';
import { NotesTab } from './NotesTab.tsx';
import { PageStrip } from './PageStrip.tsx';
import { PersonCard } from './PersonCard.tsx';
import { PictureScan, type PictureWays } from './PictureScan.tsx';
import { type Tab, Tabs } from './Tabs.tsx';
import { Gate } from './vault/Gate.tsx';

const OneField = lazily(async () => (await import('./OneField.tsx')).OneField);
const PapersTab = lazily(async () => (await import('./papers/PapersTab.tsx')).PapersTab);
const DeadlineTab = lazily(async () => (await import('./DeadlineTab.tsx')).DeadlineTab);
const ListQuestion = lazily(async () => (await import('./ListQuestion.tsx')).ListQuestion);
const PersonForm = lazily(async () => (await import('./PersonForm.tsx')).PersonForm);
const PanelDue = lazily(async () => (await import('./PanelDue.tsx')).PanelDue);
const Attachments = lazily(async () => (await import('./Attachments.tsx')).Attachments);
const Standstill = lazily(async () => (await import('./vault/Standstill.tsx')).Standstill);
const Trouble = lazily(async () => (await import('./vault/Trouble.tsx')).Trouble);

const AFTER_PAINT_MS = 200;

interface Props {
  model: PanelModel;
  iso: () => string;
  pictures: PictureWays;
  onWelcome: () => void;
  onDesk: (dossierId?: string) => void;
  onCopy: (value: string) => void;
  /** Opens a view of the desk. */
  onRoute: (route: string) => void;
}

/** Enter outside a field does the primary action; inside the empty capture line too, because the focus rests there. */
const enterIsFree = (target: HTMLElement): boolean =>
  !target.matches('input, select, button, textarea, a') ||
  (target.id === 'capture' && (target as HTMLTextAreaElement).value === '');

/** A health-insurance card identifies nobody, but it names its holder. */
const HealthCardOffer = ({ model }: { model: PanelModel }) => {
  const card = model.healthCard.value;
  if (!card) return null;
  const holder = [card.fullName, showDate(card.birthDate), card.sex].filter(Boolean).join(' · ');
  return (
    <div class="capture stack" data-testid="health-card">
      <p>{t('health.is', { number: card.number, holder })}</p>
      <button type="button" data-testid="add-holder" onClick={model.addHolder}>
        {t('health.add')}
      </button>
    </div>
  );
};

export const PanelApp = ({ model, iso, pictures, onWelcome, onDesk, onCopy, onRoute }: Props) => {
  // The officer's own choice holds until the page names another procedure or dossier; before it, the tab that the page is about.
  const [chosen, setTab] = useState<Tab | null>(null);
  const about = useRef<string | undefined>(undefined);
  const [typing, setTyping] = useState(false);
  const { vault, forms, dossier, turn } = model;
  const state = vault.value?.state;
  const named = model.pageProcedure.value ?? model.pageCode.value;
  const tab: Tab = chosen ?? (named && !forms.asksPeople.value ? 'papers' : 'fill');
  // Opened again in the middle of a turn: the cards fold at once, not when the form has been read and all below them moves.
  const notRead =
    turn.value.confirmed !== null && !(forms.words.value && forms.engine.value && forms.frames.value.length);
  useEffect(() => {
    if (!named || named === about.current) return;
    if (about.current !== undefined) setTab(null);
    about.current = named;
  }, [named]);

  const endTurn = () => {
    setTyping(false);
    void model.endTurn();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = event.altKey && !event.ctrlKey ? Number(event.code.replace('Digit', '')) : 0;
      const picked = (['fill', 'papers', 'deadline', 'notes'] as const)[digit - 1];
      const one = model.oneField.open.value;
      const chooser = one && !model.oneField.refused.value;
      if (picked) {
        setTab(picked);
        model.oneField.close();
      } else if (one && event.key === 'Escape') model.oneField.close();
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyX' && turn.value.people.length) endTurn();
      else if (event.key === 'Enter' && !event.defaultPrevented && enterIsFree(event.target as HTMLElement))
        document.querySelector<HTMLButtonElement>(`${chooser ? '.one ' : ''}[data-primary]:not(:disabled)`)?.click();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  // The other tabs come in after the first paint, so that each is there at its first key.
  useEffect(() => {
    if (state !== 'open') return;
    const soon = setTimeout(() => {
      for (const { ready } of [PapersTab, DeadlineTab, PanelDue, PersonForm, ListQuestion]) void ready();
    }, AFTER_PAINT_MS);
    return () => clearTimeout(soon);
  }, [state]);

  const asked = model.noteAsked.value;
  useEffect(() => {
    if (asked && state === 'open') setTab('notes');
  }, [asked, state]);
  useEffect(() => {
    if (asked && tab === 'notes') document.querySelector<HTMLElement>('[data-testid="note-new"]')?.focus();
  }, [asked, tab]);

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
  if (vault.value?.state === 'broken')
    return (
      <main class="panel center">
        <Trouble reason={vault.value.reason} gate={model.gate} keeping={model.keeping} />
      </main>
    );
  if (state === 'locked')
    return (
      <main class="panel center">
        <Gate gate={model.gate} />
      </main>
    );

  const count = dossier.checklist.value;
  const one = model.oneField.open.value;
  const copy = (value: string) => {
    onCopy(value);
    model.scanMessage.value = { tone: 'ok', text: t('person.copied', { value }) };
  };
  const ways = {
    copy: onCopy,
    print: (kind: SheetKind, of: string) => onRoute(`in/${kind}/${of}`),
    passage: model.passage,
  };
  const closeForm = () => {
    setTyping(false);
    document.getElementById('capture')?.focus();
  };
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
      {isStopped(model.standstill) ? <Standstill model={model.standstill} /> : null}
      <PageStrip
        host={model.host.value}
        frames={forms.frames.value}
        procedure={dossier.procedure.value}
        pageCode={model.lists.picked.value?.code ?? model.pageCode.value}
        picked={model.lists.picked.value !== null}
        dossier={dossier.dossier.value}
        fields={forms.fillable.value.reduce((sum, { shape }) => sum + shape.form.fields.length, 0)}
        onSave={() => void dossier.save()}
        onSetCode={(code) => void dossier.setCode(code)}
        onOpen={onDesk}
        onLook={() => void model.look(true)}
      />
      <CaptureLine onScan={model.scan} message={model.scanMessage.value} />
      {one ? <OneField model={model.oneField} onScan={model.scan} /> : null}
      <div class="rest" hidden={one && !model.oneField.refused.value}>
        <HealthCardOffer model={model} />
        <PictureScan
          ways={pictures}
          onRead={(read) => scanTexts(model, read)}
          onSay={(message) => {
            model.scanMessage.value = message;
          }}
        >
          {typing ? null : (
            <button type="button" class="plain small" data-testid="type-by-hand" onClick={() => setTyping(true)}>
              {t('typed.open')}
            </button>
          )}
        </PictureScan>
        {typing ? <PersonForm onScan={model.scan} onAdd={model.addTyped} onClose={closeForm} /> : null}
        {model.lists.pending.value.length || model.lists.kept.value !== null ? (
          <ListQuestion model={model.lists} host={model.host.value} />
        ) : null}
        {model.people.value.length ? (
          <section class="people">
            <ol>
              {model.people.value.map(({ id, citizen, place, candidates, placeKey }, index) => (
                <PersonCard
                  key={id}
                  index={index + 1}
                  citizen={citizen}
                  place={place}
                  candidates={candidates}
                  earlier={model.earlier.value?.id === id ? model.earlier.value.citizen : undefined}
                  onEarlier={model.takeEarlier}
                  fresh={id === model.lastScanned.value}
                  compact={tab !== 'fill' || forms.confirmed.value || forms.nextStep.value > 0 || notRead}
                  onCopy={copy}
                  onRemove={() => model.remove(id)}
                  onPlace={(code) => model.choosePlace(placeKey, code)}
                />
              ))}
            </ol>
            <button type="button" class="wide" data-testid="end-turn" onClick={endTurn}>
              {t('panel.endTurn')} <kbd>Alt+X</kbd>
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
          {tab === 'papers' ? <PapersTab model={dossier} iso={iso} ways={ways} portal={model.portalPapers} /> : null}
          {tab === 'papers' && dossier.dossier.value ? (
            <Attachments keeping={model.keeping} dossierId={dossier.dossier.value.id} />
          ) : null}
          {tab === 'deadline' ? (
            <>
              <PanelDue seen={`${dossier.dossier.value?.updatedAt} ${dossier.tick.value}`} onOpen={onDesk} />
              <DeadlineTab model={dossier} iso={iso} />
            </>
          ) : null}
          {tab === 'notes' ? (
            <NotesTab model={dossier} write={model.standstill.writeNote} iso={iso} passage={model.passage} />
          ) : null}
        </div>
        {tab === 'fill' && turn.value.people.length && forms.fillable.value.length ? (
          <footer class="row wrap foot">
            <FillActions model={model} />
          </footer>
        ) : null}
      </div>
    </main>
  );
};
