import type { ReadTx } from '@tym/database'
import {
  cutPage,
  noBody,
  olderThan,
  type PageRequest,
  type Parts,
  pageQuery,
  readEndpoint,
} from '@tym/employment'
import { lineDelayId, lineId, type PlainDate, personId, plainDate } from '@tym/kernel'
import { lineDelayGround } from '@tym/register'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { delayReasonPlace } from './line-delay.ts'
import { type LineDelayRow, lineDelay } from './schema.ts'

/** A delay as those who handle it see it; of whose file it is, it says nothing. */
const shown = z.strictObject({
  id: lineDelayId,
  line: z.strictObject({ id: lineId, at: z.iso.datetime(), event: z.string(), person: personId }),
  ground: lineDelayGround,
  /** Null once nobody can read it any more. */
  reason: z.string().nullable(),
  until: plainDate,
  /** `lapsed`: nobody decided in time; `over`: its day has passed. In both the customer sees the line. */
  state: z.enum(['proposed', 'live', 'refused', 'ended', 'lapsed', 'over']),
  /** Until when somebody else must decide. */
  decideBy: plainDate,
  version: z.int(),
  proposedBy: personId,
  decidedBy: personId.nullable(),
})

function stateOf(
  { state, lapsesOn, untilOn }: LineDelayRow,
  today: PlainDate,
): z.infer<typeof shown>['state'] {
  if (state === 'proposed' && lapsesOn < today) return 'lapsed'
  return state === 'live' && untilOn < today ? 'over' : state
}

async function listLineDelays(tx: ReadTx, wanted: PageRequest, { keys: vault }: Pick<Parts, 'keys'>) {
  const rows = await tx.drizzle
    .select()
    .from(lineDelay)
    .where(olderThan(wanted, { at: lineDelay.proposedAt, id: lineDelay.id }))
    .orderBy(desc(lineDelay.proposedAt), desc(lineDelay.id))
    .limit(wanted.limit + 1)
  const { page, nextCursor } = cutPage(rows, wanted, ({ proposedAt, id }) => ({ at: proposedAt, id }))
  const items = await Promise.all(
    page.map(async (row) => {
      const { id, line, lineAt, event, actor, ground, untilOn, lapsesOn, version, proposedBy, decidedBy } =
        row
      const keys = await vault.find(row.customership)
      return {
        id,
        ground,
        version,
        proposedBy,
        decidedBy,
        until: untilOn,
        decideBy: lapsesOn,
        line: { id: line, at: lineAt.toISOString(), event, person: actor },
        reason: keys?.decrypt(delayReasonPlace(id), row.reason) ?? null,
        state: stateOf(row, tx.context.calendar),
      }
    }),
  )
  return { items, nextCursor }
}

export const listLineDelaysEndpoint = readEndpoint({
  id: 'listLineDelays',
  method: 'GET',
  path: '/v1/line-delays',
  tag: 'Access log',
  summary: {
    fi: 'Oman organisaation lokirivit, jotka näytetään asiakkaalle myöhemmin',
    sv: 'Den egna organisationens loggrader som visas för kunden senare',
    en: "The own organisation's lines of the log that the customer is shown later",
  },
  caller: ['person'],
  operation: 'lineDelay.read',
  scope: 'oversight',
  params: {},
  query: pageQuery,
  body: noBody,
  output: z.strictObject({ items: z.array(shown), nextCursor: z.string().nullable() }),
  audit: { event: 'lineDelay.listed', ground: 'gdpr-15' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20' } },
  handler: async (tx, { query, parts }) => ({
    output: await listLineDelays(tx, query, parts),
    touched: [{ purpose: 'overseeUse' }],
  }),
})
