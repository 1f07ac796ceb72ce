import { emptyRoot } from './merkle.ts'
import { formatNote } from './note.ts'
import { formatRecoveryStatement, type RecoveryStatement } from './recovery-statement.ts'
import { signNote } from './sign-note.ts'
import type { TestLog } from './test-log.ts'

export const restoredOrigin = 'tym.example/log/20261126t120000'

/** The note of an agency that its log goes on elsewhere after so many leaves. */
export async function testRecovery(
  { agency: { key, sign } }: TestLog,
  size: number,
  of: Partial<RecoveryStatement> = {},
): Promise<string> {
  const statement = {
    keyName: key.name,
    knownSize: undefined,
    origin: restoredOrigin,
    former: { origin: 'tym.example/log/1', size, root: emptyRoot() },
    at: '2026-11-26T12:00:00.000Z',
    ...of,
  }
  return formatNote(await signNote(formatRecoveryStatement(statement), key, sign))
}
