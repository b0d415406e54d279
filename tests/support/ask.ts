import type { Page } from 'puppeteer-core';

/** A message to the background as the product's own pages send it. @throws its refusal */
export const tell = <T = unknown>(page: Page, name: string, request: unknown): Promise<T> =>
  page.evaluate(
    async (message) => {
      const envelope = (await chrome.runtime.sendMessage(message)) as { ok: boolean; answer: unknown; reason?: string };
      if (!envelope.ok) throw new Error(`${message.name}: ${envelope.reason}`);
      return envelope.answer as T;
    },
    { name, request },
  );
