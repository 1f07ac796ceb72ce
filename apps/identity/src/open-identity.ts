import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { IdentityConfig } from '@tym/config'
import { aboutPage, pageHeaders, stopwatch, traceRequest } from '@tym/kernel'
import { demoClient } from '@tym/personas'
import { type Logger, type Metrics, observeRequest } from '@tym/telemetry'
import type { ClientMetadata } from 'oidc-provider'
import { openInbox } from './inbox/open-inbox.ts'
import { handleInteraction } from './interactions.ts'
import { createProvider } from './provider.ts'
import { openSigningKey } from './signing-key-file.ts'
import { readWebClient } from './web-client.ts'

const demo: ClientMetadata = {
  client_id: demoClient.clientId,
  redirect_uris: [demoClient.redirectUri],
  token_endpoint_auth_method: 'none',
}

/** Puts the provider together as an HTTP server that is not listening yet. */
export async function openIdentity(
  config: IdentityConfig,
  {
    logger,
    metrics,
    clients = [],
  }: { logger: Logger; metrics: Metrics; clients?: readonly ClientMetadata[] },
): Promise<Server> {
  const { publicOrigin: issuer, customerDataOrigin, identityKeyFile } = config
  const signingKey = await openSigningKey(identityKeyFile)
  const web = await readWebClient(config.webClientFile)
  const provider = createProvider({
    issuer,
    signingKey,
    customerDataOrigin,
    clients: [demo, ...web, ...clients],
  })
  provider.on('server_error', (_context, error) => logger.error('provider failed', { error }))
  const answerProvider = provider.callback()
  const inbox = await openInbox(config)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    switch (routeOf(request)) {
      case '/':
        response.writeHead(200, pageHeaders).end(about)
        return
      case '/health':
        return sendJson(response, { status: 'up' })
      case '/ready':
        return sendJson(response, { status: 'ready' })
      case '/messages':
        return await inbox.take(request, response)
      case '/inbox':
        return inbox.show(request, response)
      case '/interaction/:uid':
        return await handleInteraction(request, response, { provider, issuer, customerDataOrigin })
      default:
        await answerProvider(request, response)
    }
  }

  const serve = (requestId: string, request: IncomingMessage, response: ServerResponse): void => {
    const elapsed = stopwatch()
    const route = routeOf(request)
    response.setHeader('x-request-id', requestId)
    response.on('finish', () => {
      if (route === '/health' || route === '/ready') return
      const observed = { requestId, method: request.method ?? '', route, status: response.statusCode }
      observeRequest({ logger, metrics }, { ...observed, milliseconds: elapsed() })
    })
    answer(request, response).catch((error: unknown) => {
      logger.warn('interaction failed', { route, error })
      if (response.headersSent) response.destroy()
      else
        response
          .writeHead(400, { 'content-type': 'text/plain' })
          .end('The sign-in has expired. Begin again.\n')
    })
  }
  return createServer((request, response) =>
    traceRequest(String(request.headers['traceparent'] ?? ''), (requestId) =>
      serve(requestId, request, response),
    ),
  )
}

const about = aboutPage({
  name: 'TYM development sign-in',
  what:
    "An OpenID provider with a fictitious cast, in the place of the organisations' own. It is opened by the services that " +
    'sign somebody in; there is nothing to do here by itself.',
  links: {
    '/inbox': 'the messages that customers are written',
    '/.well-known/openid-configuration': 'its addresses, for programs',
  },
})

const known = new Set([
  '/',
  '/messages',
  '/inbox',
  '/health',
  '/ready',
  '/auth',
  '/request',
  '/token',
  '/token/revocation',
  '/jwks',
  '/.well-known/openid-configuration',
])

function routeOf(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?', 1)
  if (/^\/interaction\/[\w-]+$/.test(path)) return '/interaction/:uid'
  if (/^\/auth\/[\w-]+$/.test(path)) return '/auth/:uid'
  return known.has(path) ? path : 'other'
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
