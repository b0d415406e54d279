const OPAQUE = /^(?!\d+$)[A-Za-z0-9_:.-]{1,100}$/;

/**
 * Ids are readable without the passphrase. They are made with crypto.randomUUID(); this keeps a name (letters beyond
 * ASCII, spaces) or an ID number (digits only) from being used as one.
 * @throws TypeError
 */
export const opaque = (id: string): string => {
  if (!OPAQUE.test(id)) throw new TypeError('an id must be opaque');
  return id;
};
