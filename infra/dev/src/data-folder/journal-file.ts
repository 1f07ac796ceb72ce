import path from 'node:path'

/** Where the platform on one machine has its journal: beside its databases, not in them. */
export const journalFileIn = (dataDirectory: string) => path.join(dataDirectory, 'journal', 'journal.jsonl')
