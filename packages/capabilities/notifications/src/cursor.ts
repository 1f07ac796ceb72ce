import { type NotificationId, notificationId, Problem } from '@tym/kernel'
import { z } from 'zod'

/** The last notice of a page. */
export type Place = { readonly createdAt: Date; readonly id: NotificationId }

const content = z.tuple([z.iso.datetime(), notificationId])

/** Where the next page begins, as text that means nothing to the caller. */
export function toCursor({ createdAt, id }: Place): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url')
}

/** The place that a cursor stands for. The text is the caller's: anything else than ours is `invalid-cursor`. */
export function parseCursor(text: string): Place {
  const parsed = content.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')))
  if (!parsed.success) throw new Problem('invalid-cursor', 'The cursor is not one that this list gave.')
  const [createdAt, id] = parsed.data
  return { createdAt: new Date(createdAt), id }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
