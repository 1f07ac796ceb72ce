const first = 5_000
const longest = 900_000
const longestWait = 300_000

/** The longest pause before another attempt, in milliseconds. */
export const longestPause = Math.max(longest, longestWait)

/**
 * How long after the n-th failed attempt (n from 1) the next one may start: 5 s, doubled each time, at most
 * 15 min.
 */
export function backOffMilliseconds(attempt: number): number {
  return Math.min(longest, first * 2 ** Math.max(0, attempt - 1))
}

/**
 * How long to wait for something outside (a signer) that does not answer, for work planned `age` milliseconds
 * ago: a quarter of its age, from 2 s to 5 min. So it is asked less and less often and never given up.
 */
export function waitMilliseconds(age: number): number {
  return Math.min(longestWait, Math.max(2_000, Math.floor(age / 4)))
}
