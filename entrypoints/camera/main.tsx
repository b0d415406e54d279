import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/desk.css';
import { CameraAccess } from '../../components/CameraAccess.tsx';
import { applyLook } from '../../components/look.ts';
import { local } from '../../utils/platform/area.ts';
import { openCamera, stopCamera } from '../../utils/scan/camera.ts';
import { readSettings } from '../../utils/settings/settings.ts';

applyLook(await readSettings(local));

/** Asks, and lets go of the camera at once: the panel opens it for itself. */
const allow = async () => {
  const opened = await openCamera();
  if (!opened.ok) return opened.reason;
  stopCamera(opened.stream);
  return null;
};
render(<CameraAccess onAllow={allow} />, document.getElementById('app')!);
