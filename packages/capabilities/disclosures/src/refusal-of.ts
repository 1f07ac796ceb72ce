import { sqlState } from '@tym/database'
import { Problem } from '@tym/kernel'

/** What the database's own refusal means; any other error as it was. */
export function refusalOf(error: unknown): unknown {
  if (sqlState(error) === 'TY003')
    return new Problem('customership-ended', 'The database refuses a row after the end.')
  if (sqlState(error) === 'TY008')
    return new Problem('state-conflict', 'The database refuses what no longer fits its consent or its state.')
  return error
}
