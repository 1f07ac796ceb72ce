import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { newOutsidePartyId, type OutsidePartyId, type PersonId, Problem } from '@tym/kernel'
import type { PartyKindId } from '@tym/register'
import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { mustBeEntered } from './kinds/kinds.ts'
import { partyKind } from './outside-party.ts'
import { appendEvent } from './queries.ts'
import { party, terms } from './schema.ts'
import { exampleTerms, mustBeOutside, type Terms, termsBody } from './terms.ts'

const proposalBody = z.strictObject({ kind: partyKind, terms: termsBody })

export const proposePartyEndpoint = writeEndpoint({
  id: 'proposeOutsideParty',
  method: 'POST',
  path: '/v1/outside-parties',
  tag: 'Outside parties',
  summary: {
    fi: 'Esitä ulkopuolista tahoa tietojen lähteeksi tai saajaksi',
    sv: 'Föreslå en utomstående instans som källa eller mottagare',
    en: 'Propose an outside party as a source or recipient of data',
  },
  caller: ['person'],
  operation: 'outsideParty.propose',
  scope: 'organisation',
  params: {},
  query: {},
  body: proposalBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'outsideParty.proposed', ground: 'tym-13' },
  problems: ['party-not-allowed', 'party-exists', 'invalid-business-id'],
  example: { params: {}, body: { kind: 'serviceProvider', terms: exampleTerms } },
  handler: (tx, { caller, body, parts }) => {
    mustBeOutside(body.terms, parts, '/terms/deliveryAddress')
    return proposeParty(tx, staffOf(caller).person, body)
  },
})

/**
 * The agency's operator proposes a party with its first terms. Nothing may pass before a second person has
 * approved it. Throws 'party-not-allowed' for one of the three authorities and for a person, and
 * 'party-exists' where one of this kind and business id is entered already.
 */
export async function proposeParty(
  tx: WriteTx,
  by: PersonId,
  sent: { readonly kind: PartyKindId; readonly terms: Terms },
): Promise<Written> {
  await mustBeEntered(tx, sent.kind)
  await mustBeNew(tx, sent)
  const id = newOutsidePartyId()
  const { instant } = tx.context
  await tx.drizzle.insert(party).values({ id, kind: sent.kind, state: 'proposed', enteredAt: instant })
  await tx.drizzle
    .insert(terms)
    .values({ ...sent.terms, party: id, number: 1, proposedBy: by, proposedAt: instant })
  await appendEvent(tx, { party: id, version: 1, event: 'proposed', by })
  return { id, version: 1, touched: [] }
}

/** One party of a kind for each business id, also when two are proposed at once. Throws 'party-exists'. */
export async function mustBeNew(
  tx: WriteTx,
  sent: {
    readonly kind: PartyKindId
    readonly terms: Pick<Terms, 'businessId' | 'country'>
    readonly except?: OutsidePartyId
  },
): Promise<void> {
  const { businessId, country } = sent.terms
  if (businessId === undefined) return
  const name = `outside-party:${sent.kind}:${country}:${businessId}`
  await tx.drizzle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
  const [known] = await tx.drizzle
    .select({ id: party.id })
    .from(terms)
    .innerJoin(party, eq(party.id, terms.party))
    .where(
      and(
        eq(terms.businessId, businessId),
        eq(terms.country, country),
        eq(party.kind, sent.kind),
        ne(party.state, 'refused'),
        sent.except === undefined ? undefined : ne(party.id, sent.except),
      ),
    )
    .limit(1)
  if (known !== undefined) throw new Problem('party-exists', 'A party of this kind has the business id.')
}
