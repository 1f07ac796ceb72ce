import type { EntryHistory } from '../../api/answers.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'

/** Whether the whole team reads how a fact bears on employment, also who does not read the fact. */
export function isEffectOpen(
  { versions, statements }: Pick<EntryHistory, 'versions' | 'statements'>,
  { effect }: Pick<DeclaredField, 'effect'>,
): boolean {
  const stated = statements.find(({ field }) => field === effect)?.versions.at(-1)
  return [versions.at(-1), stated].some((each) => each?.opened === true)
}
