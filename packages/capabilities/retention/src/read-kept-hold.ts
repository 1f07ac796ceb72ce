import type { ReadTx } from '@tym/database'
import { noBody, type Parts, readEndpoint } from '@tym/employment'
import { type HoldId, holdId, Problem } from '@tym/kernel'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { exampleKept, heldEntryPlace, heldEntryView, keptHoldView, keptReasonPlace } from './kept-hold.ts'
import { toKeptView } from './list-kept-holds.ts'
import { ownKeyId } from './prepare-farewell.ts'
import { heldEntry, type KeptHoldRow, keptHold } from './schema.ts'

const shown = keptHoldView.extend({ reason: z.string(), entries: z.array(heldEntryView) })

/** The kept hold of the caller's authority that is not released. Throws 'not-found' for any other, alike. */
export async function getKeptHold(tx: ReadTx, id: HoldId): Promise<KeptHoldRow> {
  const [row] = await tx.drizzle
    .select()
    .from(keptHold)
    .where(and(eq(keptHold.id, id), isNull(keptHold.releasedAt)))
  if (row === undefined) throw new Problem('not-found', 'No such kept hold for this caller.')
  return row
}

async function readKeptHold(tx: ReadTx, id: HoldId, { keys: vault }: Pick<Parts, 'keys'>) {
  const row = await getKeptHold(tx, id)
  const keys = await vault.find(ownKeyId(id))
  if (keys === undefined) throw new Problem('not-found', 'The kept hold has no key any more.')
  const entries = await tx.drizzle
    .select()
    .from(heldEntry)
    .where(eq(heldEntry.hold, id))
    .orderBy(asc(heldEntry.number), asc(heldEntry.version))
  return {
    ...toKeptView(row),
    reason: keys.decrypt(keptReasonPlace(id), row.reason),
    entries: entries.map((each) => ({
      number: each.number,
      version: each.version,
      field: each.field,
      owner: each.owner,
      value: z.json().parse(JSON.parse(keys.decrypt(heldEntryPlace(each), each.content))),
      author: { person: each.author, role: each.authorRole },
      recordedAt: each.recordedAt.toISOString(),
      occurredOn: each.occurredOn,
    })),
  }
}

export const readKeptHoldEndpoint = readEndpoint({
  id: 'readKeptHold',
  method: 'GET',
  path: '/v1/kept-holds/{hold}',
  tag: 'Holds',
  summary: {
    fi: 'Lue tiedot, jotka esto on säilyttänyt poiston jälkeen',
    sv: 'Läs de uppgifter som hindret har bevarat efter raderingen',
    en: 'Read what a hold has kept past the deletion',
  },
  caller: ['person'],
  operation: 'keptHold.read',
  scope: 'organisation',
  params: { hold: holdId },
  query: {},
  body: noBody,
  output: shown,
  audit: { event: 'keptHold.read', ground: 'tym-12' },
  problems: ['not-found'],
  example: { params: { hold: exampleKept } },
  handler: async (tx, { params, parts }) => ({
    output: await readKeptHold(tx, params.hold, parts),
    touched: [],
  }),
})
