import { isWellFormed } from './bytes.ts'

/** What the parts of a log entry are made of; whole numbers only. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | CanonicalObject
export interface CanonicalObject {
  readonly [name: string]: Canonical
}

/**
 * The one text of a value: JSON in the canonical form of RFC 8785, names sorted by UTF-16 code units, no
 * spaces. Numbers are whole and exact, texts well-formed; anything else throws, since others would write it
 * differently.
 */
export function canonical(value: Canonical): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('only whole, exact numbers have a canonical form')
    return String(value)
  }
  if (typeof value === 'string') return canonicalText(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${canonicalText(name)}:${canonical(value[name] ?? null)}`).join(',')}}`
}

function canonicalText(text: string): string {
  if (!isWellFormed(text)) throw new TypeError('a text with half a surrogate pair has no canonical form')
  return JSON.stringify(text)
}

function isList(value: readonly Canonical[] | CanonicalObject): value is readonly Canonical[] {
  return Array.isArray(value)
}
