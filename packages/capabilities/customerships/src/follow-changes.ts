import type { ReadTx } from '@tym/database'
import { followEndpoint, noBody, staffOf } from '@tym/employment'
import { customershipId, type OrganisationId, organisationId, sentInstant } from '@tym/kernel'
import { type ChangedPart, changedParts, isFieldId, type RoleId, signalledEvents } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/** A page has held what it shows for no longer: a session lasts so many hours. */
const longestHeld = 9 * 3_600_000

/** Who follows which file and since when, with all that the register asks of their right at each asking. */
interface FollowedFile {
  readonly customership: string
  readonly since: Date
  readonly kind: string
  readonly person: string
  readonly role: RoleId
  readonly usage_right: string
  readonly right_version: number
  readonly employer: string
  readonly authority: OrganisationId
  readonly area: string
  readonly issuer: string
  readonly key_id: string
  readonly grant_issuer: string
  readonly grant_key_id: string
}

const part = z.enum(['file', '1', '2', '3', '4', '5', '6', '7'])
const signal = z.strictObject({
  customership: customershipId,
  /** When the newest of them was done. */
  latest: sentInstant.nullable(),
  /** Acts of others since then, in the parts that they have made out of date. */
  changes: z.array(z.strictObject({ part, count: z.int() })),
})

const events = z.enum(Object.keys(signalledEvents) as [keyof typeof signalledEvents])
const row = z.object({
  stream: z.int(),
  on_team: z.boolean(),
  kela_in_plan: z.boolean(),
  done_at: z.coerce.date().nullable(),
  event: events.nullable(),
  authority: organisationId.nullable(),
  fields: z.array(z.string()).nullable(),
})

/**
 * What has become out of date in each file since its follower has read it, by what others have done: one
 * statement for all. Undefined for whoever has no way into the file, or whose right or key lives no more.
 */
export async function askForChanges(files: readonly FollowedFile[], tx: ReadTx) {
  const streams = JSON.stringify(files.map((file, stream) => ({ stream, ...file })))
  const { instant, calendar } = tx.context
  const found = await tx.drizzle.execute(
    sql`select stream, on_team, kela_in_plan, done_at, event, authority, fields
      from gate.follow(${streams}::jsonb, ${instant.toISOString()}::timestamptz, ${calendar}::date, ${sql.param(events.options)}::text[])`,
  )
  const rows = z.array(row).parse([...found])
  return files.map((file, stream) => {
    const own = rows.filter((each) => each.stream === stream)
    if (own.length === 0) return undefined
    return { customership: customershipId.parse(file.customership), ...signalOf(own, file) }
  })
}

/** Of an act that changes nothing for this follower not even its time is told. */
function signalOf(rows: readonly z.infer<typeof row>[], follower: FollowedFile) {
  const counts = new Map<ChangedPart, number>()
  let latest: Date | null = null
  for (const { event, done_at: doneAt, authority, fields, ...facts } of rows) {
    if (event === null) continue
    const act = { event, authority, fields: (fields ?? []).filter(isFieldId) }
    const onlooker = { ...follower, onTeam: facts.on_team }
    const changed = changedParts(act, onlooker, { kelaInPlan: facts.kela_in_plan })
    for (const each of changed) counts.set(each, (counts.get(each) ?? 0) + 1)
    if (changed.length > 0) latest = doneAt
  }
  const changes = [...counts].map(([changed, count]) => ({ part: part.parse(String(changed)), count }))
  return { latest, changes }
}

export const followChangesEndpoint = followEndpoint({
  id: 'followChanges',
  method: 'GET',
  path: '/v1/customerships/{customership}/changes',
  tag: 'Customerships',
  summary: {
    fi: 'Seuraa, ovatko muut muuttaneet avointa asiakkuutta',
    sv: 'Följ om andra har ändrat en öppen kundrelation',
    en: 'Follow whether others have changed an open customership',
  },
  caller: ['person'],
  operation: 'customership.followChanges',
  params: { customership: customershipId },
  /** When the page was read that may be out of date. */
  query: { since: z.iso.datetime() },
  body: noBody,
  output: signal,
  audit: { event: 'customership.changesFollowed', ground: 'tym-15' },
  problems: ['not-found'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    query: { since: '2026-11-23T07:00:00Z' },
  },
  topicOf: ({ params, query, caller, admission: { certificate }, instant }): FollowedFile => {
    const { person, role, usageRight, employer, authority, area, kind } = staffOf(caller)
    if (certificate.kind === 'customer') throw new Error('a customer follows nothing')
    const since = Math.max(Date.parse(query.since), instant.getTime() - longestHeld)
    return {
      customership: params.customership,
      since: new Date(since),
      kind,
      person,
      role,
      usage_right: usageRight,
      employer,
      authority,
      area,
      right_version: certificate.usageRightVersion,
      issuer: certificate.issuer,
      key_id: certificate.keyId,
      grant_issuer: certificate.grantIssuer,
      grant_key_id: certificate.grantKeyId,
    }
  },
  ask: askForChanges,
})
