import { auditEntry } from '@tym/audit-log'
import type { ReadTx, WriteTx } from '@tym/database'
import { type Parts, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import {
  addDays,
  addMonths,
  customershipId,
  type LineId,
  lineId,
  newId,
  newLineDelayId,
  type PlainDate,
  Problem,
  personId,
  plainDate,
} from '@tym/kernel'
import { plan } from '@tym/outbox'
import { lineDelayGround, lineDelays, roleId, tellingText } from '@tym/register'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { delayReasonPlace } from './line-delay.ts'
import { lineDelay } from './schema.ts'
import { delayProposedKind } from './tell-delay-proposed.ts'

const proposal = z.strictObject({
  line: lineId,
  ground: lineDelayGround,
  /** Whom the showing would endanger, and how. */
  reason: tellingText(1000, 10),
  /** The last day on which it is not shown. */
  until: plainDate,
})

/**
 * Proposes that a line which people of the own organisation wrote be shown to the customer later (GDPR 15(4),
 * Act 1050/2018 34 §). It is kept from the customer at once, for as long as another person has to decide.
 * Throws 'not-found' for a line that is not of the own people in a file of the own authority, or is the
 * proposer's own, 'delay-period', and 'delay-proposed' while another proposal waits.
 */
async function proposeLineDelay(
  tx: WriteTx,
  by: StaffPrincipal,
  { line, ground, reason, until }: z.infer<typeof proposal>,
  { keys: vault }: Pick<Parts, 'keys'>,
): Promise<Written> {
  const { calendar, instant } = tx.context
  verifyPeriod(until, calendar)
  const { customership, at, event, actor, role } = await getOverseenLine(tx, by, line)
  const keys = await vault.find(customership)
  if (keys === undefined) throw notFound()
  await verifyNoneWaits(tx, line, calendar)
  const id = newLineDelayId()
  await tx.drizzle.insert(lineDelay).values({
    id,
    customership,
    line,
    lineAt: at,
    event,
    actor,
    role,
    owner: by.authority,
    ground,
    reason: keys.encrypt(delayReasonPlace(id), reason),
    untilOn: until,
    state: 'proposed' as const,
    lapsesOn: addDays(calendar, lineDelays.undecidedDays),
    proposedBy: by.person,
    proposedAt: instant,
    notices: newId(),
  })
  await plan(tx, { kind: delayProposedKind, payload: { delay: id } })
  return { id, version: 1, touched: [{ purpose: 'overseeUse' }] }
}

function verifyPeriod(until: PlainDate, today: PlainDate): void {
  if (until < today || until > addMonths(today, lineDelays.mostMonths))
    throw new Problem('delay-period', 'The day is past or too far ahead.', '/until')
}

const file = z.array(z.object({ customership: customershipId })).max(1)

async function getOverseenLine(tx: ReadTx, by: StaffPrincipal, line: LineId) {
  const [row] = await tx.drizzle
    .select({
      at: auditEntry.at,
      event: auditEntry.event,
      actor: auditEntry.person,
      role: auditEntry.role,
    })
    .from(auditEntry)
    .where(eq(auditEntry.line, line))
  const [found] = file.parse([
    ...(await tx.drizzle.execute(
      sql`select customership from relation.overseen_files(array[${line}]::uuid[])`,
    )),
  ])
  if (row === undefined || found === undefined) throw notFound()
  if (row.actor === null || row.actor === by.person) throw notFound()
  return { ...row, ...found, actor: personId.parse(row.actor), role: roleId.nullable().parse(row.role) }
}

const notFound = () => new Problem('not-found', 'No such line for this caller.', '/line')

/** Two who propose at once are let through one after the other. */
async function verifyNoneWaits(tx: WriteTx, line: LineId, today: PlainDate): Promise<void> {
  await tx.drizzle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`line-delay:${line}`}, 0))`)
  const [waiting] = await tx.drizzle
    .select({ id: lineDelay.id })
    .from(lineDelay)
    .where(
      and(eq(lineDelay.line, line), eq(lineDelay.state, 'proposed'), sql`${lineDelay.lapsesOn} >= ${today}`),
    )
  if (waiting !== undefined) throw new Problem('delay-proposed', 'A proposal waits for its decision.')
}

export const proposeLineDelayEndpoint = writeEndpoint({
  id: 'proposeLineDelay',
  method: 'POST',
  path: '/v1/line-delays',
  tag: 'Access log',
  summary: {
    fi: 'Ehdota, että lokirivi näytetään asiakkaalle myöhemmin',
    sv: 'Föreslå att en loggrad visas för kunden senare',
    en: 'Propose that a line of the log be shown to the customer later',
  },
  caller: ['person'],
  operation: 'lineDelay.propose',
  scope: 'oversight',
  params: {},
  query: {},
  body: proposal,
  success: 201,
  ifMatch: false,
  audit: { event: 'lineDelay.proposed', ground: 'gdpr-15' },
  problems: ['not-found', 'delay-period', 'delay-proposed'],
  example: {
    params: {},
    body: {
      line: '0198f0a0-0000-7000-8000-000000001001',
      ground: 'seriousDanger',
      reason: 'Asiakkaan puoliso lukee hänen lokiaan ja on uhannut häntä.',
      until: '2027-01-31',
    },
  },
  handler: (tx, { caller, body, parts }) => proposeLineDelay(tx, staffOf(caller), body, parts),
})
