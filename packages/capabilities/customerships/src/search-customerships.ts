import type { ReadTx, WriteTx } from '@tym/database'
import { decideOperation, readEndpoint } from '@tym/employment'
import { customershipId, nationalId, newId, type PersonId, Problem, plainDate } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { operationReach, ordinaryPurpose, type RoleId, roles } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState } from './customership.ts'
import { outOfTeamReadKind } from './notify-out-of-team-read.ts'
import { encryptReason, reasonText } from './reason.ts'

const found = z.object({
  id: customershipId,
  number: z.string(),
  state: customershipState,
  startedOn: plainDate,
  onTeam: z.boolean(),
})
export type Found = z.infer<typeof found>

/**
 * The customerships of one person, newest first: those the caller works on, and in a context that is out of
 * the team (or a registrar's) those of the caller's party. Runs in scope 'search'.
 */
export async function findByIndex(tx: ReadTx, index: Buffer): Promise<Found[]> {
  const rows = await tx.drizzle.execute(
    sql`select customership as id, number, state, started_on as "startedOn", on_team as "onTeam"
      from relation.find_by_index(${index}::bytea) order by started_on desc, customership desc`,
  )
  return z.array(found).parse([...rows])
}

/** For how long whoever has found a file may open it before its owners are told of the search alone. */
const openedWithin = 15 * 60_000

/** Promises the owners of a file that they will be told: the promise commits with the answer. */
async function promiseNotice(tx: ReadTx, customership: string, searcher: PersonId): Promise<void> {
  if (!isWriting(tx))
    throw new Problem('internal-error', 'A search out of the team ran in a read-only transaction.')
  await plan(tx, {
    kind: outOfTeamReadKind,
    payload: { customership, search: newId(), searcher },
    runAt: new Date(tx.context.instant.getTime() + openedWithin),
  })
}

// Reads run in writing transactions, for their log lines.
function isWriting(tx: ReadTx): tx is WriteTx {
  return tx.access === 'write'
}

/** Who searches for a request of the person, for the own organisation, and never without a reason. */
const isForRequest = (role: RoleId) => operationReach(role, 'customership.search') === 'ownOrganisation'

/**
 * One log line says this of each customership shown: why it was looked for, and the reason under the file's
 * own key.
 */
async function touchedBySearch(
  { id, onTeam }: Found,
  { role, reason, keys }: { role: RoleId; reason: string | undefined; keys: Pick<KeyVault, 'find'> },
) {
  const sealed = reason === undefined ? undefined : await encryptReason(keys, id, reason)
  return {
    customership: id,
    categories: [2],
    fields: ['2.01'],
    purpose: ordinaryPurpose(role, { outOfTeam: !onTeam }),
    outOfTeam: !onTeam,
    ...(sealed === undefined ? {} : { reason: sealed }),
  }
}

export const searchCustomershipsEndpoint = readEndpoint({
  id: 'searchCustomerships',
  method: 'POST',
  path: '/v1/customerships/search',
  tag: 'Customerships',
  summary: {
    fi: 'Hae asiakkuudet henkilötunnuksella',
    sv: 'Sök kundrelationer med personbeteckning',
    en: 'Find the customerships of a person by identity code',
  },
  caller: ['person'],
  operation: 'customership.search',
  scope: 'search',
  params: {},
  query: {},
  body: z.strictObject({ nationalId, reason: reasonText.optional() }),
  output: z.strictObject({ items: z.array(found.strict()) }),
  audit: { event: 'customership.searched', ground: 'tym-15' },
  problems: ['invalid-national-id', 'not-permitted'],
  example: {
    params: {},
    body: { nationalId: '140385-901E', reason: 'Sijaistan vastuuvirkailijaa hänen lomansa ajan.' },
  },
  // Out of the team only with a reason and a role that may; a registrar acts on a request and always says
  // which.
  decide: ({ caller: { role }, body }) => {
    const mayGiveReason = roles[role].breakGlass || isForRequest(role)
    const reasonFits = body.reason === undefined ? !isForRequest(role) : mayGiveReason
    return reasonFits ? decideOperation(role, 'customership.search') : { allowed: false, rule: 'no-rule' }
  },
  handler: async (tx, { caller: { role, person }, body, parts }) => {
    const files = await findByIndex(tx, parts.blindIndex(body.nationalId))
    for (const { id, onTeam } of files) {
      if (!onTeam && !isForRequest(role)) await promiseNotice(tx, id, person)
    }
    const about = { role, reason: body.reason, keys: parts.keys }
    return {
      output: { items: files },
      touched: await Promise.all(files.map((file) => touchedBySearch(file, about))),
    }
  },
})
