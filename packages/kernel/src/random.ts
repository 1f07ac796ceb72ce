import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let used = pool.length

/**
 * Random bytes of the system, at most 256 of them, for ids and never for keys; no byte is given twice. They
 * are fetched for many calls at once, since a call for each id costs more than the id.
 */
export function randomForIds(size: number): Buffer {
  if (size > 256) throw new RangeError('ids are short')
  if (used + size > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + size))
  used += size
  return bytes
}
