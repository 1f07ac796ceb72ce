import type { WriteTx } from '@tym/database'
import { customershipId, entryId, organisationId, type PersonId, personId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import { defineJob, type JobCounts, type JobDefinition, plan } from '@tym/outbox'
import {
  type FieldId,
  fieldId,
  getField,
  isFieldId,
  mayRecord,
  noticeKind,
  roleId,
  roleIds,
  roles,
} from '@tym/register'
import { z } from 'zod'
import { listOfficersToTell, type PartyOfficers } from './officers-to-tell.ts'
import { listParties, listTeam } from './queries.ts'
import { getActing } from './transfer/acts-for.ts'
import { listFormerOfficers } from './transfer/former-parties.ts'

const kind = 'tell-officers'
export const tellingPayload = z.strictObject({
  notice: noticeKind,
  customership: customershipId,
  /** Only the officers of this party; every party otherwise. */
  only: organisationId.exactOptional(),
  /** All parties but this one. */
  not: organisationId.exactOptional(),
  /** One officer of the party named in `only`. */
  person: personId.exactOptional(),
  /** Everybody on the team, responsible or not. */
  team: z.literal('all').exactOptional(),
  /**
   * Members of the team who may record one of these fields for the organisation that asked, or for any where
   * nobody in it may.
   */
  records: z
    .string()
    .regex(/^\d\.\d\d(:\d\.\d\d)*$/)
    .exactOptional(),
  /** That organisation. */
  asking: organisationId.exactOptional(),
  /** The entry that the news is about, and its field. */
  entry: entryId.exactOptional(),
  field: fieldId.exactOptional(),
  /** The organisation whose act it is, where the news says that. */
  by: organisationId.exactOptional(),
  /** Who has done it themselves. */
  except: personId.exactOptional(),
  /** Somebody must hear it who is not the one in `except`, also where nobody else answers for the party. */
  another: z.literal('needed').exactOptional(),
  /** Tells this news apart from others of its kind about the file. */
  once: z.string(),
})
type Telling = z.infer<typeof tellingPayload>

/** Promises, in the transaction that makes the news, that officers of the parties are told of it. */
export async function planNotice(tx: WriteTx, telling: Telling): Promise<void> {
  await plan(tx, { kind, payload: telling })
}

/**
 * Tells one officer or the whole team where the news names them, and otherwise those who answer for the
 * parties concerned. Safe to repeat.
 */
export async function tellOfficers(tx: WriteTx, telling: Telling): Promise<JobCounts> {
  const { notice, customership, only, person, team, records, except, entry, field, by, once } = telling
  const about =
    entry === undefined || field === undefined
      ? {}
      : { entry: { id: entry, category: getField(field).category } }
  const officers =
    person !== undefined && only !== undefined
      ? [{ recipient: person, organisation: only }]
      : team === 'all' || records !== undefined
        ? await listMembers(tx, telling)
        : await listAnswering(tx, telling)
  let sent = 0
  for (const { recipient, organisation } of officers) {
    if (recipient === except) continue
    const isNew = await notify(tx, {
      recipient,
      organisation,
      kind: notice,
      customership,
      ...about,
      ...(by === undefined ? {} : { by }),
      onceKey: `${customership}:${once}`,
    })
    if (isNew) sent += 1
  }
  return { sent }
}

/**
 * The responsible officers of the parties concerned, and of a party that has none everybody who may take the
 * file for it. Of one that has left the file, everybody who may answer for what it stored.
 */
async function listAnswering(tx: WriteTx, { customership, only, not, another, except }: Telling) {
  const parties = await listOfficersToTell(tx, customership)
  if (only !== undefined && !parties.some(({ organisation }) => organisation === only)) {
    const officers = await listFormerOfficers(tx, customership, only)
    return officers.map((recipient) => ({ recipient, organisation: only }))
  }
  const answering = ({ responsible, members, substitutes }: PartyOfficers): readonly PersonId[] => {
    if (another === undefined) return responsible.length > 0 ? responsible : substitutes
    const others = [responsible, members, substitutes].map((each) => each.filter((one) => one !== except))
    return others.find((each) => each.length > 0) ?? []
  }
  return parties
    .filter(({ organisation }) => (only === undefined || organisation === only) && organisation !== not)
    .flatMap((party) =>
      answering(party).map((recipient) => ({ recipient, organisation: party.organisation })),
    )
}

/**
 * Everybody on the team, or only those who may decide on items of these fields. Where nobody on the team may,
 * whoever is responsible and can take somebody in.
 */
async function listMembers(tx: WriteTx, { records, ...telling }: Telling) {
  const team = await listTeam(tx, telling.customership)
  const members = records === undefined ? team : await listDeciders(tx, team, { ...telling, records })
  return members.map((member) => ({
    recipient: personId.parse(member.person),
    organisation: organisationId.parse(member.organisation),
  }))
}

type Team = Awaited<ReturnType<typeof listTeam>>
type Deciding = Telling & { readonly records: string }

/**
 * As `relation.decides_on` says of an item, of those items on which the one who knows of them cannot decide.
 */
async function listDeciders(
  tx: WriteTx,
  team: Team,
  { customership, records, asking, except }: Deciding,
): Promise<Team> {
  const acting = asking === undefined ? undefined : await getActing(tx, customership, asking)
  const kind = (await listParties(tx, customership)).find(({ organisation }) => organisation === acting)?.kind
  const isForAnybody = (field: FieldId) =>
    !roleIds.some(
      (role) => mayRecord(role, field) && roles[role].authorityKinds.some((each) => each === kind),
    )
  const decides = ({ organisation, role }: Team[number], field: FieldId) => {
    const known = roleId.safeParse(role)
    const isTheirs = organisation === acting || isForAnybody(field)
    return known.success && isTheirs && mayRecord(known.data, field)
  }
  const knowing = team.filter(({ person }) => person === except)
  const waiting = records
    .split(':')
    .filter(isFieldId)
    .filter((field) => !knowing.some((member) => decides(member, field)))
  if (waiting.length === 0) return []
  const deciders = team.filter((member) => waiting.some((field) => decides(member, field)))
  return deciders.length > 0 ? deciders : team.filter(({ responsible }) => responsible)
}

export const tellOfficersJob: JobDefinition = defineJob({
  kind,
  payload: tellingPayload,
  run: (tx, telling) => tellOfficers(tx, telling),
})
