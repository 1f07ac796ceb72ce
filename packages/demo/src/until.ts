import { setTimeout as delay } from 'node:timers/promises'

const attempts = 240
const pause = 500

/**
 * Reads again until it is as expected: queued work is done soon, not at once. Answers what was read last, as
 * expected or not.
 */
export async function until<T>(read: () => Promise<T>, isWished: (read: T) => boolean): Promise<T> {
  let last = await read()
  for (let attempt = 0; attempt < attempts && !isWished(last); attempt += 1) {
    await delay(pause)
    last = await read()
  }
  return last
}
