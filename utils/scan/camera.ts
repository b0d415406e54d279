export const CAMERA_REFUSALS = ['denied', 'missing', 'busy'] as const;
export type CameraRefusal = (typeof CAMERA_REFUSALS)[number];

export type Opened = { ok: true; stream: MediaStream } | { ok: false; reason: CameraRefusal };

/** A code of 53 modules on a card is 11 mm wide; at 1080 lines the officer need not hold the card close to be read. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } },
};

const reasonOf = (name: string): CameraRefusal =>
  name === 'NotFoundError' || name === 'OverconstrainedError'
    ? 'missing'
    : name === 'NotReadableError' || name === 'AbortError'
      ? 'busy'
      : 'denied';

export const openCamera = async (): Promise<Opened> => {
  try {
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia(WANTED) };
  } catch (error) {
    return { ok: false, reason: reasonOf((error as DOMException).name) };
  }
};

export const stopCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** Undefined where the browser does not say (older Firefox). */
export const cameraPermission = (): Promise<PermissionStatus | undefined> =>
  navigator.permissions.query({ name: 'camera' }).catch(() => undefined);

type Torch = MediaTrackCapabilities & { torch?: boolean };
export const hasTorch = (stream: MediaStream): boolean =>
  (stream.getVideoTracks()[0]?.getCapabilities?.() as Torch | undefined)?.torch === true;

export const lightTorch = async (stream: MediaStream, on: boolean): Promise<void> => {
  await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
};
