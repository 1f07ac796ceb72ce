import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint, staffOf } from '@tym/employment'
import { areaId, organisationId, personId, plainDate, usageRightId } from '@tym/kernel'
import { isOperationId, mayPerform, operations, policyVersion, type RoleId, roleId } from '@tym/register'
import { z } from 'zod'
import { getRight } from './queries.ts'

const operationIds = Object.keys(operations).filter(isOperationId)

const common = {
  person: personId,
  role: roleId,
  /** What the role may do as such; whether it may in a file is another question. */
  operations: z.array(z.enum(operationIds)),
  /** The rules under which this was answered; what was fetched under others is out of date. */
  policyVersion: z.string(),
  /** Today by the service's calendar, from which its deadlines are counted. */
  calendar: plainDate,
}
const session = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['person', 'system']),
    ...common,
    title: z.string(),
    duty: z.string(),
    employer: organisationId,
    authority: organisationId,
    area: areaId,
    usageRight: usageRightId,
    /** The last day of the usage right. */
    validUntil: plainDate,
  }),
  z.strictObject({ kind: z.literal('customer'), ...common }),
])

export const readSessionEndpoint = readEndpoint({
  id: 'readSession',
  method: 'GET',
  path: '/v1/session',
  tag: 'Session',
  summary: {
    fi: 'Lue, kuka olet, missä tehtävässä ja mitä siinä saa tehdä',
    sv: 'Läs vem du är, i vilken uppgift och vad du får göra i den',
    en: 'Read who you are, in which duty, and what may be done in it',
  },
  caller: ['person', 'system', 'customer'],
  operation: 'session.read',
  scope: 'public',
  params: {},
  query: {},
  body: noBody,
  output: session,
  audit: { event: 'session.read', ground: 'ima-16' },
  problems: [],
  example: { params: {} },
  // It tells of no file: one line without a subject. A client asks once after a sign-in or another role.
  handler: async (tx, { caller }) => ({ output: await readSession(tx, caller), touched: [] }),
})

/** Who the caller is, by the certificate and the usage right under it, and what the role may do as such. */
export async function readSession(tx: ReadTx, caller: Principal): Promise<z.input<typeof session>> {
  const { person, role } = caller
  const { calendar } = tx.context
  const said = { person, role, operations: operationsOf(role), policyVersion, calendar }
  if (caller.kind === 'customer') return { kind: caller.kind, ...said }
  const { title, employer, authority, area, usageRight } = staffOf(caller)
  const { duty, validUntil } = await getRight(tx, usageRight)
  return { kind: caller.kind, ...said, title, duty, employer, authority, area, usageRight, validUntil }
}

const operationsOf = (role: RoleId) => operationIds.filter((operation) => mayPerform(role, operation))
