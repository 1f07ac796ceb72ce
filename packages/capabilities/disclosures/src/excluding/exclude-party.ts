import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { type Principal, type Written, writeEndpoint } from '@tym/employment'
import {
  type CustomershipId,
  customershipId,
  newId,
  type OutsidePartyId,
  outsidePartyId,
  Problem,
} from '@tym/kernel'
import { isCustomer } from '@tym/register'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { exclusion } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'
import { lockExclusions } from './exclusions.ts'

/** SQLSTATE of a row that refers to one that is not there. */
const namesNobody = '23503'

/**
 * Shuts out a party, or all of them, at once and in every process, whatever the consents say: what waits to
 * leave is stopped when it tries to. By the customer or by an officer of the team; of two who do it at once
 * the second hears that it is done.
 */
export async function exclude(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role' | 'authority'>,
  at: { readonly customership: CustomershipId; readonly party: OutsidePartyId | null },
): Promise<Written> {
  await lockExclusions(tx, at.customership)
  const id = newId()
  try {
    await tx.drizzle.insert(exclusion).values({
      id,
      customership: at.customership,
      party: at.party,
      setBy: by.person,
      setAs: isCustomer(by.role) ? 'customer' : 'officer',
      setAt: tx.context.instant,
      setFor: by.authority ?? null,
    })
  } catch (error) {
    throw refusalOf(error, {
      [alreadyThere]: new Problem('state-conflict', 'The party is shut out already.'),
      [namesNobody]: new Problem('invalid-input', 'There is no such party.', '/party'),
    })
  }
  return {
    id,
    version: 1,
    touched: [{ ...touchedDisclosure(at.customership, by.role, []), resources: [id] }],
  }
}

export const excludeEndpoint = writeEndpoint({
  id: 'excludeParty',
  method: 'POST',
  path: '/v1/customerships/{customership}/exclusions',
  tag: 'Disclosures',
  summary: {
    fi: 'Estä tietojen liikkuminen ulkopuoliselle taholle suostumuksista huolimatta',
    sv: 'Spärra en utomstående instans oberoende av samtycken',
    en: 'Shut out an outside party whatever the consents say',
  },
  caller: ['person', 'customer'],
  operation: 'exclusion.set',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({
    /** Every party unless given. */
    party: outsidePartyId.optional(),
  }),
  success: 201,
  ifMatch: false,
  audit: { event: 'exclusion.set', ground: 'gdpr-7' },
  problems: ['not-found', 'state-conflict', 'invalid-input'],
  example: { params: { customership: exampleFile }, body: { party: '0198f0a0-0000-7000-8000-000000000b01' } },
  handler: (tx, { caller, params, body }) =>
    exclude(tx, caller, { customership: params.customership, party: body.party ?? null }),
})
