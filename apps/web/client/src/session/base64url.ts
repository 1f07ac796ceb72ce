/** Bytes in the alphabet of RFC 4648 section 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** A text's UTF-8 in the same alphabet. */
export function base64urlOf(text: string): string {
  return base64url(new TextEncoder().encode(text))
}

/** The SHA-256 of bytes, in the same alphabet. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
