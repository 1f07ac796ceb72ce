import type { WriteTx } from '@tym/database'
import { customershipId, openingId, organisationId, type PersonId, personId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import type { NoticeKind } from '@tym/register'
import { listWhoMay } from '@tym/usage-rights/public'
import { z } from 'zod'
import { listResponsible } from './remind-of-deadlines.ts'

export const fileOpened = z.strictObject({
  customership: customershipId,
  opening: openingId,
  by: personId,
  employer: organisationId,
  authority: organisationId,
  way: z.enum(['area', 'afterEnd']),
})
export type FileOpened = z.infer<typeof fileOpened>

/** Who watches for the employer, and who advises where the opener works or acts; each told of no file. */
const watching = { operation: 'accessFlag.answer', reach: 'ownOrganisation' } as const
const advising = { operation: 'accessLog.readReviews', reach: 'ownOrganisation' } as const

/**
 * Tells once of an opening, and never whoever opened: the responsible officers of the file, who see it in its
 * log; the employer's supervisors, who will answer the flag that the watch raises; and the data protection
 * officers of employer and authority. Safe to repeat.
 */
export async function tellOfOpening(tx: WriteTx, opened: FileOpened): Promise<JobCounts> {
  const { customership, opening, by, employer, authority, way } = opened
  const kind: NoticeKind = way === 'area' ? 'outOfTeamRead' : 'readAfterEnd'
  let sent = 0
  for (const { person, organisation } of await listResponsible(tx, [customership])) {
    if (person === by) continue
    if (await notify(tx, { recipient: person, organisation, kind, customership, onceKey: opening })) sent += 1
  }
  for (const { person, authority: organisation } of await listOverseers(tx, { employer, authority, by })) {
    if (await notify(tx, { recipient: person, organisation, kind: 'glassOpened', onceKey: opening }))
      sent += 1
  }
  return { sent }
}

async function listOverseers(
  tx: WriteTx,
  { employer, authority, by }: Pick<FileOpened, 'employer' | 'authority'> & { readonly by: PersonId },
) {
  const found = await Promise.all([
    listWhoMay(tx, { ...watching, authority: employer }),
    ...[...new Set([employer, authority])].map((each) => listWhoMay(tx, { ...advising, authority: each })),
  ])
  return found.flat().filter(({ person }) => person !== by)
}
