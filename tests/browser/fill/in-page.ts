import { commit, type HistoryEntry, type SignedStep } from '../../../utils/fill/commit.ts';
import type { FillReceipt } from '../../../utils/fill/types.ts';
import { undo } from '../../../utils/fill/undo.ts';
import { collect } from '../../../utils/portal/collect.ts';
import { signature } from '../../../utils/portal/signature.ts';
import type { PageForm } from '../../../utils/portal/types.ts';

/** What the content script does, without the extension around it. Lives in an isolated world of the page. */
export interface InPage {
  look(): { form: PageForm; signatures: Record<string, string> };
  /** `cancelAfter`: the officer cancels when so many fields are done. */
  commit(steps: SignedStep[], cancelAfter?: number): Promise<FillReceipt>;
  undo(): Promise<FillReceipt>;
}

let preview = collect(document);
let history: HistoryEntry[] = [];

const access = (signal: AbortSignal) => ({ doc: document, collect, signature, signal, now: () => performance.now() });

const inPage: InPage = {
  look() {
    preview = collect(document);
    return {
      form: preview.form,
      signatures: Object.fromEntries(preview.form.fields.map((field) => [field.id, signature(field)])),
    };
  },
  async commit(steps, cancelAfter) {
    const cancel = new AbortController();
    const onProgress = (done: number) => {
      if (done === cancelAfter) cancel.abort();
    };
    const result = await commit(steps, { ...access(cancel.signal), planId: 'test', preview, onProgress });
    history = [...history, ...result.history];
    return result.receipt;
  },
  async undo() {
    const receipt = await undo('test', history, access(new AbortController().signal));
    history = [];
    return receipt;
  },
};

Object.assign(globalThis, { inPage });
