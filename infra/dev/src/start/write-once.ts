import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Makes a secret file (0600) unless it is there; it appears whole or not at all. Returns its path. */
export function writeOnce(file: string, make: () => string): string {
  if (existsSync(file)) return file
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}.new`
  writeFileSync(unfinished, make(), { mode: 0o600, flush: true })
  try {
    linkSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return file
}
