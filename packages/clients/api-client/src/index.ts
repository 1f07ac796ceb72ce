import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './api.generated.ts'

export type { components, paths }

/** A refusal or failure as the service says it (RFC 9457). */
export type Problem = components['schemas']['Problem']

export type ApiClient = Client<paths>

/**
 * The customer data service's operations, typed by its document. Whoever calls hands in how a request is
 * proved and sent.
 */
export function createApiClient(origin: string, send: (request: Request) => Promise<Response>): ApiClient {
  return createClient<paths>({ baseUrl: origin, fetch: send })
}
