import { type Language, languages, Problem } from '@tym/kernel'

const jsonType = /^application\/json[\t ]*(;[\t ]*charset=(utf-8|"utf-8")[\t ]*)?;?[\t ]*$/i

/** Whether Content-Type (RFC 9110 8.3) says JSON in UTF-8; RFC 8259 knows no other charset. */
export function isJsonType(contentType: string | null): boolean {
  return jsonType.test(contentType ?? '')
}

const entityTag = /^[\t ]*(?:W\/)?"(\d{1,9})"[\t ]*$/

/**
 * The version of If-Match (RFC 9110 13.1.1) that the caller has seen, the newest of several, so that nothing
 * is overwritten unseen. Proxies that compress weaken a tag: `W/"3"` is read as `"3"`, since our tags are
 * version numbers and not bytes. Throws 'precondition-required' when there is none, or `*`, which names no
 * version.
 */
export function readIfMatch(header: string | null): number {
  if (header === null) throw new Problem('precondition-required', 'If-Match is missing.')
  if (header.trim() === '*') throw new Problem('precondition-required', 'If-Match names no version.')
  const versions = header.split(',').map((tag) => entityTag.exec(tag)?.[1])
  if (versions.includes(undefined)) {
    throw new Problem('invalid-header', 'If-Match is not a list of quoted versions.')
  }
  return Math.max(...versions.map(Number))
}

/** Whether If-None-Match (RFC 9110 13.1.2) names the tag, weakened by a proxy or not. */
export function namesTag(header: string | null, tag: string): boolean {
  return (header ?? '').split(',', 64).some((named) => named.trim().replace(/^W\//, '') === `"${tag}"`)
}

const idempotencyKey = /^(?:"([\w-]{16,128})"|([\w-]{16,128}))$/

/** The Idempotency-Key, bare or as a quoted structured field (RFC 9651 3.3.3): both are the same key. */
export function readIdempotencyKey(header: string | null): string {
  if (header === null) throw new Problem('idempotency-key-required', 'Idempotency-Key is missing.')
  const [, quoted, bare] = idempotencyKey.exec(header.trim()) ?? []
  const key = quoted ?? bare
  if (key === undefined) throw new Problem('invalid-header', 'Idempotency-Key is not 16-128 word characters.')
  return key
}

const languageRange = /^[\t ]*([a-z]{1,8})(?:-[a-z0-9]{1,8})*[\t ]*(?:;[\t ]*q=([01](?:\.\d{0,3})?)[\t ]*)?$/i

/**
 * The language of Accept-Language (RFC 9110 12.5.4) that the platform speaks and the caller likes best; else
 * English.
 */
export function languageOf(acceptLanguage: string | null): Language {
  let best: { readonly language: Language; readonly weight: number } | undefined
  for (const part of (acceptLanguage ?? '').split(',', 64)) {
    const [, tag, quality = '1'] = languageRange.exec(part) ?? []
    const language = languages.find((known) => known === tag?.toLowerCase())
    const weight = Number(quality)
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language ?? 'en'
}
