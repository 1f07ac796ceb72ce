import { type Clock, sha256 } from '@tym/kernel'
import type { Sign } from '@tym/role-certificate'
import { createRemoteKeys, type KeyStore, type RemoteKeys, signJws } from '@tym/signing'
import { type KeyUse, type OpenKeyStore, usesOf } from './key-stores.ts'
import type { Notes } from './notes.ts'
import type { OrganisationSettings } from './organisations-file.ts'
import type { Asker, SignatureLog } from './signature-log.ts'

/** One organisation that this process signs for. */
export type Organisation = {
  readonly settings: OrganisationSettings
  readonly keyStores: ReadonlyMap<KeyUse, KeyStore>
  /** What the agency signs notes with; nobody else does. */
  readonly notes: Notes | undefined
  /** The published keys of the organisation's own OpenID provider. */
  readonly upstreamKeys: RemoteKeys
  /**
   * Signs with the current key of this use; the line in the log of signatures is on disk before this returns.
   */
  sign(use: KeyUse, asker: Asker): Sign
}

export async function openOrganisation(
  settings: OrganisationSettings,
  {
    openKeyStore,
    notes,
    log,
    clock,
    onSignature,
  }: {
    openKeyStore: OpenKeyStore
    notes: Notes | undefined
    log: SignatureLog
    clock: Clock
    onSignature: (kind: string) => void
  },
): Promise<Organisation> {
  const keyStores = new Map<KeyUse, KeyStore>()
  for (const use of usesOf(settings)) {
    const store = await openKeyStore({ slug: settings.slug, use })
    await store.current()
    keyStores.set(use, store)
  }
  return {
    settings,
    keyStores,
    notes,
    upstreamKeys: createRemoteKeys({
      issuer: settings.upstream.issuer,
      clock,
      unreachable: 'identity-provider-unavailable',
    }),
    sign: (use, asker) => async (header, claims) => {
      const store = keyStores.get(use)
      if (store === undefined) throw new Error(`organisation ${settings.slug} has no key for ${use}`)
      const key = await store.current()
      const token = await signJws(key)(header, claims)
      const payload = token.slice(token.indexOf('.') + 1, token.lastIndexOf('.'))
      // A crash here leaves a line without an answer; an answer without a line cannot be.
      await log.append({
        organisation: settings.slug,
        ...asker,
        keyId: key.keyId,
        jti: String(claims['jti']),
        payloadSha256: sha256(payload).toString('hex'),
      })
      onSignature(asker.kind)
      return token
    },
  }
}
