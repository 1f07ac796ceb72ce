import type { Round } from './compare-servers.ts'
import type { LoadedCustomer } from './load-customers.ts'
import { runLoad } from './load-generator.ts'
import type { Bench } from './open-bench.ts'
import { type Scenario, serviceRequests } from './prepared-requests.ts'

/** Proofs are good for a minute, so that no more are signed at a time than are soon sent. */
const burst = 1_000
const connections = 16

const oneCategory: Scenario = {
  name: 'One category',
  servicePath: (id) => `/v1/customerships/${id}/categories/5`,
  barePath: () => '',
}

export type Reading = {
  /** Whose files are read, one after another; `next` goes on where the last round stopped. */
  readonly customers: readonly LoadedCustomer[]
  next: number
}

/**
 * Reads over the hot path, so many files or until it is over, whichever comes first. The signing of proofs
 * between two bursts is in no figure.
 */
export async function readInBursts(
  { service, clock }: Bench,
  reading: Reading,
  { most, isOver = () => false }: { readonly most: number; readonly isOver?: () => boolean },
): Promise<Round> {
  const { customers } = reading
  const { port, origin } = service
  let [requests, seconds, bytes] = [0, 0, 0]
  const latencies: number[] = []
  while (requests < most && !isOver()) {
    const chosen = Array.from({ length: Math.min(burst, most - requests) }, () => {
      const found = customers[reading.next++ % customers.length]
      if (found === undefined) throw new Error('nobody is left whose file could be read')
      return found
    })
    const { headers } = await fetch(`${origin}/v1/organisations`)
    const nonce = headers.get('dpop-nonce') ?? ''
    const prepared = await serviceRequests(oneCategory, chosen, { origin, nonce, clock })
    const load = await runLoad(port, prepared, connections, isOver)
    requests += load.latencies.length
    seconds += load.seconds
    bytes += load.bytes
    latencies.push(...load.latencies)
  }
  return { requests, seconds, bytes, latencies: latencies.sort((a, b) => a - b), cpu: undefined }
}
