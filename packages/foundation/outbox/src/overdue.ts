/** A recurring job may miss one run unseen; after two of its periods without one it is overdue. */
const periods = 2

/**
 * By how much clocks of different machines may differ. A stored mark that lies farther ahead comes from a
 * clock that ran ahead.
 */
export const clockTolerance = 300_000

/**
 * Whether a recurring job has not been done for two of its periods. A mark of the future tells nothing: it
 * counts as none.
 */
export function isOverdue(
  {
    everySeconds,
    lastDoneAt,
    knownSince,
  }: { readonly everySeconds: number; readonly lastDoneAt: Date | null; readonly knownSince: Date | null },
  instant: Date,
): boolean {
  const marks = [lastDoneAt, knownSince].flatMap((mark) => (mark === null ? [] : [mark.getTime()]))
  if (marks.length === 0) return false
  const trusted = marks.filter((mark) => mark <= instant.getTime() + clockTolerance)
  return instant.getTime() - Math.max(...trusted) > periods * everySeconds * 1_000
}
