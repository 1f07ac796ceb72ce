import { problemOf, sqlState } from '@tym/database'
import type { Problem } from '@tym/kernel'

/** What the database's own refusal of a hold means; any other error as it was. */
export function refusalOf(error: unknown, otherwise: Problem): unknown {
  return sqlState(error) === 'TY010' ? otherwise : (problemOf(error) ?? error)
}
