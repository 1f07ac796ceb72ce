import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sealedLogOrigin } from '@tym/personas'

const fileIn = (dataDirectory: string) => path.join(dataDirectory, 'configuration', 'log-origin')

/** Under which name a platform on one machine seals its log. */
export function readLogOrigin(dataDirectory: string): string {
  const file = fileIn(dataDirectory)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : sealedLogOrigin
}

/** From the next start on the log is sealed under this name. */
export function keepLogOrigin(dataDirectory: string, origin: string): void {
  const file = fileIn(dataDirectory)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${origin}\n`, { flush: true })
  renameSync(`${file}.new`, file)
}
