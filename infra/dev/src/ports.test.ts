import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { findFreePort, isPortTaken } from './ports.ts'

test('a port that was found is taken by no outgoing connection, and is not given out twice', async () => {
  const found = new Set<number>(await Promise.all(Array.from({ length: 250 }, findFreePort)))
  expect(found.size).toBe(250)
  for (const port of found) {
    expect(port).toBeGreaterThanOrEqual(20_000)
    expect(port).toBeLessThan(32_000)
  }
})

test('a port on which somebody listens is passed over', async () => {
  const squatter = createServer()
  const last = await findFreePort()
  await new Promise<void>((resolve) => squatter.listen(last + 1, '127.0.0.1', resolve))
  try {
    expect(await isPortTaken(last + 1)).toBe(true)
    expect(await findFreePort()).not.toBe(last + 1)
  } finally {
    await new Promise((resolve) => squatter.close(resolve))
  }
})

/** Another process that finds so many ports, tells them, and lives until its input ends. */
function startFinder(count: number) {
  const source = pathToFileURL(fileURLToPath(new URL('ports.ts', import.meta.url))).href
  const program = `
    import { findFreePort } from ${JSON.stringify(source)}
    const found = []
    for (let each = 0; each < ${count}; each += 1) found.push(await findFreePort())
    console.log(JSON.stringify(found))
    process.stdin.resume()`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

test('processes that look at the same time find none that another has found', async () => {
  const finders = Array.from({ length: 3 }, () => startFinder(220))
  try {
    const told = await Promise.all(
      finders.map(async ({ stdout }) => {
        const [line] = await once(stdout, 'data')
        return JSON.parse(String(line)) as number[]
      }),
    )
    const all = told.flat()
    expect(all).toHaveLength(660)
    expect(new Set(all).size).toBe(660)
    const own = new Set(all)
    for (let each = 0; each < 200; each += 1) expect(own.has(await findFreePort())).toBe(false)
  } finally {
    for (const finder of finders) finder.stdin.end()
    for (const finder of finders) if (finder.exitCode === null) await once(finder, 'exit')
  }
}, 120_000)
