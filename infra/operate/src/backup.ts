import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { noteBackup } from '@tym/dev'
import { systemClock } from '@tym/kernel'
import { takeBackup } from './backup/take-backup.ts'
import { withAdminDatabases } from './backup/with-admin-databases.ts'

/** `npm run backup -- FOLDER`: register and keys of the platform on this machine, also while it runs. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const [folder, ...more] = process.argv.slice(2)
if (folder === undefined || more.length > 0) {
  process.stderr.write('usage: npm run backup -- FOLDER\n  FOLDER  a new or empty folder\n')
  process.exit(2)
}
try {
  const config = readDevelopmentConfig(processEnvironment(), root)
  const made = await withAdminDatabases(config, (urls) =>
    takeBackup(urls, path.resolve(root, folder), systemClock()),
  )
  noteBackup(config.dataDirectory, made)
  const rows = [...made.register.tables, ...made.keys.tables].reduce((sum, table) => sum + table.rows, 0)
  process.stdout.write(`Backed up ${rows} rows of register and keys into ${folder}.\n`)
  process.stdout.write(
    'Keep it closed, and no longer than your backups of keys may live. The journal is not in it.\n',
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
