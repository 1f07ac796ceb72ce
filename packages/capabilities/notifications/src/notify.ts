import type { WriteTx } from '@tym/database'
import {
  type CustomershipId,
  type EntryId,
  newNotificationId,
  type OrganisationId,
  type PersonId,
  type PlainDate,
  type UsageRightId,
} from '@tym/kernel'
import { type CategoryNumber, notices } from '@tym/register'
import type { NotificationKind } from './notification.ts'
import { notification } from './schema.ts'

export type Notice = {
  readonly recipient: PersonId
  /** The organisation on whose behalf the recipient acts: the notice is shown in that role only. */
  readonly organisation: OrganisationId
  readonly kind: NotificationKind
  readonly customership?: CustomershipId
  readonly usageRight?: UsageRightId
  readonly dueOn?: PlainDate
  /** The entry that it is about, and the category in which that stands. */
  readonly entry?: { readonly id: EntryId; readonly category: CategoryNumber }
  /** The organisation whose act it tells of, where the recipient is told that. */
  readonly by?: OrganisationId
  /** Says which notice this is; `recipient`, `organisation` and `kind` are added to it. */
  readonly onceKey: string
}

/**
 * Puts a notice into an officer's inbox, in the caller's transaction; only named jobs may. The same notice is
 * given once, however often it is asked for. Answers whether it is new.
 */
export async function notify(tx: WriteTx, notice: Notice): Promise<boolean> {
  const { recipient, organisation, kind, customership, usageRight, dueOn, entry, by, onceKey } = notice
  const added = await tx.drizzle
    .insert(notification)
    .values({
      id: newNotificationId(),
      recipient,
      organisation,
      kind,
      audience: notices[kind].audience,
      customership: customership ?? null,
      usageRight: usageRight ?? null,
      dueOn: dueOn ?? null,
      category: entry?.category ?? null,
      entry: entry?.id ?? null,
      byOrganisation: by ?? null,
      onceKey: [kind, organisation, recipient, onceKey].join(':'),
      createdAt: tx.context.instant,
    })
    .onConflictDoNothing()
    .returning({ id: notification.id })
  return added.length === 1
}
