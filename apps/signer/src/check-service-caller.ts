import { Problem, readCompactJws, thumbprintOf } from '@tym/kernel'
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

const assertionIn = (context: Context) =>
  /^Bearer ([\w.-]+)$/i.exec(context.req.header('authorization') ?? '')?.[1]

const longestAssertion = 8_192

/**
 * Whether the request names a service that this organisation knows, and its key. It has proved nothing by
 * that.
 */
export function namesService(context: Context, { settings }: Organisation): boolean {
  const { header, claims } = readCompactJws(assertionIn(context) ?? '', longestAssertion) ?? {}
  return settings.serviceCallers.some(
    ({ clientId, jwk }) => clientId === claims?.['iss'] && thumbprintOf(jwk) === header?.['kid'],
  )
}

/**
 * Identifies the service that asks for a signature by the assertion in its Authorization header. Only a
 * service that has proved itself is counted. Throws Problem 'invalid-client' and 'rate-limited'.
 */
export async function checkServiceCaller(
  context: Context,
  organisation: Organisation,
  desk: Desk,
): Promise<ServiceCaller> {
  const assertion = assertionIn(context)
  if (assertion === undefined) throw new Problem('invalid-client', 'The request has no client assertion.')
  const callers = organisation.settings.serviceCallers
  const { clock, replays } = desk
  const { clientId, used } = await desk.named(() =>
    checkClient(assertion, { organisation, clients: callers, replays, clock }),
  )
  if (!desk.services.take(`${organisation.settings.slug} ${clientId}`))
    throw new Problem('rate-limited', 'One service asks for too many signatures.')
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
