import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The gate functions of a database as one text, and by which digest they are known; undefined where it has none. */
export function readGate(directory: string): { readonly text: string; readonly digest: string } | undefined {
  if (!existsSync(directory)) return undefined
  const text = listSqlFiles(directory)
    .map((name) => readSqlFile(path.join(directory, name)))
    .join('\n')
  return { text, digest: digestOf(text) }
}

export function listSqlFiles(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
}

/** The same text on every machine, however its lines end there. */
export const readSqlFile = (file: string) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
export const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
