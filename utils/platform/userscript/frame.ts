import type { FramePolicy } from '../../portal/registry.ts';

/**
 * Origins of the documents around this frame, nearest first; empty for a top page, undefined where the browser does not say. The
 * referrer is no substitute: a frame that navigates itself is its own referrer.
 */
export const ancestorsOf = (win: Window): readonly string[] | undefined => {
  if (win.top === win) return [];
  const list = win.location.ancestorOrigins as DOMStringList | undefined;
  return list && [...list];
};

/**
 * May this frame be filled? https, a portal by name, and around it nothing but itself, or the top page that hosts.json pairs with it.
 * @param own `self.origin`, which is 'null' in a sandboxed frame, where the address still looks right
 * @param ancestors as ancestorsOf() gives them
 */
export const mayFill = (policy: FramePolicy, own: string, ancestors: readonly string[] | undefined): boolean => {
  if (!ancestors || !own.startsWith('https://') || !policy.hosts.has(new URL(own).host)) return false;
  const top = ancestors.at(-1) ?? own;
  if (!ancestors.every((origin) => origin === own || origin === top)) return false;
  return own === top || policy.pairs.some((pair) => pair.top === top && pair.frame === own);
};
