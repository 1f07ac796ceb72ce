import type { WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type OutsidePartyId, outsidePartyId, type PersonId, Problem } from '@tym/kernel'
import { mustBeNew } from './propose-party.ts'
import { findProposal, getParty, listTerms, moveOn } from './queries.ts'
import { terms } from './schema.ts'
import { exampleParty, exampleTerms, mustBeOutside, type Terms, termsBody } from './terms.ts'

export const proposeTermsEndpoint = writeEndpoint({
  id: 'proposeOutsidePartyTerms',
  method: 'POST',
  path: '/v1/outside-parties/{party}/terms',
  tag: 'Outside parties',
  summary: {
    fi: 'Esitä muutosta ulkopuolisen tahon tietoihin',
    sv: 'Föreslå en ändring av en utomstående instans uppgifter',
    en: 'Propose a change of what is entered of an outside party',
  },
  caller: ['person'],
  operation: 'outsideParty.propose',
  scope: 'organisation',
  params: { party: outsidePartyId },
  query: {},
  body: termsBody,
  success: 201,
  ifMatch: true,
  audit: { event: 'outsideParty.changeProposed', ground: 'tym-13' },
  problems: [
    'not-found',
    'party-not-allowed',
    'party-exists',
    'invalid-business-id',
    'state-conflict',
    'stale-version',
  ],
  example: { params: { party: exampleParty }, body: exampleTerms },
  handler: (tx, { caller, params, body, expectedVersion, parts }) => {
    mustBeOutside(body, parts, '/deliveryAddress')
    return proposeTerms(tx, staffOf(caller).person, { id: params.party, expectedVersion, terms: body })
  },
})

/**
 * Proposes new terms of a party that has been approved. The old ones stay in force until a second person has
 * approved these. Throws 'state-conflict' while another proposal waits or when the party never was approved.
 */
export async function proposeTerms(
  tx: WriteTx,
  by: PersonId,
  sent: { readonly id: OutsidePartyId; readonly expectedVersion: number; readonly terms: Terms },
): Promise<Written> {
  const seen = { ...(await getParty(tx, sent.id)), version: sent.expectedVersion }
  if (seen.state === 'proposed' || seen.state === 'refused')
    throw new Problem('state-conflict', 'The party has not been approved.')
  if ((await findProposal(tx, sent.id)) !== undefined)
    throw new Problem('state-conflict', 'Another proposal waits for a decision.')
  await mustBeNew(tx, { kind: seen.kind, terms: sent.terms, except: sent.id })
  const [newest] = await listTerms(tx, sent.id)
  const version = await moveOn(tx, seen, {}, { event: 'changeProposed', by })
  await tx.drizzle.insert(terms).values({
    ...sent.terms,
    party: sent.id,
    number: (newest?.number ?? 0) + 1,
    proposedBy: by,
    proposedAt: tx.context.instant,
  })
  return { id: sent.id, version, touched: [] }
}
