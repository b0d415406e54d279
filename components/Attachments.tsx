import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeepingModel } from '../utils/counter/keeping.ts';
import type { FileRefusal, Room } from '../utils/counter/room.ts';
import type { Attachment } from '../utils/db/store.ts';
import { refusal, t } from '../utils/i18n/ui.ts';
import { ask } from '../utils/messages/ask.ts';
import { FileField } from './FileField.tsx';
import { download, showSize } from './files.ts';
import { showDate } from './format.ts';

interface Props {
  keeping: KeepingModel;
  dossierId: string;
}

const PDF = 'application/pdf';
/** The page's width, without the list of pages beside it. */
const PDF_VIEW = '#navpanes=0&view=FitH';

/**
 * One attachment, opened here: a picture, or a PDF in the browser's own viewer, which has a process of its own and sees nothing of this page. A
 * browser without a viewer saves the PDF. Its bytes are in memory only while it is shown.
 */
const File = ({
  file,
  act,
  keeping,
  dossierId,
}: Props & { file: Attachment; act: (work: (room: Room) => Promise<unknown>) => void }) => {
  const [url, setUrl] = useState('');
  const [asking, setAsking] = useState(false);
  const shown = useRef('');
  const show = (next: string) => {
    if (shown.current) URL.revokeObjectURL(shown.current);
    shown.current = next;
    setUrl(next);
  };
  useEffect(() => () => show(''), []);
  const read = async () => (await keeping.room()).openFile(dossierId, file);
  const saveOut = async () => {
    const blob = await read();
    await ask('log/note', { what: 'exported', dossierId });
    download(blob, file.name);
  };
  const open = () =>
    act(async () => {
      if (file.type === PDF && !navigator.pdfViewerEnabled) await saveOut();
      else show(URL.createObjectURL(await read()));
    });
  return (
    <li data-testid="attachment">
      <span class="row">
        <button type="button" class="plain grow" aria-expanded={url !== ''} onClick={() => (url ? show('') : open())}>
          {file.name}
        </button>
        <span class="small muted">
          {showSize(file.size)} · {showDate(file.day)}
        </span>
        {asking ? (
          <button type="button" class="danger" onClick={() => act((room) => room.dropFile(file.id))}>
            {t('files.removeYes')}
          </button>
        ) : (
          <button
            type="button"
            class="plain"
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => setAsking(true)}
          >
            ✕
          </button>
        )}
      </span>
      {url && file.type !== PDF ? <img src={url} alt={file.name} /> : null}
      {url && file.type === PDF ? <iframe class="pdf" src={url + PDF_VIEW} title={file.name} /> : null}
      {url ? (
        <button type="button" class="plain small" onClick={() => act(saveOut)}>
          {t('files.saveOut')}
        </button>
      ) : null}
    </li>
  );
};

/** Pictures and PDFs of a dossier: chosen, dropped, shown, removed. */
export const Attachments = ({ keeping, dossierId }: Props) => {
  const [files, setFiles] = useState<Attachment[]>([]);
  const [problem, setProblem] = useState('');
  const [over, setOver] = useState(false);
  const place = useRef<HTMLElement>(null);
  const act = (work: (room: Room) => Promise<unknown>) => {
    setProblem('');
    keeping
      .room()
      .then(async (room) => {
        await work(room);
        setFiles(await room.files(dossierId));
      })
      .catch((error: { reason?: string }) => setProblem(refusal(error.reason ?? 'failed')));
  };
  useEffect(() => act(async () => {}), [dossierId]);
  const add = (chosen: readonly globalThis.File[]) =>
    act(async (room) => {
      const refused: [string, FileRefusal][] = [];
      for (const file of chosen) {
        const reason = await room.addFile(dossierId, file);
        if (reason) refused.push([file.name, reason]);
      }
      if (refused.length)
        setProblem(refused.map(([name, reason]) => `${name}: ${t(`files.refused.${reason}`)}`).join(' '));
    });
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const onLeave = () => setOver(false);
    const onDrop = (event: DragEvent) => {
      // Here a picture is kept; elsewhere in the panel it would be read for a card.
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    place.current?.addEventListener('dragover', onOver);
    place.current?.addEventListener('dragleave', onLeave);
    place.current?.addEventListener('drop', onDrop);
  }, []);
  return (
    <section ref={place} class={`stack ${over ? 'drop-on' : ''}`} data-testid="attachments">
      <h2>{t('files.title')}</h2>
      <FileField
        label={t('files.lead')}
        quiet
        multiple
        accept="image/png,image/jpeg,image/webp,application/pdf"
        testId="attach"
        onFiles={add}
      />
      <p class="tone-bad small" role="alert" data-testid="attach-problem">
        {problem}
      </p>
      <ul class="files">
        {files.map((file) => (
          <File key={file.id} file={file} act={act} keeping={keeping} dossierId={dossierId} />
        ))}
      </ul>
    </section>
  );
};
