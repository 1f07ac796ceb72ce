import type { WriteTx } from '@tym/database'
import {
  type CustomershipId,
  type OrganisationId,
  organisationId,
  type PersonId,
  personId,
} from '@tym/kernel'
import { type NotificationKind, notify } from '@tym/notifications/public'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const officers = z.array(z.object({ person: personId, organisation: organisationId }))

/**
 * Tells the officer who prepared or asked for something what became of it, once for each thing, version and
 * kind of news. Where they have left the team, or the file has been transferred, whoever answers for it in
 * their place is told.
 */
export async function tellOfficer(
  tx: WriteTx,
  kind: NotificationKind,
  about: {
    readonly id: string
    /** Of the thing as it was: the same news of a later version is new. */
    readonly version?: number
    readonly customership: CustomershipId
    readonly owner: OrganisationId
    readonly officer: PersonId
  },
): Promise<void> {
  const { id, version, customership, owner, officer } = about
  const rows = await tx.drizzle.execute(
    sql`select person, organisation from relation.officers_to_tell(${customership}::uuid, ${officer}, ${owner}::uuid)`,
  )
  for (const { person, organisation } of officers.parse([...rows]))
    await notify(tx, {
      recipient: person,
      organisation,
      kind,
      customership,
      onceKey: version === undefined ? id : `${id}:${version}`,
    })
}
