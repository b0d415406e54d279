import type { CDPSession, Frame } from 'puppeteer-core';
import { build } from 'vite';
import type { SignedStep } from '../../../utils/fill/commit.ts';
import { plan } from '../../../utils/fill/plan.ts';
import type { FillPlan, FillReceipt, Outcome, RoleMap } from '../../../utils/fill/types.ts';
import type { Match } from '../../../utils/match/types.ts';
import type { FieldId, PageForm } from '../../../utils/portal/types.ts';
import type { InPage } from './in-page.ts';

/** The page's side of the chain as one script, as the content script carries it. */
export const bundle = async (): Promise<string> => {
  const entry = new URL('./in-page.ts', import.meta.url).pathname;
  const lib = { entry, name: 'page', formats: ['iife' as const] };
  const result = await build({ configFile: false, logLevel: 'error', build: { lib, write: false, minify: false } });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('Nothing was built');
  return output.output[0].code;
};

/** The script in an isolated world of one frame: what a content script is, without an extension. */
export class World {
  private readonly client: CDPSession;
  private readonly contextId: number;
  private readonly frame: Frame;

  private constructor(frame: Frame, client: CDPSession, contextId: number) {
    this.frame = frame;
    this.client = client;
    this.contextId = contextId;
  }

  static async enter(frame: Frame, script: string): Promise<World> {
    // puppeteer keeps the session of a frame to itself; a frame of another site has a session of its own.
    const { client, _id: frameId } = frame as unknown as { client: CDPSession; _id: string };
    const { executionContextId } = await client.send('Page.createIsolatedWorld', { frameId, worldName: 'content' });
    const world = new World(frame, client, executionContextId);
    await world.run(script);
    return world;
  }

  private async run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.client.send('Runtime.evaluate', {
      expression,
      contextId: this.contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  call<K extends keyof InPage>(name: K, ...args: Parameters<InPage[K]>): Promise<Awaited<ReturnType<InPage[K]>>> {
    return this.run(`inPage.${name}(${args.map((each) => JSON.stringify(each) ?? 'undefined').join(', ')})`);
  }

  /** What the page itself believes that it holds, from its own world. */
  model(): Promise<Record<string, unknown>> {
    return this.frame.evaluate(() => (window as unknown as { __model: Record<string, unknown> }).__model);
  }

  /** In the page's own world: what the portal or an attacker does. */
  inPage(work: () => void): Promise<void> {
    return this.frame.evaluate(work);
  }

  /** The officer's own hand. The boxes of this component are not shown, so the paragraph around one is pressed. */
  async press(selector: string): Promise<void> {
    await this.frame.$eval(selector, (box) =>
      (box.parentElement?.querySelector('label') ?? box.parentElement)?.click(),
    );
  }

  /** The officer opens a list of the Ministry's component and chooses. */
  async choose(name: string, text: string): Promise<void> {
    await this.frame.click(`[id="custom-select-${name}"] .input-field-select`);
    const option = `[id="custom-select-${name}"] .input-field-select-options > div`;
    await this.frame.waitForSelector(option);
    await this.frame.$$eval(
      option,
      (options, wanted) => (options as HTMLElement[]).find((each) => each.textContent === wanted)?.click(),
      text,
    );
  }

  async type(selector: string, text: string): Promise<void> {
    await this.frame.type(selector, text);
  }

  /** Looks at the page, and plans for these people as the side panel would. */
  async plan(
    match: (form: PageForm) => Match[],
    people: RoleMap,
    overwrite: ReadonlySet<FieldId> = new Set(),
  ): Promise<Planned> {
    const { form, signatures } = await this.call('look');
    const made = plan({ form, matches: match(form), people, overwrite });
    const steps = made.steps.flatMap((step) =>
      'write' in step ? [{ ...step, signature: signatures[step.field] ?? '' }] : [],
    );
    return { form, plan: made, steps };
  }
}

export interface Planned {
  form: PageForm;
  plan: FillPlan;
  steps: SignedStep[];
}

/** How many fields ended in which way. */
export const tally = ({ outcomes }: FillReceipt): Partial<Record<Outcome, number>> => {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

/** The outcome of the field with this name (or id). */
export const outcomeOf = (receipt: FillReceipt, form: PageForm, name: string): Outcome | undefined => {
  const field = form.fields.find((each) => each.name === name || each.domId === name);
  return receipt.outcomes.find((each) => each.field === field?.id)?.outcome;
};
