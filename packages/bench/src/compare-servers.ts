import { type Clock, stopwatch } from '@tym/kernel'
import { type CpuTime, readCpuTime } from './cpu-time.ts'
import type { LoadedCustomer } from './load-customers.ts'
import { type LoadResult, runLoad } from './load-generator.ts'
import { bareRequests, type Scenario, serviceRequests } from './prepared-requests.ts'

export type Server = { readonly port: number; readonly pids: readonly number[] }

export type Comparison = {
  readonly bare: Server
  readonly service: Server & { readonly origin: string }
  readonly postmasterPid: number
  readonly customers: readonly LoadedCustomer[]
  readonly clock: Clock
  readonly connections: number
  readonly requestsPerRound: number
}

/** One server in one round. */
export type Round = LoadResult & { readonly requests: number; readonly cpu: CpuTime | undefined }

export type Rounds = {
  readonly scenario: Scenario
  readonly bare: readonly Round[]
  readonly service: readonly Round[]
}

/** Measures both servers in turn, round by round, so that whatever disturbs the machine disturbs both. */
export async function compare(
  comparison: Comparison,
  scenario: Scenario,
  rounds: number,
  onRound: (seconds: number) => void,
): Promise<Rounds> {
  const bare: Round[] = []
  const service: Round[] = []
  for (let round = -1; round < rounds; round += 1) {
    const took = stopwatch()
    const chosen = choose(comparison, round)
    const results: [Round, Round] =
      round % 2 === 0
        ? [await loadBare(comparison, scenario, chosen), await loadService(comparison, scenario, chosen)]
        : swap([
            await loadService(comparison, scenario, chosen),
            await loadBare(comparison, scenario, chosen),
          ])
    // The first round only warms up both.
    if (round >= 0) {
      bare.push(results[0])
      service.push(results[1])
    }
    onRound(took() / 1000)
  }
  return { scenario, bare, service }
}

const swap = <T>([first, second]: [T, T]): [T, T] => [second, first]

/** Customers all over the register: a large stride that has no divisor in common with usual sizes. */
export function choose(
  { customers, requestsPerRound }: Pick<Comparison, 'customers' | 'requestsPerRound'>,
  round: number,
): LoadedCustomer[] {
  const stride = 7919
  return Array.from({ length: requestsPerRound }, (_, n) => {
    const found = customers[((n + (round + 1) * requestsPerRound) * stride) % customers.length]
    if (found === undefined) throw new Error('no customers were loaded')
    return found
  })
}

async function loadBare(comparison: Comparison, scenario: Scenario, chosen: readonly LoadedCustomer[]) {
  const { port } = comparison.bare
  return measure(comparison, comparison.bare, bareRequests(scenario, chosen, `127.0.0.1:${port}`))
}

async function loadService(comparison: Comparison, scenario: Scenario, chosen: readonly LoadedCustomer[]) {
  const { service, clock } = comparison
  const { headers } = await fetch(`${service.origin}/v1/organisations`)
  const nonce = headers.get('dpop-nonce') ?? ''
  const { origin } = service
  return measure(comparison, service, await serviceRequests(scenario, chosen, { origin, nonce, clock }))
}

/** Sends the requests to one server, and reads what its processes took for them. */
export async function measure(
  { postmasterPid, connections }: Pick<Comparison, 'postmasterPid' | 'connections'>,
  { port, pids }: Server,
  requests: readonly Buffer[],
): Promise<Round> {
  const before = readCpuTime(pids, postmasterPid)
  const load = await runLoad(port, requests, connections)
  const after = readCpuTime(pids, postmasterPid)
  const cpu =
    before === undefined || after === undefined
      ? undefined
      : { node: after.node - before.node, postgres: after.postgres - before.postgres }
  return { ...load, requests: requests.length, cpu }
}
