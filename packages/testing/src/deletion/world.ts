import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { type NoteKey, parseVerifierKey } from '@tym/audit-proof'
import { findMessageAddress, findVersions } from '@tym/customer-data/public'
import { openDatabase } from '@tym/database'
import { type JournalEntry, openJournal, readJournal } from '@tym/journal'
import { newId } from '@tym/kernel'
import { openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { notify } from '@tym/notifications/public'
import { findAgency } from '@tym/organisations/public'
import { carryOut, type JobQueue, openQueue } from '@tym/outbox'
import { agencyNoteName } from '@tym/personas'
import { type DeletionNeeds, deletionJobs, folderStore, registerStore } from '@tym/retention/jobs'
import { listWhoMay } from '@tym/usage-rights/public'
import { inject } from 'vitest'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { type Killable, makeKillable } from './cut-off.ts'

export type DeletionKind = 'delete-due-files' | 'certify-deletions' | 'clear-old-log-lines'

/** The world of disclosures with the deletion in it, as a worker that can be killed at each of its steps. */
export interface DeletionWorld extends DisclosureWorld {
  readonly queue: JobQueue
  /** A folder that is looked through. */
  readonly folder: string
  /** What the journal was told, in order. */
  readonly journalFile: string
  listJournalled(): Promise<readonly JournalEntry[]>
  /** The key under which the agency signs certificates, as it publishes it. */
  findNoteKey(): Promise<NoteKey>
  readonly killable: Killable
  /** Runs the deletion as its schedule would, with everything that it plans; answers why jobs failed. */
  runDeletion(kind?: DeletionKind): Promise<readonly string[]>
}

export async function openDeletionWorld(): Promise<DeletionWorld> {
  const world = await openDisclosureWorld()
  const { urls, clock, sql } = world.network
  const keyEncryption = readKeyEncryptionFile(world.kekFile)
  const vault = openKeyVault({ url: urls.keysEraser, keyEncryption, max: 2, rememberSeconds: 0 })
  const database = openDatabase({ url: urls.worker, max: 4, applicationName: 'test-deletion' })
  const queue = openQueue({ backend: 'postgres', url: urls.queue }, { onError: () => undefined })
  const folder = mkdtempSync(path.join(inject('testServer').folder, 'scanned-'))
  const killable = makeKillable()
  const journalFile = path.join(
    mkdtempSync(path.join(inject('testServer').folder, 'journal-')),
    'journal.jsonl',
  )
  const journal = await openJournal(journalFile, clock)
  const { worker: signer, signerOrigin } = world.signers
  const needs: DeletionNeeds = {
    notify,
    listWhoMay,
    findAddress: findMessageAddress,
    findVersions,
    findAgency,
    keys: world.keys,
    ownKeys: killable.wrap(vault, ['create', 'destroy']),
    journal: killable.wrap(journal, ['append']),
    queue: killable.wrap(queue, ['forget']),
    stores: [
      registerStore(database),
      { name: 'keys', scan: vault.scan },
      { name: 'queue', scan: queue.scan },
      folderStore(folder),
    ].map((store) => killable.wrap(store, ['scan'])),
    signerOf: () => killable.wrap(signer, ['signNote']),
    agencyName: agencyNoteName,
  }
  const definitions = new Map(deletionJobs(needs).map((job) => [job.kind, job]))
  const killableDatabase = killable.wrap(database, ['write'])

  const takeDue = async () => {
    const [row] = await sql<
      { id: string }[]
    >`update outbox.job set relayed_at = ${clock.instant()} where id = (
        select id from outbox.job where kind in ${sql([...definitions.keys()])} and relayed_at is null
          and done_at is null and dead_at is null and run_at <= ${clock.instant()} order by run_at, id limit 1)
      returning id`
    return row?.id
  }
  return {
    ...world,
    queue,
    folder,
    killable,
    journalFile,
    listJournalled: async () => (await readJournal(journalFile)).entries,
    findNoteKey: async () => {
      const answer = await fetch(`${signerOrigin}/keha/.well-known/note-key`)
      return parseVerifierKey((await answer.text()).trimEnd())
    },
    runDeletion: async (kind = 'delete-due-files') => {
      const now = clock.instant()
      await sql`insert into outbox.job (id, kind, planned_at, run_at) values (${newId()}, ${kind}, ${now}, ${now})`
      const failures: string[] = []
      for (let due = await takeDue(); due !== undefined && !killable.isDead(); due = await takeDue()) {
        await carryOut(
          {
            database: killableDatabase,
            clock,
            definitions,
            onEvent: (event) => {
              if ('result' in event) failures.push(event.result)
            },
          },
          due,
        ).catch(() => failures.push('killed'))
      }
      return failures
    },
    close: async () => {
      await queue.close()
      await Promise.all([database.close(), vault.close(), journal.close()])
      await world.close()
    },
  }
}
