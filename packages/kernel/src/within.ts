import { Problem } from './problem.ts'

/**
 * What `work` comes to, or Problem `service-unavailable` with this sentence once so many milliseconds have
 * passed: nobody waits for ever for something that does not answer. The work itself goes on; what becomes of
 * it is heard by nobody.
 */
export async function within<T>(milliseconds: number, work: Promise<T>, operator: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem('service-unavailable', operator)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
