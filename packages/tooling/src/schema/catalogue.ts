import type { PendingQuery, Row, Sql } from 'postgres'

/** A condition on `n` (pg_namespace): the schemas that are ours, not PostgreSQL's. */
export function ownSchemas(sql: Sql): PendingQuery<Row[]> {
  return sql`n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`
}

/** The catalogue writes everybody as a dash. */
export function readable(grants: string): string {
  return grants.replaceAll(/(^|; )-: /g, '$1public: ')
}
