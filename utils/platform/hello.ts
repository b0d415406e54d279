import { type Bytes, fromBase64, randomBytes, toBase64 } from '../vault/bytes.ts';
import type { Hello } from '../vault/hello.ts';

/** The PC's own authenticator (Windows Hello, Touch ID) through WebAuthn with its PRF extension; pages only, inside a click. */

interface Answer {
  rawId: ArrayBuffer;
  getClientExtensionResults: () => { prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } } };
}

const secretOf = (answer: Answer): string | undefined => {
  const first = answer.getClientExtensionResults().prf?.results?.first;
  return first && toBase64(new Uint8Array(first));
};

/** Is there one in this PC at all? Whether it knows PRF shows when a credential is made. */
export const helloHere = async (): Promise<boolean> =>
  (await globalThis.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false)) ?? false;

/** The authenticator's secret for a salt; undefined when the officer turned it down or it is gone. */
export const askHello = async ({ credentialId, salt }: Hello): Promise<string | undefined> => {
  const publicKey = {
    challenge: randomBytes(32),
    allowCredentials: [{ type: 'public-key', id: fromBase64(credentialId) }],
    userVerification: 'required',
    extensions: { prf: { eval: { first: fromBase64(salt) } } },
  };
  const answer = await navigator.credentials.get({ publicKey } as never).catch(() => null);
  return answer ? secretOf(answer as unknown as Answer) : undefined;
};

/** A new credential that says nothing about anybody. Undefined when it was turned down, or the authenticator has no PRF. */
export const makeHello = async (): Promise<(Hello & { secret: string }) | undefined> => {
  const salt: Bytes = randomBytes(32);
  const publicKey = {
    rp: { name: 'Trợ lý Một Cửa' },
    user: { id: randomBytes(16), name: 'so-ho-so', displayName: 'Sổ hồ sơ' },
    challenge: randomBytes(32),
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
    extensions: { prf: { eval: { first: salt } } },
  };
  const made = (await navigator.credentials.create({ publicKey } as never).catch(() => null)) as Answer | null;
  if (!made?.getClientExtensionResults().prf?.enabled) return undefined;
  const hello = { credentialId: toBase64(new Uint8Array(made.rawId)), salt: toBase64(salt) };
  // Some authenticators give the secret only when they are asked a second time.
  const secret = secretOf(made) ?? (await askHello(hello));
  return secret === undefined ? undefined : { ...hello, secret };
};
