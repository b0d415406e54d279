import { useEffect, useRef } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import type { HelperModel } from '../utils/platform/userscript/model.ts';
import { helperText } from '../utils/platform/userscript/text.ts';
import { CaptureLine } from './CaptureLine.tsx';
import { FillPreview } from './FillPreview.tsx';
import { groupRows } from './FillTab.tsx';
import { PersonCard } from './PersonCard.tsx';
import { type Guard, UserscriptButton } from './UserscriptButton.tsx';
import { WhoIsWho } from './WhoIsWho.tsx';

interface Props {
  model: HelperModel;
  open: boolean;
  watch: (button: HTMLElement) => Guard;
  onOpen: (open: boolean) => void;
  onSide: () => void;
  onCopy: (value: string) => void;
}

/** What the officer can do next: say who is who, then fill, then undo. Each is a press of its own; no key of the capture line does it. */
const Actions = ({ model, watch }: Pick<Props, 'model' | 'watch'>) => {
  const { write } = model.counts.value;
  const outcomes = model.receipt.value?.outcomes;
  const filled = outcomes?.filter(({ outcome }) => outcome === 'filled' || outcome === 'kept').length ?? 0;
  const failed = (outcomes?.length ?? 0) - filled;
  const press = {
    watch,
    onRefused: () => {
      model.notice.value = { tone: 'bad', text: helperText('userscript.covered') };
    },
  };
  const notice = model.notice.value;
  return (
    <footer class="foot stack">
      {notice ? (
        <p class={`small tone-${notice.tone}`} role="status" data-testid="notice">
          {notice.text}
        </p>
      ) : null}
      {outcomes ? (
        <p role="status" data-testid="receipt" data-filled={filled} data-failed={failed}>
          {failed ? t('fill.doneSome', { filled, failed }) : t('fill.done', { filled })}
        </p>
      ) : null}
      <div class="row">
        {model.busy.value ? (
          <button type="button" onClick={model.cancel}>
            {t('fill.cancel')}
          </button>
        ) : null}
        {model.busy.value || outcomes ? null : model.confirmed.value ? (
          <UserscriptButton
            key="commit"
            id="commit"
            primary
            disabled={write === 0}
            {...press}
            onRun={() => void model.commit()}
          >
            {t('fill.commit', { n: write })}
          </UserscriptButton>
        ) : (
          <UserscriptButton key="confirm" id="confirm" primary disabled={write === 0} {...press} onRun={model.confirm}>
            {t('fill.confirm')}
          </UserscriptButton>
        )}
        {model.undoable.value && !model.busy.value ? (
          <UserscriptButton key="undo" id="undo" {...press} onRun={() => void model.undo()}>
            {t('fill.undo')}
          </UserscriptButton>
        ) : null}
      </div>
    </footer>
  );
};

const Body = ({ model, watch, onCopy }: Props) => {
  const { people } = model.turn.value;
  const rows = model.rows.value;
  const other = rows.filter(({ leave }) => leave === 'not-personal').length;
  const { write, left } = model.counts.value;
  return (
    <>
      <CaptureLine
        onScan={model.scan}
        message={model.scanMessage.value ?? { tone: 'ok', text: helperText('userscript.capture') }}
      />
      {people.length ? (
        <section class="people">
          <ol>
            {people.map(({ id, citizen }, index) => (
              <PersonCard
                key={id}
                index={index + 1}
                citizen={citizen}
                place={undefined}
                fresh={id === model.lastScanned.value}
                compact={people.length > 2 || model.confirmed.value}
                onCopy={onCopy}
                onRemove={() => model.remove(id)}
              />
            ))}
          </ol>
          <button type="button" class="wide" data-testid="end-turn" disabled={model.busy.value} onClick={model.endTurn}>
            {t('panel.endTurn')}
          </button>
        </section>
      ) : null}
      <div class="view stack">
        {people.length ? (
          <>
            <WhoIsWho
              roles={model.roles.value}
              people={people}
              choice={model.choice.value}
              confirmed={model.confirmed.value}
              onChoose={model.choose}
              headings={model.headings.value}
              blocks={model.openBlocks.value}
              onPlace={model.place}
            />
            <p data-testid="counts" data-write={write} data-left={left}>
              {t('fill.counts', { write, left })}
            </p>
            <FillPreview
              groups={groupRows(rows, false, model.headingOf)}
              onOverwrite={({ field }, on) => model.setOverwrite(field, on)}
            />
            {other ? <p class="small muted">{t('fill.other', { n: other })}</p> : null}
          </>
        ) : (
          <p class="small">{t('fill.noPeople')}</p>
        )}
        <p class="note-box small" data-testid="kept">
          {helperText('userscript.kept')} {helperText('userscript.places')}
        </p>
      </div>
      {people.length ? <Actions model={model} watch={watch} /> : null}
    </>
  );
};

/** The helper in a page without the extension: a small tab at the edge; opened, everything from the scan to the undo. Esc closes it. */
export const UserscriptPanel = (props: Props) => {
  const { open, onOpen, onSide } = props;
  const tab = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) tab.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (!open)
    return (
      <button
        type="button"
        ref={tab}
        class="edge-tab"
        data-testid="open"
        title={helperText('userscript.open')}
        onClick={() => onOpen(true)}
      >
        {helperText('userscript.name')}
      </button>
    );
  return (
    <main
      class="panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onOpen(false);
      }}
    >
      <header class="row head">
        <h1 class="grow brand">{helperText('userscript.name')}</h1>
        <button
          type="button"
          class="plain"
          title={helperText('userscript.side')}
          aria-label={helperText('userscript.side')}
          onClick={onSide}
        >
          ⇄
        </button>
        <button
          type="button"
          class="plain"
          data-testid="close"
          title={`${helperText('userscript.close')} (Esc)`}
          onClick={() => onOpen(false)}
        >
          {helperText('userscript.close')}
        </button>
      </header>
      <Body {...props} />
    </main>
  );
};
