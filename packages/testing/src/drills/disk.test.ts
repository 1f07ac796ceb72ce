import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { startDrillServer } from './drill-server.ts'
import { note, seconds, writePage } from './figures.ts'
import { openScene } from './scene.ts'

const patience = { timeout: 120_000, interval: 50 }
afterAll(writePage)

/** A small disk in memory; undefined, with the reason said, where nobody may mount one. */
function mountSmallDisk(): string | undefined {
  const folder = path.join(inject('testServer').folder, 'small-disk')
  mkdirSync(folder)
  chmodSync(folder, 0o777)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=777', 'tmpfs', folder], { stdio: 'pipe' })
    return folder
  } catch {
    process.stdout.write('the drill of the full disk is left out: this account may not mount a file system\n')
    return undefined
  }
}

test('a disk that is full is told, refuses writes as trouble that passes, and loses nothing', async () => {
  const folder = mountSmallDisk()
  if (folder === undefined) {
    note('full disk', 'left out', 'this account may not mount a file system', '')
    return
  }
  try {
    const server = await startDrillServer(folder)
    const scene = await openScene({ databases: server.databases })
    try {
      expect(await scene.write()).toMatchObject({ status: 201 })
      expect(await scene.ready()).toMatchObject({ status: 200 })
      const start = performance.now()
      const filling = path.join(folder, 'filling')
      fill(folder, filling)
      await expect.poll(async () => (await scene.ready()).status, patience).toBe(503)
      const told = performance.now() - start

      const answers = []
      for (let at = 0; at < 20; at += 1) answers.push(await scene.write().catch(() => undefined))
      expect(
        answers.filter((answer) => answer !== undefined && answer.status >= 500 && answer.status !== 503),
      ).toEqual([])
      rmSync(filling)
      const freed = performance.now()
      await expect.poll(async () => (await scene.ready()).status, patience).toBe(200)
      const well = performance.now() - freed
      expect(await scene.write()).toMatchObject({ status: 201 })
      note('full disk', '/ready says so after', seconds(told), '2 s')
      note('full disk', 'ready again, once there is room, after', seconds(well), '2 s')
    } finally {
      await scene.network.close()
    }
  } finally {
    execFileSync('umount', ['-l', folder])
  }
})

/** Takes all the room there is. */
function fill(folder: string, file: string): void {
  const block = Buffer.alloc(65_536, 1)
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' })
  } catch {
    const { bavail, bsize } = statfsSync(folder)
    expect(bavail * bsize).toBeLessThan(block.length)
  }
  try {
    for (;;) writeFileSync(file, Buffer.alloc(1_024, 1), { flag: 'a' })
  } catch {
    expect(statfsSync(folder).bavail).toBe(0)
  }
}
