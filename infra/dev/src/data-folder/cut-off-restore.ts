import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const fileIn = (dataDirectory: string) => path.join(dataDirectory, 'configuration', 'restoring')

/**
 * From here on the databases are being replaced: a crash leaves a mark, and nobody starts on half of each.
 */
export function markRestoring(dataDirectory: string): void {
  mkdirSync(path.dirname(fileIn(dataDirectory)), { recursive: true })
  writeFileSync(fileIn(dataDirectory), '', { flush: true })
}

/** They are replaced. */
export function unmarkRestoring(dataDirectory: string): void {
  rmSync(fileIn(dataDirectory), { force: true })
}

/** Throws when a restore was cut off while it replaced the databases. */
export function refuseCutOffRestore(dataDirectory: string): void {
  if (existsSync(fileIn(dataDirectory)))
    throw new Error(
      'A restore was cut off while it replaced the databases. Run npm run restore again, with the same backup.',
    )
}
