import type { OrganisationId, PublicJwk } from '@tym/kernel'

/** What an organisation's key may sign. A key is trusted for one use only. */
export type KeyUse = 'certificate' | 'grant' | 'customer' | 'document'

/** One registered public key of one organisation: the root of every decision about a certificate. */
export type TrustedKey = {
  keyId: string
  organisation: OrganisationId
  organisationKind: string
  issuer: string
  use: KeyUse
  publicJwk: PublicJwk
  /** Signatures dated before this are not trusted. */
  notBefore: Date
  /** Signatures dated at or after this are not trusted; those made earlier still are (rotation). */
  notAfter: Date | null
  /** From this moment nothing signed with the key is trusted, whenever it was signed. */
  revokedAt: Date | null
}

/** The registered keys as they are now. `version` changes whenever any key changes. */
export type TrustStore = {
  find(issuer: string, keyId: string): TrustedKey | undefined
  /** Who has a key of one of these uses under which something may be signed now, in order of name. */
  issuers(uses: readonly KeyUse[], now: Date): readonly string[]
  version: string
}

/**
 * Builds a trust store over a list of keys. Throws when two keys share issuer and key id: an ambiguous key
 * could let one organisation's signature be read as another's.
 */
export function createTrustStore(keys: readonly TrustedKey[], version: string): TrustStore {
  const byName = new Map<string, TrustedKey>()
  for (const key of keys) {
    const name = nameOf(key.issuer, key.keyId)
    if (byName.has(name))
      throw new Error(`two trusted keys share issuer ${key.issuer} and key id ${key.keyId}`)
    byName.set(name, key)
  }
  return {
    version,
    find: (issuer, keyId) => byName.get(nameOf(issuer, keyId)),
    issuers: (uses, now) => {
      const signing = keys.filter((key) => uses.includes(key.use) && keyRefusal(key, now, now) === undefined)
      return [...new Set(signing.map(({ issuer }) => issuer))].toSorted()
    },
  }
}

/** Says why the key cannot vouch now for something signed at `issuedAt`, or undefined when it can. */
export function keyRefusal(key: TrustedKey, issuedAt: Date, now: Date): string | undefined {
  if (key.revokedAt !== null && key.revokedAt <= now) return 'the signing key has been revoked'
  if (issuedAt < key.notBefore) return 'it was signed before its key became valid'
  if (key.notAfter !== null && issuedAt >= key.notAfter) return 'it was signed after its key was retired'
  return undefined
}

const nameOf = (issuer: string, keyId: string) => JSON.stringify([issuer, keyId])
