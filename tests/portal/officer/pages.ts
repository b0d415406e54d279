import { page } from '../html.ts';

const shell = (title: string, kind: string, script: string, inner: string, dark: boolean): string =>
  page({
    title: `${title} (luyện tập)`,
    styles: ['/__assets/base.css', '/__assets/officer/officer.css'],
    modules: [`/__assets/officer/${script}.ts`],
    body: `<div class="officer ${kind}${dark ? ' dark' : ''}"><h1>${title}</h1>${inner}</div>`,
  });

/** iGate-like: Angular Material table with a paginator; `virtual`: a viewport that recycles its rows. */
export const igatePage = (dark: boolean): string =>
  shell('Danh sách hồ sơ', 'igate', 'igate', '<app-list-search><div class="searchtbl"></div></app-list-search>', dark);

/** antd-like: one cell holds everything; head and body are two tables, the body scrolls. */
export const antdPage = (dark: boolean): string =>
  shell('Hồ sơ đang xử lý', 'antd', 'antd', '<div id="root"></div>', dark);

/** antd-like supplement list: appointment before and after. */
export const supplementPage = (dark: boolean): string =>
  shell('Hồ sơ yêu cầu bổ sung', 'antd', 'supplement', '<div id="root"></div>', dark);

/** A system that nobody knows: a plain table, and cards under it. */
export const plainPage = (dark: boolean): string =>
  shell('Tra cứu hồ sơ', 'plain', 'plain', '<table id="table"></table><section id="cards"></section>', dark);

/** A dossier's own page: cards of labels and values, and the steps. Its details come a moment after its code, as from a server. */
export const dossierPage = (dark: boolean): string =>
  shell('Chi tiết hồ sơ', 'igate', 'dossier', '<app-detail id="detail"></app-detail>', dark);
