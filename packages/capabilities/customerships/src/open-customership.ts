import type { WriteTx } from '@tym/database'
import {
  type AreaId,
  type CustomershipId,
  customershipId,
  newId,
  type OrganisationId,
  type PersonId,
  type PlainDate,
  Problem,
} from '@tym/kernel'
import { listAreaMembers } from '@tym/organisations/public'
import type { RoleId } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { begin } from './customership.ts'
import { chooseParties, type Party } from './parties.ts'
import { recordEvent } from './record-event.ts'
import type { VerifiedReferral } from './referral.ts'
import { awaitingSince } from './remind-of-awaiting.ts'
import { caseTeamMember, customership, identityIndex, party } from './schema.ts'
import { planCustomerNews } from './tell-customer.ts'
import { planNotice } from './tell-officers.ts'

export interface Opening {
  /** The id that the transaction's scope 'opening' names. */
  readonly id: CustomershipId
  readonly area: AreaId
  readonly startedOn: PlainDate
  /** Named by a county or Kela in an area that has several labour authorities. */
  readonly labourAuthority?: OrganisationId | undefined
  /** The starter as staff; person, employer and authority are the caller's. */
  readonly startedBy: { readonly name: string; readonly title: string; readonly role: RoleId }
  readonly referral?: Pick<VerifiedReferral, 'referringParty' | 'referredOn' | 'hash'> | undefined
  /** The second officer who confirmed a start of somebody under fifteen, and when. */
  readonly ageConfirmed?: { readonly by: PersonId; readonly at: Date } | undefined
  /** Keyed blind index of the customer's identity code. */
  readonly index: Buffer
}

export interface Opened {
  readonly number: string
  readonly version: number
  readonly parties: readonly Party[]
  /**
   * Open files of whoever had the code before. Whoever starts is not told of them; their logs say it and
   * their officers are told.
   */
  readonly formerly: readonly CustomershipId[]
}

/**
 * A file that stands in the way of a start: the person's open one, or the one that the referral has started.
 */
export interface FileMet {
  readonly met: 'openFile' | 'fileOfReferral'
  readonly customership: CustomershipId
  /** Whether whoever starts is on its team. */
  readonly onTeam: boolean
}

/**
 * Starts a customership, the legally significant act that opens the file (4, 12 §), in scope 'opening'; a
 * crash leaves nothing. The starter is the first member of the team and the responsible officer of their own
 * party, and the other parties see the file among those that await them. Answers the file that stands in its
 * way, where there is one, and has then written nothing. Throws 'not-permitted' outside the area of the
 * caller's right, 'start-in-future', 'not-a-party'.
 */
export async function openCustomership(tx: WriteTx, opening: Opening): Promise<Opened | FileMet> {
  const { caller, instant, calendar } = tx.context
  if (caller?.authority === undefined)
    throw new Problem('certificate-kind-not-allowed', 'Only officers start an assessment.')
  const { authority, person } = caller
  if (opening.area !== caller.area)
    throw new Problem(
      'not-permitted',
      "The right of the caller is for another area than the start's.",
      '/area',
    )
  if (opening.startedOn > calendar)
    throw new Problem('start-in-future', 'The start is in the future.', '/startedOn')
  const members = await listAreaMembers(tx, opening.area)
  const parties = chooseParties(members, authority, opening.labourAuthority)
  const open = await findOpenFile(tx, opening.index)
  if (open !== undefined) return { met: 'openFile', ...open }

  const number = await nextNumber(tx)
  const { startedOn, version } = begin(opening.startedOn)
  const labourAuthority = parties.find(({ kind }) => kind === 'labourAuthority')?.organisation ?? authority
  const inserted = await tx.drizzle
    .insert(customership)
    .values({
      id: opening.id,
      number,
      area: opening.area,
      labourAuthority,
      startedOn,
      recordedAt: instant,
      recordedOn: calendar,
      startedBy: person,
      startedByAuthority: authority,
      unemployedConfirmedBy: person,
      unemployedConfirmedAt: instant,
      ageConfirmedBy: opening.ageConfirmed?.by ?? null,
      ageConfirmedAt: opening.ageConfirmed?.at ?? null,
      referringParty: opening.referral?.referringParty ?? null,
      referredOn: opening.referral?.referredOn ?? null,
      referralHash: opening.referral?.hash ?? null,
      version,
    })
    .onConflictDoNothing({ target: customership.referralHash })
    .returning({ id: customership.id })
  if (inserted.length === 0) return { met: 'fileOfReferral', ...(await getFileOfReferral(tx, opening)) }

  const taken = (organisation: OrganisationId) =>
    organisation === authority ? { takenAt: instant, takenBy: person } : {}
  await tx.drizzle.insert(party).values(
    parties.map(({ organisation, kind }) => ({
      customership: opening.id,
      organisation,
      kind,
      ...taken(organisation),
    })),
  )
  await tx.drizzle.insert(caseTeamMember).values({
    id: newId(),
    customership: opening.id,
    organisation: authority,
    person,
    name: opening.startedBy.name,
    title: opening.startedBy.title,
    role: opening.startedBy.role,
    responsible: true,
    addedBy: person,
    addedAt: instant,
  })
  await tx.drizzle.insert(identityIndex).values({ customership: opening.id, index: opening.index })
  await recordEvent(tx, { customership: opening.id, version, event: 'started', happenedOn: startedOn })
  await planNotice(tx, {
    notice: 'customershipAwaits',
    customership: opening.id,
    not: authority,
    once: awaitingSince(0),
  })
  await planCustomerNews(tx, { customership: opening.id, news: 'started', once: opening.id })
  const formerly = await findByFormerCode(tx, opening.index)
  for (const file of formerly)
    await planNotice(tx, {
      notice: 'startedByFormerCode',
      customership: file,
      except: person,
      once: opening.id,
    })
  return { number, version, parties, formerly }
}

const fileMet = z.object({ customership: customershipId, onTeam: z.boolean() })

/**
 * A person has one open customership at a time. The lock makes two simultaneous starts for one person wait
 * for each other, so that the second meets the first; the unique index is the database's own refusal.
 */
async function findOpenFile(tx: WriteTx, index: Buffer) {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(${index}::bytea, 'hex'), 0))`,
  )
  const [row] = await tx.drizzle.execute(
    sql`select customership, on_team as "onTeam" from relation.open_file_of(${index}::bytea)`,
  )
  return row === undefined ? undefined : fileMet.parse(row)
}

/** Runs in every start, so that all starts are answered by the same statements. */
async function findByFormerCode(tx: WriteTx, index: Buffer): Promise<CustomershipId[]> {
  const rows = await tx.drizzle.execute(
    sql`select customership from relation.open_by_former_code(${index}::bytea)`,
  )
  return z
    .array(z.object({ customership: customershipId }))
    .parse([...rows])
    .map(({ customership: file }) => file)
}

/** The file that the referral has started already: the insert has just met it. */
async function getFileOfReferral(tx: WriteTx, { referral }: Opening) {
  const [row] = await tx.drizzle.execute(
    sql`select customership, on_team as "onTeam" from relation.file_of_referral(${referral?.hash ?? null}::bytea)`,
  )
  return fileMet.parse(row)
}

async function nextNumber(tx: WriteTx): Promise<string> {
  const [row] = await tx.drizzle.execute(
    sql`select lpad(nextval('customerships.running_number')::text, 7, '0') as running`,
  )
  const { running } = z.object({ running: z.string() }).parse(row)
  return `TYM-${tx.context.calendar.slice(0, 4)}-${running}`
}
