import type { ReadTx } from '@tym/database'
import {
  afterOf,
  cutPage,
  noBody,
  type PageRequest,
  pageQuery,
  readEndpoint,
  type StaffPrincipal,
  staffOf,
} from '@tym/employment'
import { type PersonId, personId, usageRightId } from '@tym/kernel'
import { operationReach } from '@tym/register'
import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { usageRight } from './schema.ts'
import { type UsageRightState, usageRightState } from './usage-right.ts'
import { toUsageRightView, type UsageRightView, usageRightView } from './usage-right-view.ts'

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
    ...pageQuery,
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

interface Wanted extends PageRequest {
  readonly state?: UsageRightState | undefined
  readonly holder?: PersonId | undefined
}

const place = z.strictObject({ id: usageRightId })

/** Newest first. An employer sees its own staff's rights, the agency's grantor those of all. */
export async function listRights(
  tx: ReadTx,
  { role, employer }: Pick<StaffPrincipal, 'role' | 'employer'>,
  { state, holder, ...wanted }: Wanted,
): Promise<{ items: UsageRightView[]; nextCursor: string | null }> {
  const before = afterOf(wanted, place)?.id
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
    .limit(wanted.limit + 1)
  const { page, nextCursor } = cutPage(rows, wanted, ({ id }) => ({ id }))
  return { items: page.map(toUsageRightView), nextCursor }
}
