import type { Database } from '@tym/database'
import { append } from '@tym/employment'
import { readJournal } from '@tym/journal'
import { annulmentId, type Clock, customershipId } from '@tym/kernel'
import { findReadable, type KeyVault } from '@tym/key-vault'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { carryOutClosing } from './carry-out.ts'

const job = 'annul-again'
/** Entries of the journal that one transaction compares. */
const most = 100
const annulled = z.array(z.object({ annulment: annulmentId, customership: customershipId }))

interface Needs {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Pick<KeyVault, 'find'>
}
type Entry = Extract<Awaited<ReturnType<typeof readJournal>>['entries'][number], { kind: 'annulment' }>

/**
 * Closes, before anybody is served, every file of which the journal says that it was annulled and the
 * database does not, after a restore or a crash between the journal and the commit of what two persons had
 * decided. The person's log says it, and what follows a closing follows again. Answers how many; safe to
 * repeat, and in several processes at once.
 */
export async function annulAgain(journalFile: string, needed: Needs): Promise<number> {
  const { entries } = await readJournal(journalFile)
  const said = entries.flatMap((entry) => (entry.kind === 'annulment' ? [entry] : []))
  let again = 0
  for (let at = 0; at < said.length; at += most) again += await annulSome(said.slice(at, at + most), needed)
  return again
}

async function annulSome(said: readonly Entry[], { database, clock, keys: vault }: Needs): Promise<number> {
  // A key that does not open does not stop a closing: its line is then in nobody's log.
  const subjectOf = async (file: z.infer<typeof customershipId>, line: Parameters<LineSubject>[0]) =>
    (await findReadable(vault, file))?.subjectOf(line)
  const context = {
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'job' as const, job },
  }
  return database.write(context, async (tx) => {
    await tx.drizzle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${job}, 0))`)
    const column = (of: (entry: Entry) => string | number) => sql.param(said.map(of))
    const rows = await tx.drizzle.execute(sql`
      select annulment, customership from retention.annul_again(${column((each) => each.annulment)}::uuid[],
        ${column((each) => each.file)}::text[], ${column((each) => each.reason)}::text[],
        ${column((each) => each.at.toISOString())}::text[]::timestamptz[], ${column((each) => each.closedOn)}::text[]::date[],
        ${column((each) => each.days)}::integer[])`)
    const again = annulled.parse([...rows])
    for (const { annulment: id, customership } of again) {
      await carryOutClosing(tx, id)
      const facts = { event: 'annulment.closed', ground: 'gdpr-17', customership, resources: [id] } as const
      await append(tx, undefined, facts, subjectOf)
    }
    return again.length
  })
}

type LineSubject = NonNullable<Awaited<ReturnType<typeof findReadable>>>['subjectOf']
