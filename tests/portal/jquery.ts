/** jQuery and select2 as the pages' own scripts use them: globals of the page. */
export interface Query {
  on(type: string, handler: (event: Event) => void): Query;
  trigger(type: string): Query;
  select2(options?: object): Query;
}

declare global {
  interface Window {
    jQuery: (selector: string) => Query;
  }
}

export const $ = (selector: string): Query => window.jQuery(selector);

/** select2 over a list, as the portals dress it. */
export const select2 = (selector: string, options: object = {}): Query =>
  $(selector).select2({ width: '100%', placeholder: '-- Chọn --', ...options });
