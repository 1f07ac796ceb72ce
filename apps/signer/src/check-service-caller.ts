import { Problem } from '@tym/kernel'
import type { Context } from 'hono'
import { checkClient } from './check-client.ts'
import type { Desk } from './desk.ts'
import type { Organisation } from './organisation.ts'
import type { ServiceOperation } from './organisations-file.ts'

/** Knows the service that asks for a signature by the assertion in its Authorization header, and what it may ask. */
export async function checkServiceCaller(
  context: Context,
  organisation: Organisation,
  { operation, desk }: { operation: ServiceOperation; desk: Desk },
): Promise<{ caller: string; used: string[] }> {
  const [, assertion] = /^Bearer ([\w.-]+)$/i.exec(context.req.header('authorization') ?? '') ?? []
  if (assertion === undefined) throw new Problem('invalid-client', 'The request has no client assertion.')
  const callers = organisation.settings.serviceCallers
  const { clock, replays } = desk
  const { clientId, used } = await checkClient(assertion, { organisation, clients: callers, replays, clock })
  const may = callers.find((caller) => caller.clientId === clientId)?.may ?? []
  if (!may.includes(operation))
    throw new Problem('client-not-allowed', `The client may not ask for ${operation}.`)
  return { caller: clientId, used: [used] }
}
