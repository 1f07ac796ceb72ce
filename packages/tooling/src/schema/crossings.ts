import type { Sql } from 'postgres'
import { ownSchemas } from './catalogue.ts'
import { capabilitySchemas } from './owners.ts'

const capabilities: ReadonlySet<string> = new Set(capabilitySchemas)

type Text = { schema: string; name: string; text: string }

/** Every place where SQL of one schema names a thing of a capability's schema that is not its own, sorted. */
export async function crossings(sql: Sql): Promise<string[]> {
  const texts = [...(await functions(sql)), ...(await policies(sql)), ...(await foreignKeys(sql))]
  const found = texts.flatMap(({ schema, name, text }) =>
    [...text.matchAll(/\b([a-z_]+)\.([a-z_]+)\b/g)]
      .filter(([, named = '']) => capabilities.has(named) && named !== schema)
      .map(([thing]) => `${name} -> ${thing}`),
  )
  return [...new Set(found)].sort()
}

function functions(sql: Sql): Promise<Text[]> {
  return sql<Text[]>`select n.nspname as schema, n.nspname || '.' || p.proname as name, p.prosrc as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ownSchemas(sql)}`.execute()
}

function policies(sql: Sql): Promise<Text[]> {
  return sql<
    Text[]
  >`select n.nspname as schema, 'policy ' || p.polname || ' of ' || n.nspname || '.' || c.relname as name,
      concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as text
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace`.execute()
}

function foreignKeys(sql: Sql): Promise<Text[]> {
  return sql<Text[]>`select n.nspname as schema, 'key of ' || n.nspname || '.' || c.relname as name,
      k.confrelid::regclass::text as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f'`.execute()
}
