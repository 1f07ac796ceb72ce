import {
  type JournalledAct,
  openAct,
  repeatDeath,
  repeatSafety,
  repeatTransfer,
  repeatUndoing,
} from '@tym/customerships/public'
import type { Database, WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import { readJournal } from '@tym/journal'
import { type Clock, customershipId } from '@tym/kernel'
import { type CustomershipKeys, findReadable, type KeyVault } from '@tym/key-vault'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { repeatIdentityChange } from './identity/repeat-change.ts'

const job = 'repeat-acts'
/** Entries of the journal that one transaction compares. */
const most = 1_000
const waiting = z.object({
  act: z.uuid(),
  customership: customershipId,
  sealed: z.instanceof(Buffer),
  at: z.coerce.date(),
})
type Waiting = z.infer<typeof waiting>

interface Needs {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Pick<KeyVault, 'find'>
}

/**
 * Repeats, before anybody is served, what the journal or a restore says that officers have done and the
 * register does not know, after a restore or a crash between journal and commit: a notice of death, its
 * undoing, another identity code, a transfer, turvakielto. Each is repeated in its order and in a transaction
 * of its own, whoever was told is told again, and all of it is safe to repeat, also in several processes at
 * once. Answers how many were repeated.
 */
export async function repeatActs(journalFile: string, needed: Needs): Promise<number> {
  const { database, clock } = needed
  const { entries } = await readJournal(journalFile)
  const said = entries.flatMap((entry) => (entry.kind === 'act' ? [entry] : []))
  for (let at = 0; at < said.length; at += most) {
    const some = said.slice(at, at + most)
    const column = (of: (entry: (typeof some)[number]) => string) => sql.param(some.map(of))
    await database.write(contextOf(clock), (tx) =>
      tx.drizzle.execute(sql`select relation.take_over_acts(${column((each) => each.act)}::uuid[], ${column((each) => each.file)}::text[],
        ${column((each) => each.at.toISOString())}::text[]::timestamptz[], ${column((each) => each.sealed)}::text[])`),
    )
  }
  const open = await database.write(contextOf(clock), async (tx) =>
    z
      .array(waiting)
      .parse([
        ...(await tx.drizzle.execute(
          sql`select act, customership, sealed, said_at as at from relation.acts_to_repeat()`,
        )),
      ]),
  )
  let again = 0
  for (const each of open) if (await repeatOne(each, needed)) again += 1
  return again
}

async function repeatOne(one: Waiting, { database, clock, keys: vault }: Needs): Promise<boolean> {
  const { act: id, customership, sealed, at } = one
  const keys = await findReadable(vault, customership)
  // A file whose keys are gone is readable to nobody.
  if (keys === undefined) return false
  const said = openAct(keys, id, sealed)
  return database.write(contextOf(clock), async (tx) => {
    const isRepeated = await repeat(tx, keys, { id, at, said })
    // What a later act has overtaken is passed over.
    if (!isRepeated)
      await tx.drizzle.execute(
        sql`select relation.pass_over(${id}::uuid, ${customership}::uuid, ${at.toISOString()}::timestamptz)`,
      )
    return isRepeated
  })
}

async function repeat(
  tx: WriteTx,
  keys: CustomershipKeys,
  { id, at, said }: { readonly id: string; readonly at: Date; readonly said: JournalledAct },
): Promise<boolean> {
  switch (said.what) {
    case 'deathRecorded':
      return (
        (await repeatDeath(tx, id, said)) &&
        log(tx, keys, id, { event: 'death.recorded', ground: 'tym-8', fields: ['2.02', '2.03'] })
      )
    case 'deathUndone':
      return (
        (await repeatUndoing(tx, keys, id, said)) &&
        log(tx, keys, id, { event: 'death.undoingDecided', ground: 'gdpr-16', fields: ['2.02', '2.03'] })
      )
    case 'identityChanged':
      return (
        (await repeatIdentityChange(tx, keys, id, at, said)) &&
        log(tx, keys, id, { event: 'identity.changeDecided', ground: 'gdpr-16', fields: ['1.01'] })
      )
    case 'transferred':
      return (
        (await repeatTransfer(tx, id, said)) &&
        log(tx, keys, id, { event: 'customership.transferred', ground: 'tym-4', fields: ['2.08'] })
      )
    case 'safetySaid':
      return (
        (await repeatSafety(tx, id, said)) &&
        log(tx, keys, id, { event: 'safety.restored', ground: 'tym-15', fields: ['1.09'] })
      )
  }
  return said satisfies never
}

/** Writes the line of the customer's log: nobody's act, so it names no person. */
async function log(
  tx: WriteTx,
  keys: CustomershipKeys,
  id: string,
  {
    fields,
    ...what
  }: Pick<Parameters<typeof append>[2], 'event' | 'ground'> & {
    readonly fields: readonly string[]
  },
): Promise<true> {
  const categories = [Number(fields[0]?.split('.')[0])]
  const facts = { ...what, customership: keys.customership, categories, fields, resources: [id] }
  await append(tx, undefined, facts, (_, line) => Promise.resolve(keys.subjectOf(line)))
  return true
}

const contextOf = (clock: Clock) => ({
  instant: clock.instant(),
  calendar: clock.calendar(),
  scope: { kind: 'job' as const, job },
})

/**
 * Throws while the register lacks acts of officers of which the journal, or a restore, says that they were
 * done, and whoever repeats them has not started yet. For processes that do not repeat them themselves.
 */
export async function assertActsRepeated(
  journalFile: string,
  { sql: query }: Pick<Database, 'sql'>,
): Promise<void> {
  const { entries } = await readJournal(journalFile)
  const said = entries.flatMap((entry) => (entry.kind === 'act' ? [entry] : []))
  const [row] = await query<{ left: number }[]>`
    select relation.count_unrepeated(${said.map(({ act }) => act)}::uuid[], ${said.map(({ file }) => file)}::text[],
      ${said.map(({ at }) => at.toISOString())}::text[]::timestamptz[])::int as left`
  if (row?.left === 0) return
  throw new Error(
    `The register lacks ${row?.left ?? 'some'} deaths, undoings, identity codes, transfers or turvakielto that JOURNAL_FILE or a restore names. Start the customer data service or the worker first (docs/runbooks/restore.md).`,
  )
}
