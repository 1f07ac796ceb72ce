import { z } from 'zod'
import { jsonOf } from './json-of.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { parseNote } from './note.ts'
import type { Policy } from './policy.ts'
import { parseRecoveryStatement, type RecoveryStatement } from './recovery-statement.ts'
import { verifyNote } from './sign-note.ts'

const list = z.strictObject({ items: z.array(z.string().max(100_000)).max(1_000) })

/**
 * The statements of restores that a file holds: a note, or the answer of `/log/recoveries`. NOT verified:
 * their signatures. Throws `NotWellFormed`.
 */
export function parseRecoveries(source: string): readonly string[] {
  const items = source.trimStart().startsWith('{') ? list.safeParse(jsonOf(source)).data?.items : [source]
  if (items === undefined) throw new NotWellFormed('recovery-statement', 'it is no list of statements')
  for (const item of items) parseRecoveryStatement(parseNote(item).text)
  return items
}

/**
 * What the agency of the policy has stated, each signed under its own name; undefined when one of them is
 * not.
 */
export function verifyRecoveries(notes: readonly string[], { log }: Policy): RecoveryStatement[] | undefined {
  const stated: RecoveryStatement[] = []
  for (const source of notes) {
    const note = parseNote(source)
    const statement = parseRecoveryStatement(note.text)
    const { verified, failed } = verifyNote(note, [log])
    if (verified.length === 0 || failed.length > 0 || statement.keyName !== log.name) return undefined
    stated.push(statement)
  }
  return stated
}

/**
 * How many leaves of a former log the log of today begins with, by the statements that lead from one to the
 * other; undefined when none do.
 */
export function sharedSize(
  former: string,
  today: string,
  statements: readonly RecoveryStatement[],
): number | undefined {
  let shared = Number.POSITIVE_INFINITY
  let name = today
  for (const _step of statements) {
    if (name === former) break
    const statement = statements.find(({ origin }) => origin === name)
    if (statement === undefined) return undefined
    shared = Math.min(shared, statement.former.size)
    name = statement.former.origin
  }
  return name === former ? shared : undefined
}
