import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { Problem, type UsageRightId, usageRightId } from '@tym/kernel'
import { operationReach } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { exampleRight } from './application.ts'
import { getRight } from './queries.ts'
import { usageRightEvent as eventTable } from './schema.ts'
import { usageRightEvent } from './usage-right.ts'
import { toUsageRightView, usageRightView } from './usage-right-view.ts'

const rightWithHistory = z.strictObject({
  ...usageRightView.shape,
  history: z.array(
    z.strictObject({
      event: usageRightEvent,
      version: z.number().int().positive(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
})

export const readRightEndpoint = readEndpoint({
  id: 'readUsageRight',
  method: 'GET',
  path: '/v1/usage-rights/{usageRight}',
  tag: 'Usage rights',
  summary: {
    fi: 'Lue käyttöoikeus ja sen historia',
    sv: 'Läs en åtkomsträtt och dess historia',
    en: 'Read a usage right and its history',
  },
  caller: ['person', 'system'],
  operation: 'usageRight.list',
  scope: 'organisation',
  params: { usageRight: usageRightId },
  query: {},
  body: noBody,
  output: rightWithHistory,
  audit: { event: 'usageRight.read', ground: 'ima-16' },
  problems: ['not-found'],
  example: { params: { usageRight: exampleRight } },
  handler: async (tx, { caller, params }) => ({
    output: await readRight(tx, staffOf(caller), params.usageRight),
    touched: [],
  }),
})

/** One right with everything that has happened to it, oldest first. Throws Problem 'not-found'. */
export async function readRight(
  tx: ReadTx,
  { role, employer }: Pick<StaffPrincipal, 'role' | 'employer'>,
  id: UsageRightId,
): Promise<z.infer<typeof rightWithHistory>> {
  const right = await getRight(tx, id)
  if (operationReach(role, 'usageRight.list') !== 'network' && right.employer !== employer) {
    throw new Problem('not-found', 'The right is of another employer.')
  }
  const events = await tx.drizzle
    .select()
    .from(eventTable)
    .where(eq(eventTable.usageRight, id))
    .orderBy(asc(eventTable.version), asc(eventTable.at))
  return {
    ...toUsageRightView(right),
    history: events.map(({ event, version, byPerson, at }) => ({
      event,
      version,
      by: byPerson,
      at: at.toISOString(),
    })),
  }
}
