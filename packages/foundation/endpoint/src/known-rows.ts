import { type CustomershipId, Problem } from '@tym/kernel'
import { z } from 'zod'
import type { Touched } from './touched.ts'

/** The header in which a caller says, tag after tag, which rows of a list it holds. */
export const knownRowsHeader = 'known-rows'

/** Characters of a tag: six bytes. */
const tagLength = 8
/** Rows: their tags still fit in the one line of a header that proxies take. */
export const mostKnown = 1_000

const tags = new RegExp(`^(?:[\\w-]{${tagLength}}){0,${mostKnown}}$`)

/** The tag of a row, as an answer says it. */
export const rowTag = z.string().length(tagLength)

/**
 * The tags that the header names, none without it. Throws 'invalid-header' for anything else. NOT verified:
 * whether the service has given them, which `KnownRows` does by making them again.
 */
export function readKnownRows(header: string | null): ReadonlySet<string> {
  const text = header?.trim() ?? ''
  if (!tags.test(text)) throw new Problem('invalid-header', 'Known-Rows is not a row of tags, or too long.')
  return new Set(text.match(new RegExp(`.{${tagLength}}`, 'g')) ?? [])
}

/** Whose list it is, and under what it was shown: a row told under anything else has another tag. */
export interface Reader {
  readonly endpoint: string
  readonly policyVersion: string
  readonly person: string
  readonly role: string
  readonly authority: string | undefined
  readonly usageRight: string | undefined
  /** Thumbprint of the key that the certificate is bound to: the session, in a browser. */
  readonly key: string
}

/** The rows of a list that a caller holds as this service has told them. */
export interface KnownRows {
  readonly tagOf: (row: object) => string
  readonly has: (tag: string) => boolean
}

/**
 * A tag is a keyed hash of all that a row says and of who was told it, so nothing of what a caller holds is
 * stored here, and no column can change unnoticed. Whoever makes one up, or brings another's, is told and
 * logged the row: a tag can only ever spare an answer that this very session has had.
 */
export function knownRowsOf(
  said: ReadonlySet<string>,
  reader: Reader,
  digest: (text: string) => Buffer,
): KnownRows {
  const { endpoint, policyVersion, person, role, authority, usageRight, key } = reader
  const of = [endpoint, policyVersion, person, role, authority, usageRight, key]
  return {
    // The key of the blind index, under a name that no identity code has.
    tagOf: (row) =>
      digest(`known-row|${JSON.stringify([...of, row])}`)
        .subarray(0, 6)
        .toString('base64url'),
    has: (tag) => said.has(tag),
  }
}

/** A page of a list as its handler has read it. */
interface Page<Row extends object, Event extends string> {
  readonly output: { readonly items: readonly Row[] }
  readonly touched: readonly Touched<Event>[]
}

/**
 * Of a page what its caller does not hold, and the lines of that alone: of a file whose rows are all known
 * nothing is told. `order` names every row of the page by its tag; what has left the list is not in it, which
 * has no line, as its absence from a whole list has none.
 */
export function onlyNews<Row extends object, Event extends string, P extends Page<Row, Event>>(
  page: P & Page<Row, Event>,
  known: KnownRows,
  fileOf: (row: Row) => CustomershipId | null,
) {
  const rows = page.output.items.map((row) => ({ row, tag: known.tagOf(row) }))
  const news = rows.filter(({ tag }) => !known.has(tag))
  const told = new Set<CustomershipId | null | undefined>(news.map(({ row }) => fileOf(row)))
  return {
    output: {
      ...page.output,
      items: news.map(({ row, tag }) => ({ ...row, tag })),
      order: rows.map(({ tag }) => tag),
    },
    touched: page.touched.filter(({ customership }) => told.has(customership)),
  }
}
