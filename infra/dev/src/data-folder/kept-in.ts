/**
 * Everything in the data folder, and why nothing of a deleted file is in it: what has no line here may not be
 * there.
 */
export const keptIn: Readonly<Record<string, 'scanned' | 'hashesAndIds' | 'settings' | 'othersOwn'>> = {
  // The databases one by one: see `scannedDatabases`.
  postgres: 'scanned',
  logs: 'scanned',
  // Signatures by hash; heads, cosignatures and deletions without anything of a file.
  'signatures.log': 'hashesAndIds',
  'note-heads.json': 'hashesAndIds',
  witness: 'hashesAndIds',
  journal: 'hashesAndIds',
  configuration: 'settings',
  'last-backup.json': 'settings',
  secrets: 'settings',
  'run.lock': 'settings',
  'run.json': 'settings',
  // How many demo customers are written; the steps of one while it is being written, and no longer.
  demo: 'settings',
  // A controller of its own, which is told to delete and confirms it (GDPR 19).
  recipient: 'othersOwn',
}

/**
 * The databases of the embedded server that the worker's stores look through; a new one needs a store of its
 * own.
 */
export const scannedDatabases = ['tym', 'tym_keys', 'tym_queue'] as const

/**
 * Those that nobody can look through, and that need it not: sessions are sealed under keys that only browsers
 * hold, name no file, and are gone within hours.
 */
export const sealedDatabases = ['tym_sessions'] as const
