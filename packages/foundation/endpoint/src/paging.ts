import { type LineId, lineId, Problem } from '@tym/kernel'
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

const content = z.tuple([z.iso.datetime(), z.uuid().lowercase()])

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
  const { page, last } = cut(rows, request)
  return { page, nextCursor: last === undefined ? null : cursorOf(endOf(last)) }
}

/** The page, and its last row when there is more. */
export function cut<T>(rows: readonly T[], { limit }: PageRequest) {
  const page = rows.slice(0, limit)
  return { page, last: rows.length > limit ? page.at(-1) : undefined }
}

const foldedContent = z.tuple([lineId, lineId])

/** Of a list of lines that is folded: where the page before ended, and the newest that the first page knew of. */
export interface FoldedPlace {
  readonly after: LineId
  readonly newest: LineId
}

/** The place of a folded list that a page has said. Throws 'invalid-cursor' for anything else. */
export function placeOf({ cursor }: PageRequest): FoldedPlace | undefined {
  if (cursor === undefined) return undefined
  const parsed = foldedContent.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) throw new Problem('invalid-cursor', 'The cursor was not made by a page of this list.')
  const [after, newest] = parsed.data
  return { after, newest }
}

export function foldedCursorOf({ after, newest }: FoldedPlace): string {
  return Buffer.from(JSON.stringify([after, newest])).toString('base64url')
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
