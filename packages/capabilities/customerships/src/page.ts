import { Problem } from '@tym/kernel'
import { z } from 'zod'

/** Query members of a list that is read page by page. */
export const pageQuery = {
  /** Where the page before ended, as it said itself. */
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export interface PageRequest {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The id after which the page begins. Throws 'invalid-cursor' for anything but what a page has said. */
export function afterOf({ cursor }: PageRequest): string | undefined {
  if (cursor === undefined) return undefined
  const id = z.uuid().lowercase().safeParse(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!id.success || cursorOf(id.data) !== cursor)
    throw new Problem('invalid-cursor', 'The cursor was not made by a page of this list.')
  return id.data
}

/** Cuts what was read with one row too many to a page, and says where the next begins. */
export function cutPage<T>(
  rows: readonly T[],
  { limit }: PageRequest,
  idOf: (row: T) => string,
): { readonly page: readonly T[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(idOf(last)) : null }
}

function cursorOf(id: string): string {
  return Buffer.from(id, 'latin1').toString('base64url')
}
