import type { Name } from './names.ts'

/** The migration of a new table: forced row-level security, nobody may touch it yet. */
export function newTable(
  capability: string,
  name: Name,
  migrations: readonly string[],
): Readonly<Record<string, string>> {
  const schema = capability.replaceAll('-', '_')
  const table = `${schema}.${name.file.replaceAll('-', '_')}`
  // The baseline is 1000.
  const last = Math.max(1000, ...migrations.map((file) => Number.parseInt(file, 10)).filter(Number.isFinite))
  const number = String(last + 1).padStart(4, '0')
  return {
    [`infra/postgres/migrations/${number}_${name.file.replaceAll('-', '_')}.sql`]: `create table ${table} (
  id uuid primary key,
  customership uuid not null references customerships.customership (id),
  recorded_at timestamptz not null
);
comment on table ${table} is '';
create index ${name.file.replaceAll('-', '_')}_customership on ${table} (customership);
alter table ${table} enable row level security, force row level security;
create policy one_customership on ${table} to tym_app
  using (customership = (select ctx.customership()) and (select relation.may_enter()))
  with check (customership = (select ctx.customership()) and (select relation.may_enter()));
`,
  }
}
