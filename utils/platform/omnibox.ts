import { browser } from './browser.ts';

export interface Suggestion {
  /** What is handed back when it is chosen. */
  content: string;
  description: string;
}

export interface OmniboxPorts {
  /** The officer began to type behind the keyword. */
  started: () => void;
  suggest: (text: string) => Promise<{ first: string; suggestions: Suggestion[] }>;
  entered: (content: string) => void;
}

interface Omnibox {
  setDefaultSuggestion(suggestion: { description: string }): void;
  onInputStarted: { addListener(heard: () => void): void };
  onInputChanged: { addListener(heard: (text: string, suggest: (found: Suggestion[]) => void) => void): void };
  onInputEntered: { addListener(heard: (text: string) => void): void };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Chrome reads a description as XML; Firefox shows it as it is. */
const shown = (text: string): string =>
  navigator.userAgent.includes('Firefox') ? text : text.replace(/[&<>"']/g, (char) => ESCAPES[char]!);

/** The address bar's keyword. Register at start-up, synchronously. */
export const onOmnibox = ({ started, suggest, entered }: OmniboxPorts): void => {
  const omnibox = (browser as unknown as { omnibox?: Omnibox }).omnibox;
  omnibox?.onInputStarted.addListener(started);
  omnibox?.onInputChanged.addListener((text, show) => {
    void suggest(text).then(({ first, suggestions }) => {
      omnibox.setDefaultSuggestion({ description: shown(first) });
      show(suggestions.map(({ content, description }) => ({ content, description: shown(description) })));
    });
  });
  omnibox?.onInputEntered.addListener(entered);
};
