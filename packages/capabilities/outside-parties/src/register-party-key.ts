import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { newId, type OutsidePartyId, outsidePartyId, type PersonId, Problem, thumbprintOf } from '@tym/kernel'
import { z } from 'zod'
import { readPartyKey } from './party-key.ts'
import { type PartyKeyUse, partyKeyId, partyKeyUse } from './party-key-use.ts'
import { appendEvent, getParty } from './queries.ts'
import { partyKey } from './schema.ts'
import { exampleParty } from './terms.ts'

const keyBody = z.strictObject({ use: partyKeyUse, publicJwk: z.record(z.string(), z.unknown()) })

export const registerPartyKeyEndpoint = writeEndpoint({
  id: 'registerOutsidePartyKey',
  method: 'POST',
  path: '/v1/outside-parties/{party}/keys',
  tag: 'Outside parties',
  summary: {
    fi: 'Rekisteröi ulkopuolisen tahon julkinen avain',
    sv: 'Registrera en utomstående instans öppna nyckel',
    en: 'Register a public key of an outside party',
  },
  caller: ['person'],
  operation: 'outsideParty.propose',
  scope: 'organisation',
  params: { party: outsidePartyId },
  query: {},
  body: keyBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'outsideParty.keyRegistered', ground: 'tym-13' },
  problems: ['not-found', 'party-key-invalid', 'party-key-exists', 'state-conflict'],
  example: {
    params: { party: exampleParty },
    body: {
      use: 'encryption',
      publicJwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
        y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      },
    },
  },
  handler: (tx, { caller, params, body }) =>
    registerPartyKey(tx, staffOf(caller).person, { party: params.party, ...body }),
})

/**
 * Registers a public key of the party, unconfirmed: nothing is encrypted to it and nothing that it signed is
 * believed before a second person has confirmed it. One key serves one party and one use.
 */
export async function registerPartyKey(
  tx: WriteTx,
  by: PersonId,
  sent: {
    readonly party: OutsidePartyId
    readonly use: PartyKeyUse
    readonly publicJwk: Readonly<Record<string, unknown>>
  },
): Promise<Written> {
  const publicKey = readPartyKey(sent.publicJwk)
  const { state, version } = await getParty(tx, sent.party)
  if (state === 'refused') throw new Problem('state-conflict', 'The party was refused.')
  const id = partyKeyId.parse(newId())
  try {
    await tx.drizzle.insert(partyKey).values({
      id,
      party: sent.party,
      use: sent.use,
      keyId: thumbprintOf(publicKey),
      publicJwk: publicKey,
      registeredBy: by,
      registeredAt: tx.context.instant,
    })
  } catch (error) {
    const known = new Problem('party-key-exists', 'The key serves a party already.', '/publicJwk')
    throw refusalOf(error, { [alreadyThere]: known })
  }
  await appendEvent(tx, { party: sent.party, version, event: 'keyRegistered', by })
  return { id, version: 1, touched: [] }
}
