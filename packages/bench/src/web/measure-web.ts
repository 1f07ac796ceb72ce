import { stopwatch } from '@tym/kernel'
import { choose, measure, type Round } from '../compare-servers.ts'
import { type WebFigures, webFiguresOf } from '../figures.ts'
import { connections, scenarios } from '../measure-reading.ts'
import type { Bench } from '../open-bench.ts'
import { type Proving, relayedRequests, type Scenario, serviceRequests } from '../prepared-requests.ts'
import { webTable } from '../report.ts'
import { type KeptSessions, openSessions } from './keep-sessions.ts'
import { startWeb } from './start-web.ts'

type Ways = { readonly direct: Round; readonly relayed: Round }

/** Reading through the web server against reading without it, both from the same service. */
export async function measureWeb(
  bench: Bench,
  { rounds, requestsPerRound }: { readonly rounds: number; readonly requestsPerRound: number },
): Promise<WebFigures[]> {
  const { say } = bench
  const sessions = openSessions(bench)
  const measured = { bench, sessions, webPid: await startWeb(bench), requestsPerRound }
  const figures: WebFigures[] = []
  for (const scenario of scenarios) {
    const done: Ways[] = []
    // The first round only warms up both ways.
    for (let round = -1; round < rounds; round += 1) {
      const took = stopwatch()
      const ways = await bothWays(measured, scenario, round)
      if (round >= 0) done.push(ways)
      say(`  ${scenario.name} through the relay: a round in ${(took() / 1000).toFixed(1)} s`)
    }
    const [direct, relayed] = [done.map((each) => each.direct), done.map((each) => each.relayed)]
    const result = webFiguresOf({ scenario, direct, relayed })
    figures.push(result)
    say(`\n${webTable(result)}\n`)
  }
  return figures
}

type Measured = {
  readonly bench: Bench
  readonly sessions: KeptSessions
  readonly webPid: number
  readonly requestsPerRound: number
}

/** One way after the other, each first in every second round: what disturbs the machine disturbs both. */
async function bothWays(measured: Measured, scenario: Scenario, round: number): Promise<Ways> {
  if (round % 2 === 0) {
    const direct = await straight(measured, scenario, round)
    return { direct, relayed: await throughRelay(measured, scenario, round) }
  }
  const relayed = await throughRelay(measured, scenario, round)
  return { direct: await straight(measured, scenario, round), relayed }
}

async function straight(
  { bench, requestsPerRound }: Measured,
  scenario: Scenario,
  round: number,
): Promise<Round> {
  const { service, register, loaded: customers } = bench
  const chosen = choose({ customers, requestsPerRound }, round)
  const requests = await serviceRequests(scenario, chosen, await provingAt(bench, service.origin))
  return await measure({ ...register, connections }, { port: service.port, pids: [service.pid] }, requests)
}

async function throughRelay(
  { bench, sessions, webPid, requestsPerRound }: Measured,
  scenario: Scenario,
  round: number,
): Promise<Round> {
  const { service, web, register, loaded: customers } = bench
  const chosen = choose({ customers, requestsPerRound }, round)
  const cookieOf = await sessions.keepFor(chosen.map(({ reader }) => reader))
  const requests = await relayedRequests(scenario, chosen, await provingAt(bench, web.origin), cookieOf)
  return await measure(
    { ...register, connections },
    { port: web.port, pids: [service.pid, webPid] },
    requests,
  )
}

/** What proofs for this address are made with now. */
async function provingAt({ service, clock }: Bench, origin: string): Promise<Proving> {
  const { headers } = await fetch(`${service.origin}/v1/organisations`)
  return { origin, nonce: headers.get('dpop-nonce') ?? '', clock }
}
