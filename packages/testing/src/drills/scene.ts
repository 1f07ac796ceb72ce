import type { Holder } from '../network/holder.ts'
import { createNetwork, type Network, type NetworkOptions } from '../network.ts'
import { type Answered, acknowledged } from './load.ts'

/** One file in a network of its own, with a team that writes into it and reads it. */
export interface Scene {
  readonly network: Network
  readonly member: Holder
  readonly write: (at?: string) => ReturnType<Holder['fetch']>
  readonly read: (at?: string) => ReturnType<Holder['fetch']>
  /** Status of /ready, and the milliseconds until it was told. */
  readonly ready: (at?: string) => Promise<{ readonly status: number; readonly milliseconds: number }>
  /** How many of what was said to be written are not there. */
  readonly lost: (answers: readonly Answered[]) => Promise<number>
}

export async function openScene(options: NetworkOptions = {}): Promise<Scene> {
  const network = await createNetwork(options)
  const file = await network.openCustomership()
  const [member] = file.team
  const body = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  const at = (address: string | undefined) => (address === undefined ? {} : { at: address })
  return {
    network,
    member,
    write: (address) => member.fetch('POST', `${file.path}/entries`, { body, ...at(address) }),
    read: (address) => member.fetch('GET', `${file.path}/categories/1`, at(address)),
    ready: async (address = network.origin) => {
      const start = performance.now()
      const answer = await fetch(`${address}/ready`).catch(() => undefined)
      await answer?.body?.cancel()
      return { status: answer?.status ?? 0, milliseconds: performance.now() - start }
    },
    lost: async (answers) => {
      const ids = acknowledged(answers)
      const [row] = await network.sql<{ there: number }[]>`
        select count(*)::int as there from customer_data.entry where id = any (${ids}::uuid[])`
      return ids.length - (row?.there ?? 0)
    },
  }
}
