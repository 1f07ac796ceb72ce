import { endpoints as consents } from '@tym/consents/http'
import { setScene as setConsents } from '@tym/consents/test-scene'
import { endpoints as customerData } from '@tym/customer-data/http'
import { setScene as setCustomerData } from '@tym/customer-data/test-scene'
import { endpoints as customerships } from '@tym/customerships/http'
import { setScene as setCustomerships } from '@tym/customerships/test-scene'
import { endpoints as disclosures } from '@tym/disclosures/http'
import { setScene as setDisclosures } from '@tym/disclosures/test-scene'
import type { Endpoint } from '@tym/employment'
import { endpoints as outsideParties } from '@tym/outside-parties/http'
import { setScene as setOutsideParties } from '@tym/outside-parties/test-scene'
import { endpoints as oversight } from '@tym/oversight/http'
import { setScene as setOversight } from '@tym/oversight/test-scene'
import { endpoints as ownLog } from '@tym/own-log/http'
import { setScene as setOwnLog } from '@tym/own-log/test-scene'
import type { RoleId } from '@tym/register'
import { endpoints as retention } from '@tym/retention/http'
import { setScene as setRetention } from '@tym/retention/test-scene'
import { endpoints as usageRights } from '@tym/usage-rights/http'
import { setScene as setUsageRights } from '@tym/usage-rights/test-scene'
import type { Client } from '../network/client.ts'
import type { Network } from '../network.ts'
import type { SceneGround, SceneParams, ScenePart, SetScene } from '../scene-part.ts'
import { endpoints } from './endpoints.ts'
import { createCallers, type SampleRequest, sampleRequest, staffRoleFor } from './requests.ts'

/** A register in which the example of every endpoint is about something real, asked by somebody who may. */
export type Scene = {
  /**
   * The endpoint's valid request and who sends it; `everything` stands in for each parameter of the address.
   */
  play(endpoint: Endpoint, change?: { readonly everything: string }): Played
}
export type Played = { readonly client: Client; readonly request: SampleRequest }

/**
 * The parts of the scene in the order in which they are made. What has no parameter of its own needs no part.
 */
const parts: readonly (readonly [readonly Endpoint[], SetScene])[] = [
  [usageRights, setUsageRights],
  [outsideParties, setOutsideParties],
  [customerships, setCustomerships],
  [customerData, setCustomerData],
  [consents, setConsents],
  [disclosures, setDisclosures],
  [retention, setRetention],
  [oversight, setOversight],
  [ownLog, setOwnLog],
]

/**
 * Opens a file with a team, and has every capability make there what the examples of its endpoints are about.
 */
export async function createScene(network: Network): Promise<Scene> {
  const specialist = await network.holder('porvoo-specialist')
  const nurse = await network.holder('county-nurse')
  await network.holder('porvoo-specialist-two')
  const file = await network.openCustomership({ team: [specialist, nurse] })
  const callers = createCallers(network)
  const ground: SceneGround = { network, specialist, nurse, file, holding: callers.holding }
  let params: SceneParams = { customership: file.id }
  const single = new Map<string, NonNullable<ScenePart['endpoints']>[string]>()
  for (const [own, setScene] of parts) {
    const part = await setScene(ground, params)
    params = { ...params, ...part.params }
    for (const [id, said] of Object.entries(part.endpoints ?? {})) {
      if (!own.some((endpoint) => endpoint.id === id)) throw new Error(`${id} is another capability's`)
      single.set(id, said)
    }
  }
  const staff = new Map<RoleId, Client>([['employmentSpecialist', specialist]])
  for (const role of new Set(endpoints.flatMap((endpoint) => staffRoleFor(endpoint) ?? [])))
    if (!staff.has(role)) staff.set(role, await callers.holding(role))
  const ordinary = (endpoint: Endpoint): Client => {
    const role = staffRoleFor(endpoint)
    return (role !== undefined && staff.get(role)) || callers.customer
  }

  return {
    play(endpoint, change) {
      const everywhere = Object.keys(endpoint.params).map((name) => [
        name,
        encodeURIComponent(change?.everything ?? ''),
      ])
      const said = single.get(endpoint.id)
      const chosen = change === undefined ? { ...params, ...said?.params } : Object.fromEntries(everywhere)
      return { client: said?.client ?? ordinary(endpoint), request: sampleRequest(endpoint, chosen) }
    },
  }
}
