import type { Notification } from '../../api/answers.ts'

/** Notices that say the same of the same, as one: the newest of them, and the ids of all. */
export interface FoldedNotice {
  readonly row: Notification
  readonly ids: readonly string[]
}

const sameOf = ({ kind, customership, usageRight, dueOn, entry, by }: Notification): string =>
  JSON.stringify([kind, customership, usageRight, dueOn, entry?.id, by])

/** Alike notices stand once, where the newest of them stands. */
export function foldAlike(rows: readonly Notification[]): readonly FoldedNotice[] {
  const alike = new Map<string, Notification[]>()
  for (const row of rows) alike.set(sameOf(row), [...(alike.get(sameOf(row)) ?? []), row])
  return [...alike.values()].flatMap((same) => {
    const [row] = [...same].sort((one, other) => other.createdAt.localeCompare(one.createdAt))
    return row === undefined ? [] : [{ row, ids: same.map(({ id }) => id) }]
  })
}
