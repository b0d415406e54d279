/** What was typed and is not saved yet: each box says how it is saved; a lock, a hidden page or a closing one asks for all of it at once. */
const boxes = new Set<() => void>();

/** @returns takes the box out again */
export const onFlush = (save: () => void): (() => void) => {
  boxes.add(save);
  return () => boxes.delete(save);
};

export const flushAll = (): void => {
  for (const save of boxes) save();
};
