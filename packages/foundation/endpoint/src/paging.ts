import { Problem } from '@tym/kernel'
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

/** Where a page ended: an instant, and the id of what stood there. */
export interface PageEnd {
  readonly at: Date
  readonly id: string
}

const end = [z.iso.datetime(), z.uuid().lowercase()] as const
const content = z.tuple(end)

/** The place after which the page begins. Throws 'invalid-cursor' for anything but what a page has said. */
export function afterOf({ cursor }: PageRequest): PageEnd | undefined {
  if (cursor === undefined) return undefined
  const parsed = content.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) throw new Problem('invalid-cursor', 'The cursor was not made by a page of this list.')
  const [at, id] = parsed.data
  return { at: new Date(at), id }
}

/** Cuts what was read with one row too many to a page, and says where the next begins. */
export function cutPage<T>(rows: readonly T[], request: PageRequest, endOf: (row: T) => PageEnd) {
  const { page, last } = cut(rows, request, endOf)
  return { page, nextCursor: last === undefined ? null : cursorOf(last) }
}

/** The page, and where it ended when there is more. */
export function cut<T>(rows: readonly T[], { limit }: PageRequest, endOf: (row: T) => PageEnd) {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, last: rows.length > limit && last !== undefined ? endOf(last) : undefined }
}

const foldedContent = z.tuple([...end, ...end])

/** Of a list that is folded: where the page before ended, and the newest that the first page knew of. Throws 'invalid-cursor'. */
export function placeOf({
  cursor,
}: PageRequest): { readonly after: PageEnd; readonly newest: PageEnd } | undefined {
  if (cursor === undefined) return undefined
  const parsed = foldedContent.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) throw new Problem('invalid-cursor', 'The cursor was not made by a page of this list.')
  const [at, id, newestAt, newestId] = parsed.data
  return { after: { at: new Date(at), id }, newest: { at: new Date(newestAt), id: newestId } }
}

export function foldedCursorOf(last: PageEnd, newest: PageEnd): string {
  const ends = [last.at.toISOString(), last.id, newest.at.toISOString(), newest.id]
  return Buffer.from(JSON.stringify(ends)).toString('base64url')
}

function cursorOf({ at, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
