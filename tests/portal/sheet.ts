import { page } from './html.ts';

export interface Sheet {
  title: string;
  portal: string;
  heading: string;
  /** Line under the heading: dossier code, channel. */
  about?: string;
  styles?: readonly string[];
  scripts?: readonly string[];
  module: string;
  body: string;
}

/** A plain page of a portal around one form; the button below is the officer's. */
export const sheet = ({ title, portal, heading, about = '', styles = [], scripts = [], module, body }: Sheet): string =>
  page({
    title: `${title} (luyện tập)`,
    styles: [...styles, '/__assets/base.css', '/__assets/sheet.css'],
    scripts,
    modules: [module],
    body: `<header class="top"><div class="wrap"><strong>${portal}</strong></div></header>
<main class="wrap sheet-of-boxes">
<h1>${heading}</h1>
${about ? `<p class="dossier">${about}</p>` : ''}
${body}
<div class="buttons"><button type="button" id="btn-next" class="primary">Tiếp tục</button></div>
</main>`,
  });

/** One labelled control in the grid. */
export const box = (label: string, control: string, target = ''): string =>
  `<div class="box"><label${target ? ` for="${target}"` : ''}>${label}</label>${control}</div>`;
