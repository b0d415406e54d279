/** Firefox's own FormAutofill asked what it takes the fields of a page for. Absent: nothing is compared. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findFirefox } from '../../../tests/support/firefox/find.ts';
import { runIn } from '../../../tests/support/firefox/view.ts';
import { startFirefox } from '../../../tests/support/firefox/wire.ts';

/** What it says of a field: "id/name" and a type such as "email"; with the milliseconds of the whole page. */
export interface FirefoxAnswer {
  fields: [identifier: string, type: string][];
  ms: number;
}

const PREFS = {
  'extensions.formautofill.addresses.supported': 'on',
  'extensions.formautofill.addresses.enabled': true,
  'extensions.formautofill.addresses.supportedCountries': 'US,CA,VN',
};

interface FormFields {
  fieldDetails: { identifier: string; fieldName: string }[];
}
// Of the browser's own window.
declare const gBrowser: {
  selectedBrowser: {
    browsingContext: {
      currentWindowGlobal: { getActor(name: 'FormAutofill'): { inspectFields(): Promise<FormFields[]> } };
    };
  };
};
const inspect = async (): Promise<FirefoxAnswer> => {
  const actor = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.getActor('FormAutofill');
  const began = performance.now();
  const forms = await actor.inspectFields();
  const ms = performance.now() - began;
  const fields = forms
    .flat()
    .flatMap((one) => one.fieldDetails.map((d): [string, string] => [d.identifier, d.fieldName]));
  return { ms, fields };
};

/**
 * @param pages documents as they stand in the other browser, served from this machine
 * @returns one answer a page; undefined where no Firefox is installed
 */
export const askFirefox = async (pages: readonly string[]): Promise<FirefoxAnswer[] | undefined> => {
  const path = findFirefox();
  if (!path) return undefined;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url?.slice(1))] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const { ask, close } = await startFirefox(path, PREFS);
    try {
      const contextOf = async (scope: 'chrome' | 'content'): Promise<string> => {
        const tree = (await ask('browsingContext.getTree', { 'moz:scope': scope })) as {
          contexts: { context: string }[];
        };
        return tree.contexts[0]!.context;
      };
      const [window, tab] = [await contextOf('chrome'), await contextOf('content')];
      const answers: FirefoxAnswer[] = [];
      for (const n of pages.keys()) {
        await ask('browsingContext.navigate', { context: tab, url: `http://127.0.0.1:${port}/${n}`, wait: 'complete' });
        answers.push(await runIn(ask, window, inspect));
      }
      return answers;
    } finally {
      await close();
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
