import { type StaffPrincipal, staffOf } from '@tym/access'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/endpoint'
import { type PersonId, Problem, personId, type UsageRightId, usageRightId } from '@tym/kernel'
import { operationReach } from '@tym/register'
import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { usageRight } from './schema.ts'
import { type UsageRightState, usageRightState } from './usage-right.ts'
import { toUsageRightView, type UsageRightView, usageRightView } from './usage-right-view.ts'

const usualPage = 50
const largestPage = 100

export const listRightsEndpoint = readEndpoint({
  id: 'listUsageRights',
  method: 'GET',
  path: '/v1/usage-rights',
  tag: 'Usage rights',
  summary: {
    fi: 'Luettele oman organisaation käyttöoikeudet; myöntäjä näkee kaikki',
    sv: 'Lista den egna organisationens åtkomsträttigheter; beviljaren ser alla',
    en: "List the own organisation's usage rights; the grantor sees all",
  },
  caller: ['person', 'system'],
  operation: 'usageRight.list',
  scope: 'organisation',
  params: {},
  query: {
    state: usageRightState.optional(),
    holder: personId.optional(),
    limit: z.coerce.number().int().min(1).max(largestPage).default(usualPage),
    cursor: z.string().max(64).optional(),
  },
  body: noBody,
  output: z.strictObject({ items: z.array(usageRightView), nextCursor: z.string().nullable() }),
  audit: { event: 'usageRight.listed', ground: 'ima-16' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { state: 'applied' } },
  handler: async (tx, { caller, query }) => ({
    output: await listRights(tx, staffOf(caller), query),
    touched: [],
  }),
})

interface Wanted {
  readonly state?: UsageRightState | undefined
  readonly holder?: PersonId | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Newest first. An employer sees its own staff's rights, the agency's grantor those of all. */
export async function listRights(
  tx: ReadTx,
  { role, employer }: Pick<StaffPrincipal, 'role' | 'employer'>,
  { state, holder, limit, cursor }: Wanted,
): Promise<{ items: UsageRightView[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : parseCursor(cursor)
  const rows = await tx.drizzle
    .select()
    .from(usageRight)
    .where(
      and(
        operationReach(role, 'usageRight.list') === 'network' ? undefined : eq(usageRight.employer, employer),
        state === undefined ? undefined : eq(usageRight.state, state),
        holder === undefined ? undefined : eq(usageRight.holder, holder),
        before === undefined ? undefined : lt(usageRight.id, before),
      ),
    )
    // Ids of version 7 follow the order of time.
    .orderBy(desc(usageRight.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map(toUsageRightView), nextCursor: last === undefined ? null : toCursor(last.id) }
}

const toCursor = (id: UsageRightId) => Buffer.from(id, 'latin1').toString('base64url')

function parseCursor(cursor: string): UsageRightId {
  const id = usageRightId.safeParse(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!id.success) throw new Problem('invalid-cursor', 'The cursor is not one that this list gave.')
  return id.data
}
