import { schemaOf } from '../schema/owners.ts'
import { addEntry, addImport, constantOf } from './edit-source.ts'
import { failingTest, type Layout, sourcesOf } from './layout.ts'
import type { Name } from './names.ts'

/**
 * A new table about customerships: its migration, the same for drizzle, how long it is kept, that it dies
 * with the file, and what its columns are. It has forced row-level security and no grants: nobody may touch
 * it yet.
 */
export function newTable(capability: string, name: Name, migrations: readonly string[]): Layout {
  const folder = sourcesOf(capability)
  const schema = schemaOf(capability)
  const table = `${schema}.${name.snake}`
  return {
    files: {
      [`infra/postgres/migrations/${nextNumber(migrations)}_${name.snake}.sql`]: `create table ${table} (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  recorded_at timestamptz not null
);
comment on table ${table} is 'What it holds, and who may hold it.';
create index ${name.snake}_customership on ${table} (customership);
alter table ${table} enable row level security, force row level security;
create policy one_customership on ${table} to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
`,
      [`${folder}/${name.file}.denied.test.ts`]: failingTest(
        `rows of ${table} are seen and written by whom its policies name, and by nobody else`,
        'show a row that must be found; then another organisation, a wrong role and a wrong job, which find nothing and change nothing',
      ),
    },
    edits: {
      [`${folder}/schema.ts`]: (source) =>
        addImport(
          addImport(
            addImport(withTable(source, schema, name), 'drizzle-orm/pg-core', ['pgSchema', 'uuid']),
            '@tym/kernel',
            ['type CustomershipId'],
          ),
          '@tym/database',
          ['instant'],
        ),
      [`${folder}/retention.ts`]: (source) => {
        if (!source.includes('RetentionClass')) throw new Error(`${capability} keeps nothing about customers`)
        return addEntry(source, 'tables', `'${table}': 'customership'`)
      },
      // Erased before everything that it may refer to.
      'infra/postgres/gate/4_erase.sql': (source) => {
        const place = source.indexOf(listOfErased) + listOfErased.length
        if (place < listOfErased.length) throw new Error('the list of what is erased is not where it was')
        const row = `    (0, '${table}', 'customership', 'customership', true),\n`
        return `${source.slice(0, place)}${row}${source.slice(place)}`
      },
      [`${folder}/stored-columns.ts`]: (source) =>
        addEntry(
          source,
          'storedColumns',
          `'${table}': { encrypted: [], plain: { id: 'id', customership: 'id', recorded_at: 'provenance' } }`,
        ),
    },
  }
}

const listOfErased = 'language sql immutable set search_path = pg_catalog, pg_temp as $$\n  values\n'

/** The baseline is 1000. */
function nextNumber(migrations: readonly string[]): string {
  const numbers = migrations.map((file) => Number.parseInt(file, 10)).filter(Number.isFinite)
  return String(Math.max(1000, ...numbers) + 1).padStart(4, '0')
}

function withTable(source: string, schema: string, name: Name): string {
  const owner = constantOf(source, 'pgSchema') ?? `pgSchema('${schema}')`
  return `${source}
/** What a row says. */
export const ${name.camel} = ${owner}.table('${name.snake}', {
  id: uuid().primaryKey(),
  customership: uuid().$type<CustomershipId>().notNull(),
  recordedAt: instant('recorded_at').notNull(),
})
`
}
