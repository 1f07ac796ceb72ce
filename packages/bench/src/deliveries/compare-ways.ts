import type { Round } from '../compare-servers.ts'
import { type Way, ways } from './ways-to-encrypt.ts'

/** The rounds of one queue and one number of workers, by the way of encrypting. */
export type DeliveryRounds = {
  readonly name: string
  readonly rounds: Readonly<Record<Way, readonly Round[]>>
}

/** Measures all ways in turn, round by round and another first each time; the first round only warms up. */
export async function compareWays(
  rounds: number,
  measure: (way: Way) => Promise<Round>,
): Promise<DeliveryRounds['rounds']> {
  const measured: Record<Way, Round[]> = { own: [], library: [], none: [] }
  for (let round = -1; round < rounds; round += 1) {
    for (let turn = 0; turn < ways.length; turn += 1) {
      const way = ways[(round + 1 + turn) % ways.length] ?? 'own'
      const result = await measure(way)
      if (round >= 0) measured[way].push(result)
    }
  }
  return measured
}
