import { newCustomershipId, systemClock } from '@tym/kernel'
import { deletionHash, openJournal } from './index.ts'

/**
 * Appends to the journal of the first argument until it is killed, and tells each entry that it was told of.
 */
const journal = await openJournal(process.argv[2] ?? '', systemClock())
for (;;) {
  const hash = deletionHash(newCustomershipId())
  await journal.append({ kind: 'deletion', hash })
  process.stdout.write(`${hash}\n`)
}
