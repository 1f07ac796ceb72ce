import { type NoteKey, parseVerifierKey } from '@tym/audit-proof'
import { fetchBounded } from '@tym/kernel'
import type { LogSettings } from './witnesses-file.ts'

const bounds = { milliseconds: 3_000, bytes: 4_096 }

/** The logs that are watched. */
export interface KnownLogs {
  /**
   * Keys that the heads of this log are signed with; undefined for a log that is not watched. Throws while
   * they cannot be fetched.
   */
  findKeys(origin: string): Promise<readonly NoteKey[] | undefined>
}

/**
 * Knows logs by the keys of the configuration. A key that is at an address is fetched when it is first
 * needed, again until it is there, and kept from then on.
 */
export function knowLogs(rows: readonly LogSettings[]): KnownLogs {
  const known = rows.map(openRow)
  return {
    findKeys: async (origin) => {
      const found = known.filter((row) => row.origin === origin)
      return found.length === 0 ? undefined : await Promise.all(found.map(({ getKey }) => getKey()))
    },
  }
}

function openRow(row: LogSettings): { origin: string; getKey(): Promise<NoteKey> } {
  if ('key' in row) return { origin: row.origin, getKey: async () => row.key }
  let learnt: NoteKey | undefined
  return {
    origin: row.origin,
    getKey: async () => {
      learnt ??= await fetchKey(row.keyUrl)
      return learnt
    },
  }
}

async function fetchKey(address: string): Promise<NoteKey> {
  const { ok, text } = await fetchBounded(address, bounds)
  if (!ok || text === undefined)
    throw new Error('the key of a log is not published where the configuration says')
  const key = parseVerifierKey(text.trim())
  if (key.type !== 1) throw new Error('what is published as the key of a log is the key of a witness')
  return key
}
