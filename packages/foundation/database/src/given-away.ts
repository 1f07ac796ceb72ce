import type postgres from 'postgres'
import type { Around } from './apply-parts.ts'

type Given = { id: string; to: string }

/**
 * The gate has given functions of the owner's schemas to roles that see less; a migration that replaces or drops one has to own it.
 * Whoever calls one meanwhile finds it as it was: nothing of this is seen before the migration is there.
 */
export const givenAway = (owner: string): Around<Given[]> => ({
  async before(tx) {
    const given = await tx<(Given & { name: string })[]>`
      select p.oid::text as id, p.oid::regprocedure::text as name, quote_ident(pg_get_userbyid(p.proowner)) as to
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where pg_get_userbyid(n.nspowner) = ${owner} and pg_get_userbyid(p.proowner) <> ${owner}`
    for (const { name } of given) await tx.unsafe(`alter routine ${name} owner to ${owner}`)
    return given
  },
  /** What the migration has dropped stays dropped; what it has made is given by the gate that follows. */
  async after(tx: postgres.TransactionSql, given) {
    for (const { id, to } of given) {
      const [row] = await tx<{ name: string }[]>`
        select oid::regprocedure::text as name from pg_proc where oid::text = ${id}`
      if (row !== undefined) await tx.unsafe(`alter routine ${row.name} owner to ${to}`)
    }
  },
})
