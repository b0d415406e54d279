import { recordPresses } from '../../client-record.ts';

const frame = document.querySelector<HTMLIFrameElement>('iframe');

addEventListener('message', ({ origin, data }: MessageEvent<{ height?: unknown }>) => {
  if (!frame || origin !== new URL(frame.src).origin || typeof data.height !== 'number') return;
  frame.height = String(Math.ceil(data.height));
});

recordPresses('button[id]');
