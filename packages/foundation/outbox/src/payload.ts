import { nationalId, Problem } from '@tym/kernel'

/** What a job is about: ids and dates as text, nothing that could name or describe a person. */
export type JobPayload = Readonly<Record<string, string | undefined>>

const kindPattern = /^[a-z][a-z0-9-]{2,63}$/
const idPattern = /^[A-Za-z0-9_.:-]{1,128}$/
const onceKeyPattern = /^[A-Za-z0-9_.:-]{1,300}$/

/**
 * Refuses a payload that holds anything but ids: free text and personal identity codes never enter the
 * outbox.
 */
export function verifyPayload(payload: JobPayload): void {
  for (const [name, value] of Object.entries(payload)) {
    if (value === undefined) continue
    if (!idPattern.test(value) || nationalId.safeParse(value).success) {
      throw new Problem('internal-error', `A job was planned with "${name}", which is not an id.`)
    }
  }
}

export function verifyKind(kind: string): void {
  if (!kindPattern.test(kind))
    throw new Problem('internal-error', 'A job kind is lower-case words and hyphens.')
}

export function verifyOnceKey(onceKey: string): void {
  if (!onceKeyPattern.test(onceKey)) {
    throw new Problem('internal-error', 'A once-key is ids, dates and names joined by colons.')
  }
}
