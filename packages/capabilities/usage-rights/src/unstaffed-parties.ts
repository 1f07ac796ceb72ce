import type { ReadTx, WriteTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { type AreaId, areaId, daySeconds, type OrganisationId, organisationId } from '@tym/kernel'
import { listPartiesOfAreas } from '@tym/organisations/public'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { type PartyKind, partyKind } from '@tym/register'
import { z } from 'zod'
import { listCaseWorkers } from './list-case-workers.ts'
import { tellAgencyMonthly } from './tell-agency-monthly.ts'

const unstaffed = z.strictObject({ area: areaId, organisation: organisationId, kind: partyKind })
interface UnstaffedParty {
  readonly area: AreaId
  readonly organisation: OrganisationId
  readonly kind: PartyKind
}

/**
 * Parties of cooperation areas for which nobody may work with customers there today: no file of theirs can be
 * taken, planned or ended (2, 4, 8 §). For whoever sees all rights: the agency, and named jobs.
 */
export async function listUnstaffedParties(tx: ReadTx): Promise<readonly UnstaffedParty[]> {
  const found: UnstaffedParty[] = []
  for (const party of await listPartiesOfAreas(tx))
    if ((await listCaseWorkers(tx, party.organisation, party.area)).length === 0) found.push(party)
  return found
}

export const listUnstaffedPartiesEndpoint = readEndpoint({
  id: 'listUnstaffedParties',
  method: 'GET',
  path: '/v1/unstaffed-parties',
  tag: 'Usage rights',
  summary: {
    fi: 'Alueiden osapuolet, joilla ei ole ketään asiakastyöhön oikeutettua',
    sv: 'Parter i områdena där ingen har rätt att arbeta med kunder',
    en: 'Parties of areas without anybody entitled to work with customers',
  },
  caller: ['person'],
  operation: 'usageRight.listUnstaffed',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(unstaffed) }),
  audit: { event: 'unstaffedParties.listed', ground: 'tym-12' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: [...(await listUnstaffedParties(tx))] }, touched: [] }),
})

export async function tellOfUnstaffedParties(tx: WriteTx): Promise<JobCounts> {
  const parties = await listUnstaffedParties(tx)
  const matters = parties.map(({ area, organisation }) => `${area}:${organisation}`)
  const sent = await tellAgencyMonthly(tx, 'areaWithoutOfficers', matters)
  return { parties: parties.length, sent }
}

export const tellOfUnstaffed: JobDefinition = defineJob({
  kind: 'tell-unstaffed-parties',
  payload: z.strictObject({}),
  everySeconds: daySeconds,
  run: (tx) => tellOfUnstaffedParties(tx),
})
