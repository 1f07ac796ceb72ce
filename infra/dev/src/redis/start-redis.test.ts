import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startRedis, stopAbandonedRedis } from './start-redis.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'tym-redis-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a Redis of our own', () => {
  test('answers only with its password and is gone after stop, or says why it cannot be had', async () => {
    const redis = await startRedis({ dir: folder })
    if ('unavailable' in redis) {
      expect(redis.unavailable).not.toBe('')
      return
    }
    const { port, password } = new URL(redis.url)
    expect(await ask(Number(port), 'PING')).toContain('NOAUTH')
    expect(await ask(Number(port), `AUTH ${password}\r\nPING`)).toContain('PONG')
    await redis.stop()
    expect(await ask(Number(port), 'PING')).toBe('')
  })

  test('left by a killed owner is stopped by the next', async () => {
    const redis = await startRedis({ dir: folder })
    if ('unavailable' in redis) return
    await stopAbandonedRedis(folder)
    expect(await ask(Number(new URL(redis.url).port), 'PING')).toBe('')
  })
})

function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\nQUIT\r\n`))
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
  })
}
