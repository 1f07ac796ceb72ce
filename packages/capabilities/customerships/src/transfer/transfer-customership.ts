import { refusalOf, type WriteTx } from '@tym/database'
import { staffOf, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import {
  areaId,
  customershipId,
  newId,
  type OrganisationId,
  organisationId,
  Problem,
  personId,
  plainDate,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { listAreaMembers } from '@tym/organisations/public'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { journalAct } from '../again/act.ts'
import { choosePartiesOf } from '../parties.ts'
import { getArea, getLifeCycle, listParties, listTeam } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import type { Officer } from '../record-opinion.ts'
import { awaitingSince } from '../remind-of-awaiting.ts'
import { lockOwnParty, mustBeResponsible } from '../team.ts'
import { planCustomerNews } from '../tell-customer.ts'
import { planNotice } from '../tell-officers.ts'
import { touchedFacts } from '../touched.ts'

const body = z.strictObject({
  /**
   * The cooperation area that the customer lives in now; the present one where only the labour authority
   * changes.
   */
  area: areaId,
  /** Which labour authority of the area it is, where there are several. */
  labourAuthority: organisationId.optional(),
  /** Since when the customer lives there. */
  movedOn: plainDate,
})
type Move = z.infer<typeof body> & { readonly expectedVersion: number }

/**
 * Transfers a customership to the authorities of where the customer has moved (siirto, 2 §), with all that is
 * stored in it, under the organisation that stored it; a mistaken transfer is mended by another. At once its
 * parties are those of the area, who are told that it awaits them, and whoever is of none of them, or has no
 * right for the area, leaves the team. Throws 'not-permitted' but to a responsible officer of the labour
 * authority, 'customership-ended', 'end-proposed', 'invalid-date', 'not-a-party', 'nobody-to-receive',
 * 'state-conflict' where it is there already, and 'stale-version'.
 */
export async function transferCustomership(
  tx: WriteTx,
  { keys, journal }: { readonly keys: CustomershipKeys; readonly journal: Pick<Journal, 'append'> },
  by: Officer,
  { area, labourAuthority, movedOn, expectedVersion }: Move,
): Promise<{ readonly transfer: string }> {
  const { calendar } = tx.context
  const id = keys.customership
  await lockOwnParty(tx, id, by.authority)
  await mustBeResponsible(tx, id, by)
  const { state, startedOn, version } = await getLifeCycle(tx, id, expectedVersion)
  if (state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  if (state === 'endProposed') throw new Problem('end-proposed', 'Opinions on the end are awaited.')
  if (movedOn > calendar || movedOn < startedOn)
    throw new Problem('invalid-date', 'The move is between the start and today.', '/movedOn')
  const parties = choosePartiesOf(await listAreaMembers(tx, area), labourAuthority)
  const before = await listParties(tx, id)
  const isThere = parties.every(({ organisation }) =>
    before.some((each) => each.organisation === organisation),
  )
  if (isThere && area === (await getArea(tx, id)))
    throw new Problem('state-conflict', 'The customership is with these authorities already.', '/area')
  const transfer = newId()
  const team = await listTeam(tx, id)
  // Recorded while whoever records it is still of the team.
  await recordEvent(tx, { customership: id, version: version + 1, event: 'transferred', happenedOn: movedOn })
  const to = parties.find(({ kind }) => kind === 'labourAuthority')?.organisation
  if (to === undefined) throw new Error('an area has a labour authority')
  const awaiting = await handOver(
    tx,
    sql`${transfer}::uuid, ${area}::uuid, ${to}::uuid, ${movedOn}::date, ${version}::int`,
  )
  for (const only of awaiting)
    await planNotice(tx, {
      notice: 'customershipAwaits',
      customership: id,
      only,
      once: awaitingSince(0, transfer),
    })
  for (const member of team)
    await planNotice(tx, {
      notice: 'customershipTransferred',
      customership: id,
      once: transfer,
      except: by.person,
      only: organisationId.parse(member.organisation),
      person: personId.parse(member.person),
    })
  await planCustomerNews(tx, { customership: id, news: 'transferred', once: transfer })
  await journalAct(journal, keys, transfer, {
    what: 'transferred',
    by: by.person,
    as: by.authority,
    on: calendar,
    area,
    labourAuthority: to,
    movedOn,
  })
  return { transfer }
}

/**
 * The database hands over in one step and checks all of it again. Answers the parties that await an officer.
 */
async function handOver(tx: WriteTx, facts: ReturnType<typeof sql>): Promise<OrganisationId[]> {
  try {
    const rows = await tx.drizzle.execute(sql`select awaits from relation.transfer(${facts}) awaits`)
    return z
      .array(z.object({ awaits: organisationId }))
      .parse([...rows])
      .map(({ awaits }) => awaits)
  } catch (error) {
    throw refusalOf(error)
  }
}

export const transferCustomershipEndpoint = writeEndpoint({
  id: 'transferCustomership',
  method: 'POST',
  path: '/v1/customerships/{customership}/transfers',
  tag: 'Customerships',
  summary: {
    fi: 'Siirrä asiakkuus sen alueen viranomaisille, jolle asiakas on muuttanut',
    sv: 'Överför kundrelationen till myndigheterna i det område dit kunden har flyttat',
    en: 'Transfer a customership to the authorities of the area to which the customer has moved',
  },
  caller: ['person'],
  operation: 'customership.transfer',
  scope: 'customership',
  success: 201,
  ifMatch: true,
  params: { customership: customershipId },
  query: {},
  body,
  audit: { event: 'customership.transferred', ground: 'tym-4' },
  problems: [
    'not-found',
    'not-permitted',
    'customership-ended',
    'end-proposed',
    'invalid-date',
    'not-a-party',
    'nobody-to-receive',
    'state-conflict',
    'stale-version',
  ],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { area: '0198f0a0-0000-7000-8000-000000000202', movedOn: '2026-11-02' },
  },
  handler: async (tx, { caller, params: { customership }, body: move, expectedVersion, parts }) => {
    const keys = await getKeys(parts, customership)
    const { transfer } = await transferCustomership(tx, { keys, journal: parts.journal }, staffOf(caller), {
      ...move,
      expectedVersion,
    })
    return {
      id: transfer,
      version: 1,
      touched: [touchedFacts(customership, caller.role, ['2.08'], [transfer])],
    }
  },
})
