import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { newId } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderStore } from './scan-folder.ts'

const [word, canary] = [newId(), newId()]
let folder = ''
const inFolder = (name: string) => path.join(folder, name)
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym scan '))
})
afterEach(() => rm(folder, { recursive: true }))

const scan = async () => (await folderStore(folder).scan(new Set([word]), canary)).map((found) => found.word)

test('what a rotation has packed is unpacked and looked through', async () => {
  await writeFile(inFolder('a.log.1.gz'), gzipSync(`${'x'.repeat(300_000)} ${word}`))
  expect((await scan()).sort()).toEqual([word, canary].sort())
})

test('what is packed in a way that cannot be read is not passed over', async () => {
  await writeFile(inFolder('a.log.1.zst'), Buffer.from('28b52ffd00000000', 'hex'))
  await expect(scan()).rejects.toThrow('packed')
  await writeFile(inFolder('a.log.1.zst'), gzipSync(word).subarray(0, 20))
  await expect(scan()).rejects.toThrow()
})

test('a log that is rotated while others are being read is read under its new name', async () => {
  // Long enough that the rotation comes while it is being read.
  await writeFile(inFolder('0.log'), 'x'.repeat(30_000_000))
  await writeFile(inFolder('1.log'), word)
  const scanning = scan()
  await expect.poll(async () => (await readdir(folder)).join()).toContain('.scan-')
  await delay(50)
  await rename(inFolder('1.log'), inFolder('2.log'))
  await writeFile(inFolder('1.log'), 'again')
  expect(await scanning).toContain(word)
})

test('nothing is left behind, and an empty folder has nothing but what was planted', async () => {
  expect(await scan()).toEqual([canary])
  expect(await readdir(folder)).toEqual([])
})
