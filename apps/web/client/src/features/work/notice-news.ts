import { serviceTimeAt } from '../../session/clock.ts'

/** Milliseconds by which a notice may be dated before a read and be committed after it. */
const overlap = 1_000

/** Whether a notice has come that is not among those that were fetched at that time of this device. */
export function hasNewer(
  newest: string | null | undefined,
  held: readonly { readonly createdAt: string }[],
  fetchedAt: number,
): boolean {
  if (newest === null || newest === undefined || held.some(({ createdAt }) => createdAt === newest))
    return false
  return Date.parse(newest) > serviceTimeAt(fetchedAt).getTime() - overlap
}
