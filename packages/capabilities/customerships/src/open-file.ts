import type { ReadTx, WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Touched, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, newOpeningId, type OpeningId, Problem } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { type OpeningKind, openingKind, openings, type PurposeId, tellingText } from '@tym/register'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { outOfTeamReadKind } from './notify-out-of-team-read.ts'
import { encryptReason } from './reason.ts'
import { glassOpening } from './schema.ts'
import { planCustomerNews } from './tell-customer.ts'
import type { FileOpened } from './tell-of-opening.ts'

const hour = 3_600_000

interface Opened {
  readonly id: OpeningId
  readonly version: number
  readonly way: FileOpened['way']
}

/**
 * Opens a file for the declared hours to an officer who has no other way into it: from outside its team, or
 * of its team after its end. Team, supervisor, data protection officer and customer are told, once; it opens
 * reads of content only, and is asked for at each. Throws 'state-conflict' where nothing needs
 * opening: for the team of a file that goes on, and for whoever has it open.
 */
export async function openFile(
  tx: WriteTx,
  customership: CustomershipId,
  { person, usageRight, employer, authority }: StaffPrincipal,
  kind: OpeningKind,
): Promise<Opened> {
  const way = await getWayToOpen(tx)
  if (way === 'team') throw new Problem('state-conflict', 'The team of the file needs no opening.')
  if (await isOpen(tx, customership)) throw new Problem('state-conflict', 'The caller has it open already.')
  const id = newOpeningId()
  const openedAt = tx.context.instant
  const openUntil = new Date(openedAt.getTime() + openings.hours * hour)
  await tx.drizzle
    .insert(glassOpening)
    .values({ id, customership, person, usageRight, organisation: authority, kind, openedAt, openUntil })
  const payload: FileOpened = { customership, opening: id, by: person, employer, authority, way }
  await plan(tx, { kind: outOfTeamReadKind, payload })
  await planCustomerNews(tx, { customership, news: 'openedForReason', once: id })
  return { id, version: 1, way }
}

const wayToOpen = z.tuple([z.object({ way: z.enum(['area', 'afterEnd', 'team']) })])

async function getWayToOpen(tx: ReadTx) {
  const rows = await tx.drizzle.execute(sql`select relation.way_to_open() as way`)
  return wayToOpen.parse([...rows])[0].way
}

/** Row-level security shows the caller's own openings of the file only. */
async function isOpen(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const rows = await tx.drizzle
    .select({ id: glassOpening.id })
    .from(glassOpening)
    .where(
      and(
        eq(glassOpening.customership, customership),
        isNull(glassOpening.closedAt),
        gt(glassOpening.openUntil, tx.context.instant),
      ),
    )
  return rows.length > 0
}

const sealed = async (keys: Pick<KeyVault, 'find'>, customership: CustomershipId, reason: string) => {
  const bytes = await encryptReason(keys, customership, reason)
  return bytes === undefined ? {} : { reason: bytes }
}

/** What the line of an opening says beside its reason. */
const saidOf = {
  area: { purpose: 'dutyCover', outOfTeam: true },
  afterEnd: { purpose: 'afterEnd', event: 'customership.openedAfterEnd' },
} as const satisfies Readonly<Record<FileOpened['way'], Touched & { readonly purpose: PurposeId }>>

export const openFileEndpoint = writeEndpoint({
  id: 'openFile',
  method: 'POST',
  path: '/v1/customerships/{customership}/openings',
  tag: 'Openings',
  summary: {
    fi: 'Avaa asiakkuus perustellusta syystä',
    sv: 'Öppna en kundrelation av grundad anledning',
    en: 'Open a customership for a stated reason',
  },
  caller: ['person'],
  operation: 'customership.openForReason',
  scope: 'glass',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({
    kind: openingKind,
    /** In the log of the file, where team and customer read it. */
    reason: tellingText(openings.mostReason, openings.leastReason),
  }),
  audit: { event: 'customership.openedForReason', ground: 'tym-15' },
  problems: ['not-found', 'state-conflict'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { kind: 'dutyCover', reason: 'Sijaistan vastuuvirkailijaa, asiakas soitti.' },
  },
  handler: async (tx, { caller, params: { customership }, body, parts }) => {
    const { way, ...written } = await openFile(tx, customership, staffOf(caller), body.kind)
    const reason = await sealed(parts.keys, customership, body.reason)
    return { ...written, touched: [{ customership, resources: [written.id], ...saidOf[way], ...reason }] }
  },
})
