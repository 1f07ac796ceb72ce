import type { SafetyUntil } from '@tym/customerships/public'
import type { PlainDate } from '@tym/kernel'
import { type FieldId, getField } from '@tym/register'

/** What decides whether an entry holds beside the others of its field. */
export interface Head {
  readonly id: string
  readonly field: FieldId
  /** Which value of its field it is, counted from one. */
  readonly turn: number | null
  readonly removed: boolean
  /** Of 1.09, the last day that it says. */
  readonly until: SafetyUntil
}

/**
 * The entries that hold of a file: of a field of many values each; of a field of one the last that has not
 * been removed, whoever stored it, and the others are history. Of turvakielto (1.09) the one that protects
 * longest, as long as one protects on the day: what protects less never takes its place.
 */
export function findStanding(heads: readonly Head[], today: PlainDate): ReadonlySet<string> {
  const standing = new Set<string>()
  const singles = new Map<FieldId, Head>()
  for (const head of heads) {
    if (getField(head.field).values === 'many') standing.add(head.id)
    else if (!head.removed) singles.set(head.field, laterOf(singles.get(head.field), head, today))
  }
  for (const { id } of singles.values()) standing.add(id)
  return standing
}

function laterOf(one: Head | undefined, other: Head, today: PlainDate): Head {
  if (one === undefined) return other
  const [mine, others] = [rankOf(one, today), rankOf(other, today)]
  if (mine !== others) return mine > others ? one : other
  return (one.turn ?? 0) > (other.turn ?? 0) ? one : other
}

/**
 * How long an entry of 1.09 still protects, as a text in the order of days; the same for whatever protects no
 * longer, and for other fields.
 */
function rankOf({ until }: Head, today: PlainDate): string {
  if (until === null || (until !== 'infinity' && until < today)) return ''
  return until
}
