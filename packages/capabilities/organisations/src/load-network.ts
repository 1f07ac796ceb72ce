import type { WriteTx } from '@tym/database'
import { type AreaId, type LocalizedText, newId, type OrganisationId } from '@tym/kernel'
import type { OrganisationKind } from '@tym/register'
import type { KeyUse, PublicJwk } from '@tym/role-certificate'
import { thumbprintOf } from '@tym/role-certificate'
import { actingFor, areaMember, cooperationArea, issuer, organisation, signingKey } from './schema.ts'

/** Who takes part, as the agency's own data says it. Names and rules are data, the agency's included. */
export interface Network {
  readonly organisations: readonly {
    readonly id: OrganisationId
    readonly kind: OrganisationKind
    readonly slug: string
    readonly name: LocalizedText
    readonly businessId?: string
    readonly issuers: readonly string[]
  }[]
  readonly areas: readonly {
    readonly id: AreaId
    readonly name: LocalizedText
    readonly members: readonly OrganisationId[]
  }[]
  readonly actingFor: readonly { readonly employer: OrganisationId; readonly authority: OrganisationId }[]
  readonly keys: readonly {
    readonly issuer: string
    readonly organisation: OrganisationId
    readonly use: KeyUse
    readonly publicJwk: PublicJwk
    readonly keyId?: string
    readonly notBefore: Date
  }[]
}

/**
 * Registers a whole network in one transaction of a connection that may pass row-level security (set-up and tests; a
 * running service registers keys one by one). Repeatable: names follow the data, nothing is removed, a key that is
 * already registered stays as it is, so that a revoked one does not come back.
 */
export async function loadNetwork(tx: WriteTx, network: Network): Promise<void> {
  const { instant } = tx.context
  for (const { id, kind, slug, name, businessId, issuers } of network.organisations) {
    const named = { slug, nameFi: name.fi, nameSv: name.sv, nameEn: name.en, businessId: businessId ?? null }
    await tx.drizzle
      .insert(organisation)
      .values({ id, kind, ...named, registeredAt: instant })
      .onConflictDoUpdate({ target: organisation.id, set: named })
    for (const name of issuers) {
      await tx.drizzle.insert(issuer).values({ issuer: name, organisation: id }).onConflictDoNothing()
    }
  }
  for (const { id, name, members } of network.areas) {
    const named = { nameFi: name.fi, nameSv: name.sv, nameEn: name.en }
    await tx.drizzle
      .insert(cooperationArea)
      .values({ id, ...named })
      .onConflictDoUpdate({ target: cooperationArea.id, set: named })
    for (const member of members) {
      await tx.drizzle.insert(areaMember).values({ area: id, organisation: member }).onConflictDoNothing()
    }
  }
  for (const pair of network.actingFor) await tx.drizzle.insert(actingFor).values(pair).onConflictDoNothing()
  for (const key of network.keys) {
    await tx.drizzle
      .insert(signingKey)
      .values({
        ...key,
        id: newId(),
        keyId: key.keyId ?? thumbprintOf(key.publicJwk),
        registeredBy: 'configuration',
        registeredAt: instant,
      })
      .onConflictDoNothing()
  }
}
