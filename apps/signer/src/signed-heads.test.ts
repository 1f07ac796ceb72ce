import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Problem } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSignedHeads } from './signed-heads.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym heads '))
  file = path.join(folder, 'signer', 'note-heads.json')
})
afterEach(() => rm(folder, { recursive: true }))

const head = (size: number, byte = size, origin = 'tym.example/log/1') => ({
  origin,
  size,
  root: Buffer.alloc(32, byte),
})
const goesBack = { code: 'checkpoint-goes-back' }

test('heads that grow are taken, and the same head again', async () => {
  const heads = await openSignedHeads(file)
  for (const size of [0, 1, 1, 7, 7]) await heads.advance(head(size))
  await heads.advance(head(2, 2, 'tym.example/log/2'))
})

test('a smaller head and another root of the same size are refused, also after a restart', async () => {
  const before = await openSignedHeads(file)
  await before.advance(head(7))
  for (const heads of [before, await openSignedHeads(file)]) {
    await expect(heads.advance(head(6))).rejects.toMatchObject(goesBack)
    await expect(heads.advance(head(7, 8))).rejects.toMatchObject(goesBack)
    await heads.advance(head(7))
  }
})

test('of two heads of one size that come at once one only is taken', async () => {
  const heads = await openSignedHeads(file)
  const told = await Promise.all(
    [1, 2, 3, 4].map((byte) =>
      heads.advance(head(5, byte)).then(
        () => 'taken',
        (problem: unknown) => problem instanceof Problem && problem.code,
      ),
    ),
  )
  expect(told).toEqual(['taken', goesBack.code, goesBack.code, goesBack.code])
})

test('what another process has taken meanwhile, such as one that was started before this one ends, is not forgotten', async () => {
  const [one, other] = [await openSignedHeads(file), await openSignedHeads(file)]
  await one.advance(head(5))
  await expect(other.advance(head(5, 6))).rejects.toMatchObject(goesBack)
  await expect(other.advance(head(4))).rejects.toMatchObject(goesBack)
  await other.advance(head(2, 2, 'tym.example/log/2'))
  await expect((await openSignedHeads(file)).advance(head(4))).rejects.toMatchObject(goesBack)
})

test('a memory that is damaged while it is open takes no head', async () => {
  const heads = await openSignedHeads(file)
  await heads.advance(head(1))
  await writeFile(file, '{"heads"')
  await expect(heads.advance(head(2))).rejects.toMatchObject({ code: 'service-unavailable' })
})

test('a refusal does not stop what comes after it', async () => {
  const heads = await openSignedHeads(file)
  await heads.advance(head(7))
  await expect(heads.advance(head(1))).rejects.toMatchObject(goesBack)
  await heads.advance(head(8))
})

test('a head that cannot be kept is not taken', async () => {
  const heads = await openSignedHeads(path.join(folder, 'taken', 'note-heads.json'))
  await writeFile(path.join(folder, 'taken'), 'a file where the folder should be')
  await expect(heads.advance(head(1))).rejects.toMatchObject({ code: 'service-unavailable' })
})

test('the memory is for its owner only, and no draft stays', async () => {
  await (await openSignedHeads(file)).advance(head(1))
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await readdir(path.dirname(file))).toEqual(['note-heads.json'])
})

test.each(['', '{"heads":{"a":{"size":-1}}}', '{"heads"'])(
  'a damaged memory is refused: %j',
  async (text) => {
    const damaged = path.join(folder, 'damaged.json')
    await writeFile(damaged, text)
    await expect(openSignedHeads(damaged)).rejects.toThrow(/is damaged\. Put it back from a copy/)
  },
)
