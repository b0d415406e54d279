import { useEffect, useState } from 'preact/hooks';
import type { PanelModel } from '../utils/counter/model.ts';
import type { PreviewRow } from '../utils/counter/preview.ts';
import { t } from '../utils/i18n/ui.ts';
import { FillPreview } from './FillPreview.tsx';
import { saveFile } from './files.ts';
import { lazily } from './Lazy.tsx';
import { WhoIsWho } from './WhoIsWho.tsx';

const FieldTeach = lazily(async () => (await import('./FieldTeach.tsx')).FieldTeach);

/**
 * Fields of nobody (số lượng bản sao, tìm kiếm ...) are one number; the others stand under their person.
 * @param over what the page itself writes over the row's block, where we have no name for its person
 */
export const groupRows = (
  rows: readonly PreviewRow[],
  all = false,
  over: (row: PreviewRow) => string | undefined = () => undefined,
): { title: string; rows: PreviewRow[] }[] => {
  const groups = new Map<string, PreviewRow[]>();
  for (const row of rows) {
    if (row.leave === 'not-personal' && !all) continue;
    const title = over(row) || t(row.role ? `role.${row.role}` : 'preview.nobody');
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return [...groups].map(([title, rows]) => ({ title, rows }));
};

const saveSample = ({ html, gold }: { html: string; gold: string }): void => {
  saveFile('bieu-mau.html', html, 'text/html');
  saveFile('bieu-mau.gold.json', gold, 'application/json');
};

export const FillTab = ({ model }: { model: PanelModel }) => {
  const { forms, turn } = model;
  const [open, setOpen] = useState<string | null>(null);
  const [pointing, setPointing] = useState(false);
  const [all, setAll] = useState(false);
  const point = async () => {
    setPointing(true);
    const key = await forms.point();
    setPointing(false);
    if (!key) return;
    setAll(true);
    setOpen(key);
  };
  useEffect(() => void FieldTeach.ready(), []);
  useEffect(() => {
    if (open) document.getElementById(`row-${open}`)?.scrollIntoView({ block: 'center' });
  }, [open]);
  if (forms.fillable.value.length === 0)
    return <p class="note-box">{forms.frames.value.length ? t('fill.noForm') : t('fill.noPage')}</p>;
  const rows = forms.rows.value;
  const other = rows.filter(({ leave }) => leave === 'not-personal').length;
  const { write, left } = forms.counts.value;
  return (
    <div class="stack">
      <WhoIsWho
        roles={forms.roles.value}
        people={turn.value.people}
        choice={forms.choice.value}
        confirmed={forms.confirmed.value}
        onChoose={model.choose}
        headings={forms.headings.value}
        blocks={forms.openBlocks.value}
        onPlace={model.place}
      />
      {turn.value.people.length === 0 ? <p class="note-box">{t('fill.noPeople')}</p> : null}
      <p data-testid="counts" data-write={write} data-left={left} hidden={write + left === 0}>
        {forms.receipts.value && write === 0 ? t('fill.leftOnly', { n: left }) : t('fill.counts', { write, left })}
      </p>
      {forms.lost.value ? <p class="note-box warn small">{t('teach.lost', { n: forms.lost.value })}</p> : null}
      <FillPreview
        groups={groupRows(rows, all, forms.headingOf)}
        onOverwrite={forms.setOverwrite}
        teaching={{
          open,
          onOpen: (row) => setOpen(open === row.key ? null : row.key),
          draw: (row) => (
            <FieldTeach
              key={row.key}
              said={forms.at(row.frameId, row.field)?.match}
              onTeach={(said, keep) => {
                void model.teach(row, said, keep);
                setOpen(null);
              }}
              onClose={() => setOpen(null)}
              onFill={() => model.oneField.openAt(row.frameId, row.field)}
            />
          ),
        }}
      />
      {other && !all ? <p class="small muted">{t('fill.other', { n: other })}</p> : null}
      <p class="row wrap small">
        {other ? (
          <button type="button" class="plain small" data-testid="show-all" onClick={() => setAll(!all)}>
            {t(all ? 'fill.hideOther' : 'fill.showOther')}
          </button>
        ) : null}
        <button
          type="button"
          class="plain small"
          title={t('sample.hint')}
          data-testid="sample"
          onClick={() => void forms.sample().then((sample) => sample && saveSample(sample))}
        >
          {t('sample.save')}
        </button>
        <button type="button" class="plain small" data-testid="point" disabled={pointing} onClick={() => void point()}>
          {t(pointing ? 'teach.pointing' : 'teach.point')}
        </button>
      </p>
    </div>
  );
};

/** The one primary action of the moment: confirm who is who, then fill; Enter does it. */
export const FillActions = ({ model }: { model: PanelModel }) => {
  const { forms } = model;
  const { write } = forms.counts.value;
  const receipts = forms.receipts.value;
  const next = forms.nextStep.value;
  const outcomes = receipts?.flatMap(({ outcomes }) => outcomes) ?? [];
  const filled = outcomes.filter(({ outcome }) => outcome === 'filled' || outcome === 'kept').length;
  return (
    <>
      {receipts && !next ? (
        <p
          class={write ? 'line' : 'grow'}
          role="status"
          data-testid="receipt"
          data-filled={filled}
          data-failed={outcomes.length - filled}
        >
          {outcomes.length === filled
            ? t('fill.done', { filled })
            : t('fill.doneSome', { filled, failed: outcomes.length - filled })}
        </p>
      ) : null}
      {forms.undone.value && !receipts ? (
        <p class="small grow" role="status" data-testid="undone">
          {forms.undone.value.failed
            ? t('fill.undoneSome', { ...forms.undone.value })
            : t('fill.undone', { ...forms.undone.value })}
        </p>
      ) : null}
      {next && !forms.busy.value ? (
        <p class="line" role="status" data-testid="next-step">
          {t('fill.nextStep', { n: next })}
        </p>
      ) : null}
      {forms.busy.value ? (
        <button type="button" data-testid="cancel" onClick={() => void forms.cancel()}>
          {t('fill.cancel')}
        </button>
      ) : (
        <>
          {receipts && write === 0 ? null : forms.confirmed.value || next ? (
            <button
              type="button"
              class="primary grow"
              data-primary
              data-testid="commit"
              disabled={write === 0}
              onClick={() => void model.commit()}
            >
              {t(next ? 'fill.goOn' : receipts ? 'fill.more' : 'fill.commit', { n: write })} <kbd>Enter</kbd>
            </button>
          ) : (
            <button
              type="button"
              class="primary grow"
              data-primary
              data-testid="confirm"
              disabled={write === 0}
              onClick={model.confirm}
            >
              {t('fill.confirm')} <kbd>Enter</kbd>
            </button>
          )}
          {receipts ? (
            <button type="button" data-testid="undo" onClick={() => void forms.undo()}>
              {t('fill.undo')}
            </button>
          ) : null}
        </>
      )}
    </>
  );
};
