import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { exampleKey } from './confirm-party-key.ts'
import { versionOf } from './party-key.ts'
import { type PartyKeyId, partyKeyId } from './party-key-use.ts'
import { appendEvent, getParty, getPartyKey } from './queries.ts'
import { partyKey } from './schema.ts'
import { exampleParty } from './terms.ts'

/**
 * A retired key still opens and vouches for what was sent before; a revoked one for nothing, whenever it was
 * sent.
 */
const how = z.enum(['retire', 'revoke'])

export const closePartyKeyEndpoint = writeEndpoint({
  id: 'closeOutsidePartyKey',
  method: 'POST',
  path: '/v1/outside-parties/{party}/keys/{key}/closing',
  tag: 'Outside parties',
  summary: {
    fi: 'Poista ulkopuolisen tahon avain käytöstä: vaihtuneena tai vuotaneena',
    sv: 'Ta en utomstående instans nyckel ur bruk: som bytt eller läckt',
    en: 'Take a key of an outside party out of use: as replaced or as leaked',
  },
  caller: ['person'],
  operation: 'outsideParty.suspend',
  scope: 'organisation',
  params: { party: outsidePartyId, key: partyKeyId },
  query: {},
  body: z.strictObject({ how }),
  success: 200,
  ifMatch: false,
  audit: { event: 'outsideParty.keyClosed', ground: 'tym-13' },
  problems: ['not-found', 'state-conflict'],
  example: { params: { party: exampleParty, key: exampleKey }, body: { how: 'retire' } },
  handler: (tx, { caller, params, body }) =>
    closePartyKey(tx, staffOf(caller).person, { party: params.party, key: params.key, how: body.how }),
})

/**
 * Closes a key from the commit on. One person is enough; no key is opened again, and doing it twice changes
 * nothing.
 */
export async function closePartyKey(
  tx: WriteTx,
  by: PersonId,
  named: {
    readonly party: OutsidePartyId
    readonly key: PartyKeyId
    readonly how: z.infer<typeof how>
  },
): Promise<Written> {
  const { version } = await getParty(tx, named.party)
  const key = await getPartyKey(tx, named.party, named.key)
  const retires = named.how === 'retire'
  if (retires && (key.confirmedAt === null || key.revokedAt !== null))
    throw new Problem('state-conflict', 'Only a key in use is retired.')
  if ((retires ? key.notAfter : key.revokedAt) !== null)
    return { id: key.id, version: versionOf(key), touched: [] }
  const { instant } = tx.context
  const [closed] = await tx.drizzle
    .update(partyKey)
    .set(retires ? { notAfter: instant } : { revokedAt: instant })
    .where(and(eq(partyKey.id, key.id), isNull(retires ? partyKey.notAfter : partyKey.revokedAt)))
    .returning()
  if (closed === undefined) throw new Problem('state-conflict', 'Somebody else has just closed the key.')
  const event = retires ? ('keyRetired' as const) : ('keyRevoked' as const)
  await appendEvent(tx, { party: named.party, version, event, by })
  return { id: key.id, version: versionOf(closed), touched: [] }
}
