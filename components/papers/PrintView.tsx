import '../../utils/i18n/papers.ts';
import { useState } from 'preact/hooks';
import { type Part, SHEETS, type SheetKind, sheetOf, sheetText } from '../../utils/checklist/sheets.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';

const Draw = ({ part }: { part: Part }) => {
  if (part.kind === 'text') return <p>{part.text}</p>;
  if (part.kind === 'heading') return <h2>{part.text}</h2>;
  if (part.kind === 'list')
    return (
      <ol>
        {part.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    );
  if (part.kind === 'table')
    return (
      <table>
        <thead>
          <tr>
            {part.head.map((cell) => (
              <th key={cell}>{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={part.head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  return (
    <div class="sheet-sign">
      {part.places.map(({ title, hint }) => (
        <p key={title}>
          <strong>{title}</strong>
          <br />
          <em>{hint}</em>
        </p>
      ))}
    </div>
  );
};

/** One sheet as it will lie on A4, black on white whatever the theme. The address names it: '#/in/<sheet>/<dossier or procedure>'. */
export const PrintView = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const { procedure, checklist, dossier, office } = model.dossier;
  const [copied, setCopied] = useState(false);
  const kind = SHEETS.find((sheet) => sheet === model.route.value.split('/')[1]) as SheetKind | undefined;
  if (!kind || !procedure.value || !checklist.value) return <main class="desk-main muted">{t('sheet.nothing')}</main>;
  const sheet = sheetOf(kind, {
    procedure: procedure.value,
    checklist: checklist.value,
    office: office.value,
    dossier: dossier.value,
    today: iso().slice(0, 10),
  });
  const { name } = office.value;
  return (
    <main class="desk-main">
      <p class="row no-print">
        <button type="button" class="primary" data-testid="print" onClick={() => print()}>
          {t('out.print')}
        </button>
        <button
          type="button"
          data-testid="copy"
          onClick={() => void navigator.clipboard.writeText(sheetText(sheet)).then(() => setCopied(true))}
        >
          {copied ? t('out.copied') : t('out.copy')}
        </button>
        <span class="small muted grow">{name ? '' : t('sheet.noOffice')}</span>
      </p>
      <article class={`sheet sheet-${kind}`} lang="vi" data-testid="sheet" data-kind={kind}>
        {sheet.dated ? (
          <header class="sheet-head">
            <p>
              <strong>{name.toLocaleUpperCase('vi') || '....................................'}</strong>
              <br />
              Số: .......... / ..........
            </p>
            <p>
              <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
              <br />
              <strong>Độc lập - Tự do - Hạnh phúc</strong>
              <br />
              <em>.........., {sheet.dated}</em>
            </p>
          </header>
        ) : null}
        <h1>{sheet.title}</h1>
        {sheet.parts.map((part, at) => (
          // The parts of one sheet keep their order.
          <Draw key={`${kind}${String(at)}`} part={part} />
        ))}
      </article>
    </main>
  );
};
