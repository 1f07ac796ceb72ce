import postgres from 'postgres'

/**
 * SQLSTATE of a database error, also when the query builder has wrapped it; undefined for any other error.
 */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return undefined
}

/**
 * Whether the database has refused a single statement: it was carried out as a transaction of its own, has
 * been rolled back, and left nothing. Not so when the connection broke, where it may have committed all the
 * same.
 */
export function isStatementRefused(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === 'ERROR'
}
