import { jsonOf, Problem } from '@tym/kernel'
import { and, eq, lt, or, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'

/** Query members of a list that is read page by page. */
export const pageQuery = {
  /** Where the page before ended, as it said itself. */
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export interface PageRequest {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Where a page of a list in order of time ended: an instant, and the id of what stood there. */
const byInstant = z.strictObject({
  at: z.iso.datetime().transform((text) => new Date(text)),
  id: z.uuid().lowercase(),
})

/**
 * The place after which the page begins. Throws 'invalid-cursor' for anything but what a page of the list has
 * said.
 */
export function afterOf<Place>({ cursor }: PageRequest, place: z.ZodType<Place>): Place | undefined {
  if (cursor === undefined) return undefined
  const parsed = place.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) throw new Problem('invalid-cursor', 'The cursor was not made by a page of this list.')
  return parsed.data
}

/**
 * Which rows of a list in order of time, newest first, its next page is of: older ones, or as old and of a
 * smaller id; all of them for the first page. Throws 'invalid-cursor' as `afterOf` does.
 */
export function olderThan(
  request: PageRequest,
  { at, id }: { readonly at: AnyPgColumn; readonly id: AnyPgColumn },
): SQL | undefined {
  const place = afterOf(request, byInstant)
  return place && or(lt(at, place.at), and(eq(at, place.at), lt(id, place.id)))
}

/** Cuts what was read with one row too many to a page, and says where the next begins. */
export function cutPage<Row>(
  rows: readonly Row[],
  { limit }: PageRequest,
  placeOf: (row: Row) => object,
): { readonly page: Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null }
}

function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
