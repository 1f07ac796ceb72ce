import { readFileSync, statSync } from 'node:fs'
import { ConfigError } from './variables.ts'

/**
 * Reads a symmetric key of at least 32 bytes from a file of base64 or hexadecimal text that only its owner
 * may read. `variable` is the setting that named the file, for the error.
 */
export function readSecretFile(variable: string, file: string): Uint8Array {
  const text = readOwnFile(variable, file).trim()
  const bytes = /^(?:[0-9a-f]{2}){32,}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (bytes.length < 32) {
    throw new ConfigError(
      variable,
      'names a file with fewer than 32 bytes. Put 32 random bytes as base64 there.',
    )
  }
  return bytes
}

function readOwnFile(variable: string, file: string): string {
  let mode: number
  let text: string
  try {
    mode = statSync(file).mode
    text = readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError(variable, 'names a file that cannot be read. Make it, or correct the path.')
  }
  if ((mode & 0o077) !== 0)
    throw new ConfigError(variable, 'names a file that others may read. Run chmod 600 on it.')
  return text
}
