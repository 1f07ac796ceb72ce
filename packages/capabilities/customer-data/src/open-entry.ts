import type { CustomershipKeys } from '@tym/key-vault'
import type { CurrentEntry } from './current-document.ts'
import { openValue, type StoredVersion, tombstoneOf } from './queries.ts'

/**
 * A stored version as the current documents show it, with its value opened and the number of remarks on it.
 */
export function openEntryOf(keys: CustomershipKeys, version: StoredVersion, flags: number): CurrentEntry {
  const { id, field, owner, author, authorRole, source, recordedAt, occurredOn, supports, about } = version
  const removed = tombstoneOf(version)
  return {
    id,
    field,
    version: version.version,
    value: openValue(keys, version),
    owner,
    author: { person: author, role: authorRole },
    source,
    recordedAt: recordedAt.toISOString(),
    ...(occurredOn === null ? {} : { occurredOn }),
    ...(supports === null ? {} : { supports }),
    ...(about === null ? {} : { about }),
    ...(version.opened ? { opened: true as const } : {}),
    flags,
    ...(removed === undefined ? {} : { removed }),
  }
}
