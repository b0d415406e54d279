import { useState } from 'preact/hooks';
import type { OfficeProceduresModel } from '../../utils/counter/office-procedures.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { Correction } from '../../utils/procedure/corrections.ts';
import { byProcedure } from '../../utils/procedure/office.ts';
import { BeneathNotice } from './BeneathNotice.tsx';
import { sayCorrection, saySource } from './say.ts';

const FILTERS = ['all', 'beneath', 'waiting'] as const;
type Filter = (typeof FILTERS)[number];

/** All that the office changed, by procedure: each with its source, what changed beneath it, and the way back to ours. */
export const CorrectionList = ({ model, today }: { model: OfficeProceduresModel; today: string }) => {
  const [filter, setFilter] = useState<Filter>('all');
  const all = model.all.value;
  const passes: Record<Filter, (one: Correction) => boolean> = {
    all: () => true,
    beneath: (one) => model.beneathOf(one) !== undefined,
    // Not yet, or not any more.
    waiting: ({ from, until }) => (from !== undefined && today < from) || (until !== undefined && until < today),
  };
  const shown = byProcedure(all.filter(passes[filter]));
  if (all.length === 0) return <p class="muted">{t('correct.none')}</p>;
  return (
    <section class="stack">
      <h2>{t('correct.allOfThem')}</h2>
      <p class="row wrap">
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            class={`chip small ${filter === one ? 'on' : ''}`}
            aria-pressed={filter === one}
            data-testid={`filter-${one}`}
            onClick={() => setFilter(one)}
          >
            {t(`correct.filter.${one}`, { n: all.filter(passes[one]).length })}
          </button>
        ))}
      </p>
      {shown.size === 0 ? <p class="muted">{t('correct.noneHere')}</p> : null}
      <ul class="stack">
        {[...shown].map(([code, corrections]) => (
          <li key={code} class="card stack" data-testid="corrected" data-code={code}>
            <a href={`#/cai-dat/thu-tuc/${code}`}>
              <strong>{model.baseOf(code)?.name ?? t('correct.noProcedure', { code })}</strong>{' '}
              <span class="small muted">{code}</span>
            </a>
            <ul class="office-lines">
              {corrections.map((one) => (
                <li key={JSON.stringify(one)} data-testid="correction">
                  <p class="row">
                    <span class="grow">
                      <span class="muted">{t(`own.what.${one.what}`)}:</span> {sayCorrection(one)}{' '}
                      <span class="small muted">({saySource(one)})</span>
                    </span>
                    <button type="button" class="small" data-testid="drop" onClick={() => void model.drop([one])}>
                      {t('correct.drop')}
                    </button>
                  </p>
                  <BeneathNotice model={model} one={one} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
};
