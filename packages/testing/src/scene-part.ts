import { z } from 'zod'
import type { Client } from './network/client.ts'
import type { Holder } from './network/holder.ts'
import { expectDone, type OpenedCustomership } from './network/open-customership.ts'
import type { Network } from './network.ts'
import type { Callers } from './suites/requests.ts'

/** What the parts of the scene have in common: a file with a team, and whoever else is needed. */
export type SceneGround = {
  readonly network: Network
  /** Of the team of the file: an employment specialist and a nurse. */
  readonly specialist: Holder
  readonly nurse: Holder
  readonly file: OpenedCustomership
  /** A holder of the role, always the same one: whoever sends the examples that the role may. */
  readonly holding: Callers['holding']
}

/** Values of parameters of addresses, by name. */
export type SceneParams = Readonly<Record<string, string>>

/**
 * What a capability makes for the examples of its endpoints. `params` stand in every address that names them;
 * `endpoints` says for single ones what else stands there, and who sends them when not the first role that
 * may.
 */
export type ScenePart = {
  readonly params: SceneParams
  readonly endpoints?: Readonly<Record<string, { readonly client?: Client; readonly params?: SceneParams }>>
}

/** What a capability's `test-scene.ts` exports; `made` is what the capabilities before it have made. */
export type SetScene = (ground: SceneGround, made: SceneParams) => Promise<ScenePart>

const made = z.object({ id: z.string() })

/** Sends a request that makes something, and answers its id. */
export async function makeBy(
  by: Client,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const sending = { headers, ...(body !== undefined && { body }) }
  return made.parse(expectDone(await by.fetch('POST', path, sending), path)).id
}

/** A limit at work that a nurse has recorded in the file. */
export async function recordLimit(nurse: Client, path: string): Promise<string> {
  return makeBy(nurse, `${path}/entries`, {
    category: 5,
    field: '5.04',
    value: { limit: 'Ei raskaita nostoja.' },
    source: 'officer',
    effect: 'Rajaa työtehtäviä.',
    necessity: 'Työtä ei voi muuten valita.',
  })
}
