import { lookup as systemLookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { type Deliverable, isDeliverableAddress, mayConnectTo } from '@tym/kernel'

/** What a name stands for at this moment. */
export type Resolve = (
  name: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>

export interface Guard extends Deliverable {
  /** The system's own resolver unless given. */
  readonly resolve?: Resolve
}

/** Thrown before anything is sent: the address, or what its name stands for, is not outside. */
export class InsideAddressError extends Error {
  constructor() {
    super('The address is not one of the public network.')
  }
}

/**
 * Posts to an address of the public network and gives the answer as it begins; a redirect is never followed.
 * It connects only to the addresses that were checked, so that a name cannot stand for another one a moment
 * later. Throws InsideAddressError, or what the network says.
 */
export function postGuarded(
  address: string,
  message: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  guard: Guard,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (!isDeliverableAddress(address, guard)) return Promise.reject(new InsideAddressError())
  const request = address.startsWith('https:') ? secureRequest : plainRequest
  const body = Buffer.from(message.body)
  return new Promise((resolve, reject) => {
    const sending = request(address, {
      method: 'POST',
      agent: false,
      signal,
      lookup: lookupOutside(guard),
      headers: { ...message.headers, 'content-length': body.byteLength },
    })
    sending.once('response', resolve).once('error', reject).end(body)
  })
}

/** Every address that a name stands for must be outside: if one is not, none is connected to. */
function lookupOutside(guard: Guard): LookupFunction {
  const resolve: Resolve = guard.resolve ?? ((name) => systemLookup(name, { all: true }))
  const findOutside = callbackify(async (name: string) => {
    const found = await resolve(name)
    const [first] = found
    if (first === undefined || !found.every(({ address }) => mayConnectTo(address, guard)))
      throw new InsideAddressError()
    return { first, found: [...found] }
  })
  return (name, { all }, callback) =>
    findOutside(name, (error, outside) => {
      if (error) callback(error, '')
      else if (all === true) callback(null, outside.found)
      else callback(null, outside.first.address, outside.first.family)
    })
}
