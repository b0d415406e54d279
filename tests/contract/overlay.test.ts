// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mountOverlay, overlayPresent } from '../../components/overlay.ts';

/** The one thing that we draw in a portal page. It may not change anything of the page but hang one element of its own. */

const FORM = `<form><label for="a">Họ và tên</label><input id="a" value="Trần Thị Bình">
<select id="b"><option>Nam</option><option selected>Nữ</option></select></form>`;

/** Mounts it and keeps hold of the closed root, as only it can. */
const mounted = () => {
  const attach = vi.spyOn(Element.prototype, 'attachShadow');
  const overlay = mountOverlay();
  return { overlay, root: attach.mock.results[0]!.value as ShadowRoot };
};

describe('the overlay on a portal page', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    for (const host of document.querySelectorAll('tro-ly-mot-cua')) host.remove();
    document.body.innerHTML = FORM;
  });

  it('adds one element of its own, in a closed shadow root, and takes it away again', () => {
    const attach = vi.spyOn(Element.prototype, 'attachShadow');
    expect(overlayPresent()).toBe(false);
    const overlay = mountOverlay();
    expect(overlayPresent()).toBe(true);
    expect(document.querySelectorAll('tro-ly-mot-cua')).toHaveLength(1);
    expect(overlay.host.parentElement).toBe(document.documentElement);
    expect(attach).toHaveBeenCalledWith({ mode: 'closed' });
    expect(overlay.host.shadowRoot).toBeNull();
    overlay.remove();
    expect(overlayPresent()).toBe(false);
  });

  it('leaves the page as it was while it shows marks, a bar and its end', async () => {
    const overlay = mountOverlay();
    const changes: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => changes.push(...records));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const before = document.body.innerHTML;
    const fields = [...document.querySelectorAll<HTMLElement>('input, select')];
    overlay.show(fields.map((element) => ({ element, ok: true })));
    overlay.bar({ text: 'Đã điền 2 ô', undo: { label: 'Hoàn tác', run: () => {} }, closeLabel: 'Đóng' });
    overlay.show([]);
    overlay.bar(null);
    await new Promise((done) => setTimeout(done));
    expect(document.body.innerHTML).toBe(before);
    expect(changes.filter(({ target }) => !overlay.host.contains(target))).toEqual([]);
    watcher.disconnect();
  });

  it('says text as text: markup in it is shown, not built', () => {
    const { overlay, root } = mounted();
    overlay.bar({ text: '<img src=x onerror=alert(1)>', closeLabel: 'Đóng' });
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('does not take a click that the page made up', () => {
    const run = vi.fn();
    const { overlay, root } = mounted();
    overlay.bar({ text: 'Đã điền 2 ô', undo: { label: 'Hoàn tác', run }, closeLabel: 'Đóng' });
    const undo = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Hoàn tác');
    undo!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(run).not.toHaveBeenCalled();
  });
});
