import { useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import type { CameraRefusal } from '../utils/scan/camera.ts';

/** The side panel cannot be asked for the camera; this page can, and what it is given holds for the panel too. */
export const CameraAccess = ({ onAllow }: { onAllow: () => Promise<CameraRefusal | null> }) => {
  const [answer, setAnswer] = useState<CameraRefusal | 'allowed' | null>(null);
  return (
    <main class="page stack">
      <h1>{t('camera.title')}</h1>
      <p>{t('camera.why')}</p>
      <p>
        <button
          type="button"
          class="primary"
          data-testid="camera-allow"
          onClick={() => void onAllow().then((refusal) => setAnswer(refusal ?? 'allowed'))}
        >
          {t('camera.title')}
        </button>
      </p>
      <p role="status" class={answer === 'allowed' ? 'tone-ok' : 'tone-bad'} data-testid="camera-answer">
        {answer === null ? '' : answer === 'allowed' ? `✓ ${t('camera.allowed')}` : t(`camera.refused.${answer}`)}
      </p>
    </main>
  );
};
