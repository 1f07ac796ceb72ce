import { Problem } from '@tym/kernel'
import type { Context } from 'hono'
import { checkClient } from './check-client.ts'
import type { Desk } from './desk.ts'
import type { Organisation } from './organisation.ts'
import type { ServiceOperation } from './organisations-file.ts'

/** A service that is known, with what it may ask of this organisation. */
export interface ServiceCaller {
  readonly caller: string
  readonly used: string[]
  /** Throws Problem 'client-not-allowed' unless one of these is in its settings. */
  mayAsk(...operations: readonly ServiceOperation[]): void
}

/** Knows the service that asks for a signature by the assertion in its Authorization header. */
export async function checkServiceCaller(
  context: Context,
  organisation: Organisation,
  desk: Desk,
): Promise<ServiceCaller> {
  const [, assertion] = /^Bearer ([\w.-]+)$/i.exec(context.req.header('authorization') ?? '') ?? []
  if (assertion === undefined) throw new Problem('invalid-client', 'The request has no client assertion.')
  const callers = organisation.settings.serviceCallers
  const { clock, replays } = desk
  const { clientId, used } = await checkClient(assertion, { organisation, clients: callers, replays, clock })
  const may = callers.find((caller) => caller.clientId === clientId)?.may ?? []
  return {
    caller: clientId,
    used: [used],
    mayAsk: (...operations) => {
      if (!operations.some((operation) => may.includes(operation)))
        throw new Problem('client-not-allowed', `The client may not ask for ${operations.join(' or ')}.`)
    },
  }
}
