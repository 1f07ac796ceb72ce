import { sqlState } from '@tym/database'
import { Problem } from '@tym/kernel'

/** What the database's own refusal of a hold means; any other error as it was. */
export function refusalOf(error: unknown, otherwise: Problem): unknown {
  switch (sqlState(error)) {
    case 'TY010':
      return otherwise
    case 'TY011':
      return new Problem('deletion-begun', 'The deletion of the file has begun.')
    default:
      return error
  }
}
