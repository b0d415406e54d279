/** Bytes with a buffer of their own: what WebCrypto takes and IndexedDB stores without dragging a larger buffer along. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Cryptographically random bytes. */
export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** Bytes as base64 text: for the vault's header and for storage.session, which keeps JSON only. */
export const toBase64 = (bytes: Bytes): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** @throws DOMException InvalidCharacterError when the text is not base64. */
export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** A random id that says nothing. */
export const randomId = (): string => crypto.randomUUID();
