import type { Clock } from '@tym/kernel'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

/** How much is kept, of people who have signed in and of strangers; the oldest goes when more comes. */
const most = { people: 100_000, strangers: 4_000 }

/** What anybody makes by asking: a flood of it takes the place of its like, and of nothing else. */
const ofStrangers: ReadonlySet<string> = new Set([
  'PushedAuthorizationRequest',
  'Interaction',
  'ReplayDetection',
])

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

/** The provider's memory, which a restart empties. */
export function createMemory(clock: Clock): AdapterFactory {
  const shelves = { people: new Map<string, Kept>(), strangers: new Map<string, Kept>() }
  const idsByUid = { people: new Map<string, string>(), strangers: new Map<string, string>() }
  const now = () => clock.instant().getTime()
  const put = <Value>(shelf: Map<string, Value>, key: string, value: Value, bound: number): void => {
    shelf.delete(key)
    shelf.set(key, value)
    // A map keeps the order of insertion: the first is the oldest.
    const [oldest] = shelf.keys()
    if (shelf.size > bound && oldest !== undefined) shelf.delete(oldest)
  }
  const find = (key: string): AdapterPayload | undefined => {
    const kept = shelves.people.get(key) ?? shelves.strangers.get(key)
    return kept === undefined || kept.until <= now() ? undefined : kept.payload
  }
  const drop = (key: string): void => {
    for (const shelf of Object.values(shelves)) shelf.delete(key)
  }

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    return {
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => {
        const id = idsByUid.people.get(uid) ?? idsByUid.strangers.get(uid)
        return id === undefined ? undefined : find(keyOf(id))
      },
      // No device asks here.
      findByUserCode: async () => undefined,
      upsert: async (id, payload, expiresIn) => {
        const isStrangers = ofStrangers.has(model) || (model === 'Session' && payload.accountId === undefined)
        const whose = isStrangers ? 'strangers' : 'people'
        drop(keyOf(id))
        // What has no end, such as a client, is kept as long as the process.
        const until = (expiresIn ?? 0) > 0 ? now() + (expiresIn ?? 0) * 1_000 : Number.POSITIVE_INFINITY
        put(shelves[whose], keyOf(id), { payload, until }, most[whose])
        if (model === 'Session' && payload.uid !== undefined)
          put(idsByUid[whose], payload.uid, id, most[whose])
      },
      consume: async (id) => {
        const payload = find(keyOf(id))
        if (payload !== undefined) payload['consumed'] = Math.floor(now() / 1_000)
      },
      destroy: async (id) => drop(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of shelves.people) if (payload.grantId === grantId) drop(key)
      },
    }
  }
}
