// The origin, then the path as it was sent; user info, spaces and backslashes are never part of either.
const absolute = /^(https?:\/\/[^/?#\\@\s]+)(\/[^?#\\\s]*)?(?:[?#]|$)/i

/**
 * Whether a proof's `htu` names this origin and path; query and fragment are ignored (RFC 9449 section 4.3).
 * Scheme, host and default port are normalised; the path is not, so that no two spellings of it can be mixed
 * up.
 */
export function isSameTarget(htu: string, publicOrigin: string, path: string): boolean {
  if (htu === publicOrigin + path) return true
  const [, origin = '', sentPath = '/'] = absolute.exec(htu) ?? []
  if (sentPath !== path || !URL.canParse(origin)) return false
  return new URL(origin).origin === publicOrigin
}

/** The origin in the only spelling that proofs are compared with. Throws when it is more than an origin. */
export function normaliseOrigin(publicOrigin: string): string {
  const { origin } = new URL(publicOrigin)
  if (publicOrigin !== origin && publicOrigin !== `${origin}/`) {
    throw new Error(`a public origin is scheme, host and port only, such as ${origin}`)
  }
  return origin
}
