import { afterAll, expect, test } from 'vitest'
import type { Answer } from '../network/client.ts'
import { createNetwork } from '../network.ts'
import { findFreePort, startApp } from '../start-app.ts'
import { note, writePage } from './figures.ts'
import { acknowledged, startLoad } from './load.ts'

const rounds = 5
const listsOfRound = 30
afterAll(writePage)

const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0

test('one customer who writes all they can slows nobody else’s list much, and loses nothing that was acknowledged', async () => {
  const network = await createNetwork({ running: true })
  const port = await findFreePort()
  // A process of its own, under the limits that a service has when nobody sets them.
  const { REQUESTS_PER_SECOND: _unlimited, ...environment } = network.environment(port)
  const app = await startApp('customer-data', port, environment)
  const at = app.origin
  try {
    const abused = await network.openCustomership()
    const other = await network.openCustomership()
    const customer = network.customer(abused.nationalId)
    const [officer] = other.team
    const body = { category: 6, field: '6.03', value: 'x'.repeat(4_000), source: 'customer' }
    const write = () => customer.fetch('POST', `${abused.path}/entries`, { body, at })
    const list = async (into: number[]): Promise<Answer> => {
      const start = performance.now()
      const answer = await officer.fetch('GET', '/v1/customerships', { at })
      into.push(performance.now() - start)
      return answer
    }
    const quiet: number[] = []
    const abusedTimes: number[] = []
    const answers: Answer[] = []
    let written: string[] = []
    let refused: (string | undefined)[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (let each = 0; each < listsOfRound; each += 1) answers.push(await list(quiet))
      const load = startLoad(16, write)
      await expect.poll(() => load.answers.length, { timeout: 120_000 }).toBeGreaterThan(16)
      for (let each = 0; each < listsOfRound; each += 1) answers.push(await list(abusedTimes))
      await load.stop()
      written = [...written, ...acknowledged(load.answers)]
      refused = [
        ...refused,
        ...load.answers.flatMap(({ answer }) => (answer?.status === 201 ? [] : [answer?.code])),
      ]
    }
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect([...new Set(refused)].filter((code) => code !== 'no-room' && code !== 'rate-limited')).toEqual([])
    expect(refused).toContain('no-room')
    const [row] = await network.sql<{ there: number }[]>`
      select count(*)::int as there from customer_data.entry where id = any (${written}::uuid[])`
    expect(row?.there).toBe(written.length)
    const times = (median(abusedTimes) / median(quiet)).toFixed(2)
    note('one customer writes all they can', 'another’s list takes so many times as long', times, '1.5')
  } finally {
    await app.stop('SIGKILL')
    await network.close()
  }
})
