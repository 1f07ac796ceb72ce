import type postgres from 'postgres'
import { applyParts, type Part } from './apply-parts.ts'
import type { RepeatableText } from './schema-files.ts'

/**
 * Replaces the functions of the owner's schemas, and the gate, when their files have changed or the schema
 * has, so that none outlives its file, and each is granted to whom its file says. Throws for a text that this
 * database has had before, which is of an older program, unless the schema has just gone on. Answers the
 * names of what was applied.
 */
export async function applyRepeatable(
  sql: postgres.Sql,
  wanted: { text: RepeatableText; owner: string; known: string | undefined; schemaChanged: boolean },
): Promise<string[]> {
  const { text, owner, known, schemaChanged } = wanted
  const { digest } = text
  refuseDoubles(text)
  if (known === digest && !schemaChanged) return []
  const seen = await sql`select from meta.gate where sha256 = ${digest}`
  if (known !== digest && seen.length > 0 && !schemaChanged)
    throw new Error(
      'the gate functions of this database are newer than this program: they have replaced those of these files. Start a newer program.',
    )
  await applyParts(sql, 'functions and gate', [
    { text: 'drop schema if exists gate cascade' },
    givenBack(owner, text),
    withoutFile(owner, text),
    { text: text.functions, role: owner },
    { text: text.gate },
    refuseTwins(owner),
  ])
  await sql`insert into meta.migration (name, sha256) values ('gate', ${digest})
    on conflict (name) do update set sha256 = excluded.sha256`
  await sql`delete from meta.gate where sha256 = ${digest}`
  await sql`insert into meta.gate (sha256) values (${digest})`
  return ['gate']
}

/** Every function of the owner's schemas, whoever owns it. */
const ofOwner = (owner: string) =>
  `from pg_proc p join pg_namespace n on n.oid = p.pronamespace where pg_get_userbyid(n.nspowner) = '${owner}'`

/**
 * The gate has given functions to roles that see less. Until their files have run they belong again to
 * whoever made them, the owner or the migrating role, and nobody else may call them.
 */
const givenBack = (owner: string, text: RepeatableText): Part => ({
  text: `do $$ declare each record; begin
    for each in select p.oid::regprocedure as name,
        case when n.nspname || '.' || p.proname = any (${listOf(namesIn(text.functions))}) then '${owner}' else current_user end as maker
        ${ofOwner(owner)} loop
      execute format('alter routine %s owner to %I', each.name, each.maker);
    end loop;
    for each in select f.name, a.grantee from (select p.oid::regprocedure as name, p.proacl, p.proowner ${ofOwner(owner)}) f,
        aclexplode(f.proacl) a where a.grantee <> f.proowner loop
      execute format('revoke all on routine %s from %s', each.name,
        case each.grantee when 0 then 'public' else each.grantee::regrole::text end);
    end loop;
  end $$`,
})

/** A function whose file is gone goes; what still hangs on it makes the whole fail. */
const withoutFile = (owner: string, text: RepeatableText): Part => ({
  text: `do $$ declare each record; begin
    for each in select p.oid::regprocedure as name ${ofOwner(owner)}
        and n.nspname || '.' || p.proname <> all (${listOf(namesIn(`${text.functions}\n${text.gate}`))}) loop
      execute format('drop routine %s', each.name);
    end loop;
  end $$`,
})

/** One name, one function: an older signature is dropped by the migration that changes it. */
const refuseTwins = (owner: string): Part => ({
  text: `do $$ declare twins text; begin
    select string_agg(name, ', ') into twins from (select n.nspname || '.' || p.proname as name ${ofOwner(owner)}
      group by 1 having count(*) > 1) twice;
    if twins is not null then raise exception 'two functions of one name: %', twins; end if;
  end $$`,
})

/** A function has one text: of two the later would win, and the earlier would deceive its reader. */
function refuseDoubles({ functions, gate }: RepeatableText): void {
  const names = [...namesIn(functions), ...namesIn(gate)]
  const doubles = names.filter((name, place) => names.indexOf(name) !== place)
  if (doubles.length > 0) throw new Error(`functions that are written twice: ${doubles.join(', ')}`)
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/^create (?:or replace )?function (\w+\.\w+)/gm)].map(([, name = '']) => name)
}

const listOf = (names: readonly string[]) => `'{${names.join(',')}}'::text[]`
