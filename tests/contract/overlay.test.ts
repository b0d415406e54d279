// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mountOverlay, overlayPresent } from '../../components/overlay.ts';
import { drawChips } from '../../components/overlay-chips.ts';
import { dueList } from '../../components/overlay-list.ts';
import type { Chip } from '../../utils/lists/chips.ts';

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

const CHIP: Chip = {
  code: 'H29.15-261119-0001',
  text: 'còn 1 ngày · T4 25/11',
  shorter: ['còn 1 ngày', 'còn 1'],
  tone: 'warn',
  paused: false,
  note: false,
  due: '2026-11-25T23:59:59+07:00',
  differs: false,
  why: ['Nhận thứ Năm 19/11/2026 <b>09:00</b>'],
};

describe('chips over a list of the portal', () => {
  const boxes = () => {
    // happy-dom lays nothing out: every box is one that can be seen.
    const box = { left: 10, top: 10, right: 400, bottom: 40, width: 390, height: 30, x: 10, y: 10 } as DOMRect;
    const code = { ...box, right: 140, width: 130 } as DOMRect;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box);
    vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(code);
    vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([code] as unknown as DOMRectList);
  };
  const onList = () => {
    document.body.innerHTML = `<table><tr><td>${CHIP.code}</td><td>Trần Thị Bình</td></tr></table>`;
    const { overlay, root } = mounted();
    boxes();
    const element = document.querySelector('tr')!;
    const row = { chip: CHIP, element, anchor: element.querySelector('td')!.firstChild as Text };
    return { overlay, root, row };
  };

  it('leave the page as it was: nothing is added to a row, nothing of it is changed', async () => {
    const { overlay, root, row } = onList();
    const changes: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => changes.push(...records));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const before = document.body.innerHTML;
    const chips = drawChips(
      () => ({ layer: overlay.part('chips'), host: overlay.host }),
      () => {},
    );
    const list = dueList(overlay.part('due-root'), overlay.host, { go: () => {}, open: () => {} });
    chips.show([row]);
    list.show([row], false);
    expect(root.textContent).toContain(CHIP.text);
    chips.show([]);
    list.show([], true);
    await new Promise((done) => setTimeout(done));
    expect(document.body.innerHTML).toBe(before);
    expect(changes.filter(({ target }) => !overlay.host.contains(target))).toEqual([]);
    expect(root.querySelectorAll('.chip')).toHaveLength(0);
    watcher.disconnect();
  });

  it('say in words, and not by a sign alone, that there are notes', () => {
    const { overlay, root, row } = onList();
    const noted = { ...row, chip: { ...CHIP, note: true } };
    drawChips(
      () => ({ layer: overlay.part('chips'), host: overlay.host }),
      () => {},
    ).show([noted]);
    const chip = root.querySelector('.chip')!;
    expect(chip.classList.contains('note')).toBe(true);
    expect(chip.getAttribute('aria-label')).toBe('còn 1 ngày · T4 25/11, có ghi chú');
    expect(chip.getAttribute('title')).toMatch(/có ghi chú$/);
  });

  it('measure the page before anything is written: it is laid out once for all chips', () => {
    const { overlay, root, row } = onList();
    const order: string[] = [];
    const box = document.body.getBoundingClientRect();
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      order.push(this === overlay.host ? 'own' : 'page');
      return this === overlay.host ? ({ ...box, left: 0, top: 0 } as DOMRect) : box;
    });
    const mount = () => {
      order.push('mount');
      return { layer: overlay.part('chips'), host: overlay.host };
    };
    drawChips(mount, () => {}).show([row]);
    expect(root.querySelectorAll('.chip')).toHaveLength(1);
    expect(order.join(' ')).toMatch(/^(page )+mount own$/);
  });

  it('go with a row that became another one’s', () => {
    const { overlay, root, row } = onList();
    const chips = drawChips(
      () => ({ layer: overlay.part('chips'), host: overlay.host }),
      () => {},
    );
    chips.show([row]);
    expect(root.querySelectorAll('.chip')).toHaveLength(1);
    row.anchor.data = 'H29.15-261119-0002';
    chips.show([row]);
    expect(root.querySelectorAll('.chip')).toHaveLength(0);
  });

  it('say text as text, and take no click or key that the page made up', () => {
    const { overlay, root, row } = onList();
    const run = vi.fn();
    drawChips(() => ({ layer: overlay.part('chips'), host: overlay.host }), run).show([row]);
    dueList(overlay.part('due-root'), overlay.host, { go: run, open: run }).show([row], false);
    root.querySelector('.chip')!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    const toggle = root.querySelector('.due-toggle')!;
    toggle.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    for (const key of ['ArrowDown', 'Enter'])
      toggle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    expect(run).not.toHaveBeenCalled();
    expect(root.querySelector('b')).toBeNull();
  });
});
