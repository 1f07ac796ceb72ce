import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '@tym/kernel'

/**
 * What is replaced as a whole when any of it has changed: the owner's functions, then the gate, and their
 * digest together.
 */
export interface RepeatableText {
  readonly functions: string
  readonly gate: string
  readonly digest: string
}

/**
 * The name by which a database remembers its baseline: above every earlier migration, below every one that
 * follows.
 */
export const baselineName = '1000_baseline.sql'

/**
 * The migrations that a folder knows, in their order; the baseline, where there is one, stands for all
 * earlier ones.
 */
export function listMigrations(directory: string): string[] {
  const own = listSqlFiles(path.join(directory, 'migrations'))
  return existsSync(path.join(directory, 'baseline')) ? [baselineName, ...own] : own
}

/** The text of a migration; that of the baseline is of its files, one after another. */
export function readMigration(directory: string, name: string): string {
  return name === baselineName
    ? readFolder(path.join(directory, 'baseline'))
    : readSqlFile(path.join(directory, 'migrations', name))
}

export function readRepeatable(directory: string): RepeatableText | undefined {
  const functions = readFolder(path.join(directory, 'functions'))
  const gate = readFolder(path.join(directory, 'gate'))
  if (functions === '' && gate === '') return undefined
  return { functions, gate, digest: digestOf(`${functions}\n${gate}`) }
}

/** The schemas of a database, made again wherever they are missing; empty where a folder names none. */
export function readSchemas(directory: string): string {
  const file = path.join(directory, 'schemas.sql')
  return existsSync(file) ? readSqlFile(file) : ''
}

export function listSqlFiles(directory: string): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
}

function readFolder(directory: string): string {
  return listSqlFiles(directory)
    .map((name) => readSqlFile(path.join(directory, name)))
    .join('\n')
}

/** The same text on every machine, however its lines end there. */
export const readSqlFile = (file: string) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
export const digestOf = (text: string) => sha256(text).toString('hex')
