import type { WriteTx } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId } from '@tym/kernel'
import { type NotificationKind, notify } from '@tym/notifications/public'

/** Tells the officer who prepared or asked for something what became of it; once for each thing, version and kind of news. */
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
  await notify(tx, {
    recipient: officer,
    organisation: owner,
    kind,
    customership,
    onceKey: version === undefined ? id : `${id}:${version}`,
  })
}
