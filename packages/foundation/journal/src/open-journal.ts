import { mkdir, open, statfs } from 'node:fs/promises'
import path from 'node:path'
import { type Clock, Problem } from '@tym/kernel'
import { type JournalEntry, journalEntry } from './journal-entry.ts'

/**
 * What outlives every backup of the databases: deletions, withdrawals and what else binds, so that a restore
 * does them again.
 */
export interface Journal {
  /** Durable when this returns. Throws Problem `service-unavailable` when it cannot be. */
  append(entry: JournalEntry): Promise<void>
  /** Throws Problem `service-unavailable` when an entry could not be written now: no room, or no disk. */
  probe(): Promise<void>
  close(): Promise<void>
}

/** Bytes: room for a thousand entries. */
const leastRoom = 131_072

/**
 * Opens the journal (0600), a file of one JSON line for each entry that is only ever appended to. Keep it
 * where no restore of a database reaches, and on a file system of this machine: several processes of one
 * machine may append to one file, since each line is one write; each machine has a file of its own, and a
 * restore reads them all.
 */
export async function openJournal(file: string, clock: Clock): Promise<Journal> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a', 0o600)
  // Its name must outlive a crash as its lines do.
  const folderHandle = await open(folder)
  await folderHandle.sync()
  await folderHandle.close()

  const write = async (entry: JournalEntry): Promise<void> => {
    // A crash or a full disk may leave half a line, of an entry that nobody was told of. So each entry begins
    // a line of its own, whoever wrote before it.
    const bytes = Buffer.from(`\n${JSON.stringify({ at: clock.instant(), ...journalEntry.parse(entry) })}\n`)
    const { bytesWritten } = await handle.write(bytes)
    if (bytesWritten < bytes.length) throw new Error('the line was cut off')
    await handle.datasync()
  }
  // One after the other, each durable before the next.
  let last: Promise<void> = Promise.resolve()
  return {
    append: (entry) => {
      const turn = last
        .then(() => write(entry))
        .catch(() => {
          throw new Problem('service-unavailable', 'The journal cannot be written.')
        })
      last = turn.catch(() => undefined)
      return turn
    },
    probe: async () => {
      const { bavail, bsize } = await statfs(folder)
      await handle.datasync()
      if (bavail * bsize < leastRoom)
        throw new Problem('service-unavailable', 'The disk of the journal is full.')
    },
    close: async () => {
      await last
      await handle.close()
    },
  }
}
