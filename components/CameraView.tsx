import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { ticks } from '../utils/platform/clock.ts';
import { hasTorch, lightTorch, stopCamera } from '../utils/scan/camera.ts';
import type { CodesRead } from '../utils/scan/image.ts';
import type { Picture } from '../utils/scan/pixels.ts';

/** A camera that nobody holds a card before is not left running. */
const LONGEST_MS = 120_000;
/** Between two frames the panel stays quick to the touch. */
const REST_MS = 40;

interface Props {
  stream: MediaStream;
  onFrame: (frame: Picture, turn: number) => Promise<CodesRead>;
  /** Takes what was read; true when it was a card: the camera is done. */
  onRead: (read: CodesRead) => boolean;
  onClose: (why: 'read' | 'closed' | 'timeout' | 'failed') => void;
}

/** Live picture with a target frame, until a card is read. Frames are looked at and forgotten. */
export const CameraView = ({ stream, onFrame, onRead, onClose }: Props) => {
  const video = useRef<HTMLVideoElement>(null);
  const [torch, setTorch] = useState(false);

  // Before the first paint: a panel that is locked at that very moment must still let go of the camera.
  useLayoutEffect(() => {
    const screen = video.current!;
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    /** A code that is no card is said once, not with every frame. */
    const told = new Set<string>();
    const began = ticks();
    let over = false;
    let timer = 0;
    const end = (why: 'read' | 'closed' | 'timeout' | 'failed') => {
      if (!over) onClose(why);
      over = true;
    };
    const look = async (turn: number) => {
      if (ticks() - began > LONGEST_MS) return end('timeout');
      if (screen.videoWidth > 0) {
        canvas.width = screen.videoWidth;
        canvas.height = screen.videoHeight;
        context.drawImage(screen, 0, 0);
        const read = await onFrame(context.getImageData(0, 0, canvas.width, canvas.height), turn);
        if (over) return;
        const texts = read.texts.filter((text) => !told.has(text));
        for (const text of texts) told.add(text);
        // The time that is shown is the officer's: from the open camera to the code.
        const ms = Math.round(ticks() - began);
        if (texts.length && onRead({ texts, ms })) return end('read');
      }
      timer = window.setTimeout(next, REST_MS, turn + 1);
    };
    const next = (turn: number) => void look(turn).catch(() => end('failed'));
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end('closed');
    };
    const onEnded = () => end('failed');
    screen.srcObject = stream;
    void screen.play().catch(() => {});
    const [track] = stream.getVideoTracks();
    track?.addEventListener('ended', onEnded);
    document.addEventListener('keydown', onKey);
    next(0);
    return () => {
      over = true;
      clearTimeout(timer);
      track?.removeEventListener('ended', onEnded);
      document.removeEventListener('keydown', onKey);
      stopCamera(stream);
    };
  }, [stream]);

  const light = () => {
    const on = !torch;
    void lightTorch(stream, on).then(
      () => setTorch(on),
      () => {},
    );
  };
  return (
    <div class="camera" data-testid="camera">
      <div class="camera-picture">
        <video ref={video} muted playsInline aria-label={t('camera.label')} />
        <span class="camera-target" aria-hidden="true" />
      </div>
      <div class="row">
        <span class="small grow">{t('camera.aim')}</span>
        {hasTorch(stream) ? (
          <button type="button" aria-pressed={torch} onClick={light}>
            {t('camera.torch')}
          </button>
        ) : null}
        <button type="button" data-testid="camera-stop" onClick={() => onClose('closed')}>
          {t('camera.stop')} <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
};
