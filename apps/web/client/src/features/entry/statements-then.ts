import type { EntryHistory } from '../../api/answers.ts'

type Statement = Pick<EntryHistory['statements'][number], 'id' | 'field' | 'owner'>
type Version = EntryHistory['statements'][number]['versions'][number]

/** What was stated beside one version of a fact, and beside the version before it. */
export interface StatedThen extends Statement {
  readonly now: Version
  readonly before: Version | undefined
}

type Told = Pick<EntryHistory, 'statements'> & {
  readonly versions: readonly Pick<Version, 'version' | 'recordedAt'>[]
}

/** The statements as they stood when a version of the fact was last in force. */
export function statementsThen({ versions, statements }: Told, version: number): readonly StatedThen[] {
  const until = (of: number): string | undefined => versions.find((each) => each.version === of)?.recordedAt
  return statements.flatMap(({ versions: all, ...statement }) => {
    const now = newestBefore(all, until(version + 1))
    const start = until(version)
    const before = version === 1 || start === undefined ? undefined : newestBefore(all, start)
    return now === undefined ? [] : [{ ...statement, now, before }]
  })
}

const newestBefore = (versions: readonly Version[], end: string | undefined): Version | undefined =>
  versions.findLast(({ recordedAt }) => end === undefined || recordedAt < end)
