export { assertNotRestored } from './assert-not-restored.ts'
export { deletionHash, type JournalEntry } from './journal-entry.ts'
export { type Journal, openJournal } from './open-journal.ts'
export { type JournalContent, readJournal } from './read-journal.ts'
