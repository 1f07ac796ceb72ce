import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { businessId, lineText, newId, newOutsidePartyId, safeText } from '@tym/kernel'
import { allFields, eeaCountries } from '@tym/register'
import { z } from 'zod'
import { mustBeEntered } from './kinds/kinds.ts'
import { partyKind } from './outside-party.ts'
import { mustBeNew } from './propose-party.ts'
import { party, partyHistory, terms } from './schema.ts'

const body = z
  .strictObject({
    kind: partyKind,
    name: lineText(200),
    businessId: lineText(40).optional(),
    country: z
      .string()
      .refine((code) => eeaCountries.includes(code), { params: { problem: 'party-not-allowed' } })
      .default('FI'),
    /** Where it is reached by hand: an office or a workplace, an address or a telephone. */
    contact: safeText(400),
  })
  .refine(
    ({ country, businessId: id }) => country !== 'FI' || id === undefined || businessId.safeParse(id).success,
    {
      path: ['businessId'],
      params: { problem: 'invalid-business-id' },
    },
  )
type Entered = z.infer<typeof body>

/**
 * Enters a party that is reached only by hand (orally, on paper, by secure mail), such as a small employer:
 * one officer of the authority takes it into use at once, and each consent says what may pass. It has neither
 * an address nor keys; delivery by machine takes terms that two persons of the agency have approved.
 */
export async function enterByHand(
  tx: WriteTx,
  { person, authority }: Pick<StaffPrincipal, 'person' | 'authority'>,
  { kind, ...entered }: Entered,
): Promise<Written> {
  await mustBeEntered(tx, kind)
  const said = { ...entered, contractReference: '–', allowedFields: allFields.map(({ id }) => id) }
  await mustBeNew(tx, { kind, terms: said })
  const id = newOutsidePartyId()
  const at = tx.context.instant
  await tx.drizzle.insert(party).values({
    id,
    kind,
    state: 'active',
    version: 1,
    terms: 1,
    byHandOf: authority,
    enteredAt: at,
  })
  await tx.drizzle.insert(terms).values({
    ...said,
    party: id,
    number: 1,
    byHand: true,
    proposedBy: person,
    proposedAt: at,
    decision: 'approved',
    decidedBy: person,
    decidedAt: at,
  })
  await tx.drizzle
    .insert(partyHistory)
    .values({ id: newId(), party: id, version: 1, event: 'enteredByHand', byPerson: person, at })
  return { id, version: 1, touched: [] }
}

export const enterByHandEndpoint = writeEndpoint({
  id: 'enterOutsidePartyByHand',
  method: 'POST',
  path: '/v1/outside-parties/by-hand',
  tag: 'Outside parties',
  summary: {
    fi: 'Lisää ulkopuolinen taho, jolle tiedot annetaan vain suullisesti, paperilla tai turvapostilla',
    sv: 'Lägg till en utomstående instans som får uppgifter endast muntligen, på papper eller per säker e-post',
    en: 'Enter an outside party that gets data only orally, on paper or by secure mail',
  },
  caller: ['person'],
  operation: 'outsideParty.enterByHand',
  scope: 'organisation',
  params: {},
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'outsideParty.enteredByHand', ground: 'tym-13' },
  problems: ['party-not-allowed', 'party-exists', 'invalid-business-id'],
  example: {
    params: {},
    body: { kind: 'employer', name: 'Esimerkkikahvila Tmi', contact: 'Torikatu 1, 06100 Porvoo' },
  },
  handler: (tx, { caller, body: entered }) => enterByHand(tx, staffOf(caller), entered),
})
