/** Milliseconds: nobody outside puts anything off for longer. */
const longest = 3_600_000
const seconds = /^[0-9]{1,10}$/
const httpDate =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] [A-Z][a-z]{2} [0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT$/

/**
 * For how many milliseconds an answer asks to be left alone: in seconds or until a date (RFC 9110, 10.2.3),
 * at most an hour. Undefined when it says nothing, or nothing of either form.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  const asked = seconds.test(text)
    ? Number(text) * 1_000
    : httpDate.test(text)
      ? Date.parse(text) - now.getTime()
      : Number.NaN
  return Number.isNaN(asked) ? undefined : Math.min(longest, Math.max(0, asked))
}
