import { problemOf } from '@tym/database'

/** What the database's own refusal means; any other error as it was. */
export function refusalOf(error: unknown): unknown {
  return problemOf(error) ?? error
}
