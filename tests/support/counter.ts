import type { Page } from 'puppeteer-core';
import { type Portal, startPortal } from '../portal/server.ts';
import { type Office, openOffice } from './office.ts';

/** Of every officer in these tests who is asked for nothing but one. */
export const PASSPHRASE = 'bốn từ dễ nhớ nhé';

export interface Counter {
  portal: Portal;
  office: Office;
  /** The page of the portal in front. */
  tab: Page;
  /** The open side panel beside it, ready for a scan. */
  panel: Page;
}

/**
 * Monday 23/11/2026, 9:05: an officer with an open vault, a page of the portal and the panel beside it.
 * @param ready what stands in that page once it can be filled
 */
export const openCounter = async (url: string, ready = 'body'): Promise<Counter> => {
  const portal = await startPortal();
  let office: Office | undefined;
  try {
    office = await openOffice({ portal, at: '2026-11-23T09:05:00+07:00' });
    await office.setPassphrase(PASSPHRASE);
    const tab = await office.browser.newPage();
    await tab.goto(url);
    await tab.waitForSelector(ready);
    const panel = await office.openPanel(tab);
    await panel.waitForSelector('#capture');
    return { portal, office, tab, panel };
  } catch (error) {
    await office?.close();
    await portal.close();
    throw error;
  }
};
