import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScanMessage } from '../utils/counter/tray.ts';
import { t } from '../utils/i18n/ui.ts';
import { cameraPermission, openCamera, stopCamera } from '../utils/scan/camera.ts';
import type { Eye } from '../utils/scan/eye.ts';
import type { CodesRead } from '../utils/scan/image.ts';
import { grabScreen } from '../utils/scan/screen.ts';
import { CameraView } from './CameraView.tsx';

export interface PictureWays {
  eye: Eye;
  /** Can this page ask for the camera itself? Chromium refuses a side panel without asking, and bans who goes on trying. */
  asksHere: boolean;
  /** Opens the page that can ask. */
  onAsk: () => void;
}

interface Props {
  ways: PictureWays;
  /** Takes the texts that were read; true when a card was among them. */
  onRead: (read: CodesRead) => boolean;
  onSay: (message: ScanMessage) => void;
  /** Other ways in, in the same row. */
  children?: ComponentChildren;
}

const bad = (text: string): ScanMessage => ({ tone: 'bad', text });

/** Pictures among what was pasted. What also has text (cells of a sheet come with a picture of them) is pasted as text. */
const pasted = (data: DataTransfer | null): File[] =>
  data?.getData('text/plain') ? [] : [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Picture file, camera, drag and drop anywhere in the panel, and a pasted picture. Nothing of a picture is kept. */
export const PictureScan = ({ ways, onRead, onSay, children }: Props) => {
  const { eye, asksHere, onAsk } = ways;
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const gone = useRef(false);

  const readFiles = async (files: readonly Blob[]) => {
    if (files.length === 0) return;
    onSay({ tone: 'ok', text: t('picture.reading') });
    const all: CodesRead = { texts: [], ms: 0 };
    let pictures = 0;
    try {
      for (const file of files) {
        const read = await eye.picture(file);
        if (!read) continue;
        pictures++;
        if (all.texts.length === 0) all.ms += read.ms;
        all.texts = [...new Set([...all.texts, ...read.texts])];
      }
    } catch {
      return onSay(bad(t('error.failed')));
    }
    // Locked or closed meanwhile: what was in the picture is nobody's any more.
    if (gone.current) return;
    if (all.texts.length) onRead(all);
    else onSay(bad(t(pictures ? 'picture.none' : 'picture.noPicture')));
    document.getElementById('capture')?.focus();
  };

  const screen = async () => {
    const picture = await grabScreen();
    if (picture) await readFiles([picture]);
    else onSay({ tone: 'warn', text: t('picture.noScreen') });
  };

  const start = async () => {
    const permission = await cameraPermission();
    if (permission && permission.state !== 'granted' && !asksHere) {
      onSay({ tone: 'warn', text: t('camera.ask') });
      permission.onchange = () => {
        permission.onchange = null;
        if (permission.state === 'granted' && !gone.current) void start();
      };
      return onAsk();
    }
    const opened = await openCamera();
    if (!opened.ok) return onSay(bad(t(`camera.refused.${opened.reason}`)));
    if (gone.current) return stopCamera(opened.stream);
    setStream(opened.stream);
  };

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void readFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = pasted(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      void readFiles(files);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      gone.current = true;
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, []);

  return (
    <>
      <div class="ways row">
        {children}
        <button type="button" class="plain small" title={t('picture.ways')} onClick={() => picker.current?.click()}>
          {t('picture.open')}
        </button>
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          data-testid="picture-file"
          onChange={(event) => {
            const box = event.currentTarget;
            void readFiles([...(box.files ?? [])]);
            box.value = '';
          }}
        />
        <button
          type="button"
          class="plain small"
          data-testid="camera-start"
          disabled={stream !== null}
          onClick={() => void start()}
        >
          {t('picture.camera')}
        </button>
        <button
          type="button"
          class="plain small"
          title={t('picture.screenHint')}
          data-testid="screen"
          onClick={() => void screen()}
        >
          {t('picture.screen')}
        </button>
      </div>
      {stream ? (
        <CameraView
          stream={stream}
          onFrame={eye.frame}
          onRead={onRead}
          onClose={(why) => {
            setStream(null);
            if (why === 'timeout') onSay({ tone: 'warn', text: t('camera.timeout') });
            if (why === 'failed') onSay(bad(t('camera.refused.busy')));
            document.getElementById('capture')?.focus();
          }}
        />
      ) : null}
      {over ? (
        <p class="drop-hint" data-testid="drop-hint">
          {t('picture.drop')}
        </p>
      ) : null}
    </>
  );
};
