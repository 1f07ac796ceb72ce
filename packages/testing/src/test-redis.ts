import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { type RunningRedis, startRedis } from '@tym/dev'
import { inject } from 'vitest'

/**
 * A Redis for one test file, or undefined with a printed reason when this machine can have none.
 * Where a missing Redis must not pass unnoticed (the variable CI is set), it throws instead.
 */
export async function startTestRedis(): Promise<RunningRedis | undefined> {
  const { folder, mustHaveRedis } = inject('testServer')
  const redis = await startRedis({ dir: mkdtempSync(path.join(folder, 'redis-')) })
  if (!('unavailable' in redis)) return redis
  if (mustHaveRedis) throw new Error(`the Redis leg cannot run: ${redis.unavailable}`)
  process.stdout.write(`Redis leg skipped: ${redis.unavailable}\n`)
  return undefined
}
