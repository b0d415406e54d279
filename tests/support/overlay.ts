import type { CDPSession, Page } from 'puppeteer-core';

interface Drawn {
  tag: string;
  className: string;
  title: string;
  text: string;
  /** Middle of it, in the window; absent where it is not laid out. */
  at?: { x: number; y: number };
}

interface CdpNode {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: CdpNode[];
  shadowRoots?: CdpNode[];
}

const textOf = ({ nodeName, nodeValue, children = [] }: CdpNode): string =>
  nodeName === '#text' ? nodeValue : children.map(textOf).join('');

/** What the extension drew in the page: its closed root is seen by the debugger only, as the officer sees it and the page does not. */
export const drawnIn = async (page: Page): Promise<Drawn[]> => {
  const session: CDPSession = await page.createCDPSession();
  try {
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
    const all = (node: CdpNode): CdpNode[] => [node, ...(node.children ?? []).flatMap(all)];
    const host = all(root).find(({ nodeName }) => nodeName.toLowerCase() === 'tro-ly-mot-cua');
    const inside = (host?.shadowRoots ?? []).flatMap(all).filter(({ nodeName }) => !nodeName.startsWith('#'));
    const drawn: Drawn[] = [];
    for (const node of inside) {
      const attribute = (name: string): string => {
        const at = (node.attributes ?? []).findIndex((text, index) => index % 2 === 0 && text === name);
        return at < 0 ? '' : (node.attributes?.[at + 1] ?? '');
      };
      const box = await session.send('DOM.getBoxModel', { nodeId: node.nodeId }).catch(() => null);
      const [left = 0, top = 0, right = 0, , , bottom = 0] = box?.model.border ?? [];
      drawn.push({
        tag: node.nodeName.toLowerCase(),
        className: attribute('class'),
        title: attribute('title'),
        text: textOf(node).trim(),
        ...(box && right > left ? { at: { x: (left + right) / 2, y: (top + bottom) / 2 } } : {}),
      });
    }
    return drawn;
  } finally {
    await session.detach();
  }
};

/** The chips in the page, from its top to its bottom. */
export const chipsIn = async (page: Page): Promise<Drawn[]> =>
  (await drawnIn(page))
    .filter(({ tag, className, at }) => tag === 'button' && className.startsWith('chip') && at)
    .sort((a, b) => a.at!.y - b.at!.y);
