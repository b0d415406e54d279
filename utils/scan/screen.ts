/**
 * One picture of what the officer chooses in the browser's own list: a tab, a window (a photo that came by Zalo), the screen. The browser asks
 * each time; the picture is read and forgotten.
 * @returns undefined when the officer closed the list or the picture could not be taken
 */
export const grabScreen = async (): Promise<Blob | undefined> => {
  let stream: MediaStream | undefined;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return await canvas.convertToBlob();
  } catch {
    return undefined;
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
};
