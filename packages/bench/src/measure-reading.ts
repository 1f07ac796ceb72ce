import { findFreePort } from '@tym/dev'
import { type Comparison, compare } from './compare-servers.ts'
import { figuresOf, type ScenarioFigures } from './figures.ts'
import { type Bench, readingRole } from './open-bench.ts'
import type { Scenario } from './prepared-requests.ts'
import { scenarioTable } from './report.ts'
import { startServer } from './servers.ts'

export const connections = 16

/** The reads that are measured. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'One category (5, health and work ability)',
    servicePath: (id) => `/v1/customerships/${id}/categories/5`,
    barePath: (id) => `/categories/${id}/5`,
  },
  {
    name: 'The whole customer',
    servicePath: (id) => `/v1/customerships/${id}/categories`,
    barePath: (id) => `/whole/${id}`,
  },
]

/** Reading through the service against its bare twin. */
export async function measureReading(
  bench: Bench,
  { rounds, requestsPerRound }: { readonly rounds: number; readonly requestsPerRound: number },
): Promise<ScenarioFigures[]> {
  const { say, register, service } = bench
  const port = await findFreePort()
  const program = bench.programs.ofBench('bare-server', bench.nodeFlags)
  const bare = await startServer(
    [...program, String(port), register.urls.superuser, readingRole],
    `http://127.0.0.1:${port}`,
  )
  bench.undo(bare.stop)
  const comparison: Comparison = {
    bare: { port, pids: [bare.pid] },
    service: { ...service, pids: [service.pid] },
    postmasterPid: register.postmasterPid,
    customers: bench.loaded,
    clock: bench.clock,
    connections,
    requestsPerRound,
  }
  const figures: ScenarioFigures[] = []
  for (const scenario of scenarios) {
    await mustAnswerAlike(comparison, scenario)
    const measured = await compare(comparison, scenario, rounds, (seconds) =>
      say(`  ${scenario.name}: a round in ${seconds.toFixed(1)} s`),
    )
    const result = figuresOf(measured)
    figures.push(result)
    say(`\n${scenarioTable(result)}\n`)
  }
  return figures
}

const shownOfAnswer = 400

/** The two servers must answer the same bytes, or their speeds could not be compared. */
async function mustAnswerAlike({ bare, customers }: Comparison, scenario: Scenario): Promise<void> {
  for (const { id, reader } of customers.slice(0, 20)) {
    const walled = await reader.fetch('GET', scenario.servicePath(id))
    const plain = await fetch(`http://127.0.0.1:${bare.port}${scenario.barePath(id)}`)
    const text = await plain.text()
    if (walled.status === 200 && walled.text === text) continue
    const answered = `${walled.status}: ${walled.text.slice(0, shownOfAnswer)}`
    throw new Error(
      `${scenario.servicePath(id)} does not answer what bare answers, but ${answered} instead of ${text.slice(0, shownOfAnswer)}`,
    )
  }
}
