import { getConnInfo } from '@hono/node-server/conninfo'
import { formatVerifierKey } from '@tym/audit-proof'
import {
  aboutPage,
  clientAddress,
  createLane,
  createRateLimit,
  Problem,
  pageHeaders,
  retryAfter,
  stopwatch,
} from '@tym/kernel'
import { type Logger, type Metrics, observeRequest } from '@tym/telemetry'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problemBody, serviceChallenge, tokenChallenge, tokenRefusal, toProblem } from './answers.ts'
import { namesService } from './check-service-caller.ts'
import type { Desk } from './desk.ts'
import { tokenEndpoint, tokenGrants } from './give-token.ts'
import type { Organisation } from './organisation.ts'
import { publishedKeys } from './published-keys.ts'
import { serverMetadata } from './server-metadata.ts'
import { signDocument } from './sign-document.ts'
import { signGrant } from './sign-grant.ts'
import { getNotes, signNote } from './sign-note.ts'

type Operation = (context: Context, organisation: Organisation, desk: Desk) => Promise<object>

/** Every operation: path below the organisation's own, and what it does. */
const tokenOperations: readonly [string, Operation][] = [
  ['token', tokenEndpoint(Object.keys(tokenGrants))],
  ['machine-token', tokenEndpoint(['client_credentials'])],
]
const serviceOperations: readonly [string, Operation][] = [
  ['sign-grant', signGrant],
  ['sign-document', signDocument],
  ['sign-note', signNote],
]

const serverMetadataPath = '/.well-known/oauth-authorization-server'
const longestBody = 32 * 1024

/**
 * Refused requests of one address; checking a stranger's signatures costs us more than making them up costs
 * him.
 */
const refusalsPerAddress = { burst: 200, perSecond: 20 }

/**
 * Where requests wait from an address whose requests are refused again and again: those that are right get
 * through all the same.
 */
const strangersLane = { most: 4, waiting: 1_000 }

export type SignerOptions = {
  organisations: readonly Organisation[]
  desk: Desk
  /** The header in which the operator's own proxy tells a client's address; none where none is trusted. */
  addressHeader?: string | undefined
  logger: Logger
  metrics: Metrics
}

function aboutSigners(bySlug: ReadonlyMap<string, Organisation>): string {
  return aboutPage({
    name: 'TYM signers of the organisations',
    what:
      "Each organisation's signing service holds its private keys: it exchanges its people's logins for role certificates " +
      'and signs grants, disclosures and the heads of the sealed log. Programs use it; its public keys are here.',
    links: Object.fromEntries(
      [...bySlug.keys()].map((slug) => [`/${slug}/.well-known/jwks.json`, `public keys of ${slug}`]),
    ),
  })
}

/** The signing service of one or more organisations over HTTP. */
export function createSigner(options: SignerOptions): Hono {
  const { organisations, desk, addressHeader, logger, metrics } = options
  const app = new Hono()
  const refusals = createRateLimit(refusalsPerAddress, desk.clock)
  const strangers = createLane(strangersLane)
  const bySlug = new Map(organisations.map((organisation) => [organisation.settings.slug, organisation]))
  const get = (context: Context): Organisation => {
    const organisation = bySlug.get(context.req.param('slug') ?? '')
    if (organisation === undefined) throw new Problem('not-found', 'No organisation has this path.')
    return organisation
  }

  app.use(bodyLimit({ maxSize: longestBody, onError: () => refuseLargeBody() }))
  app.get('/', (context) => context.body(aboutSigners(bySlug), 200, pageHeaders))
  app.get('/health', (context) => context.json({ status: 'up' }))
  app.get('/ready', async (context) => {
    for (const organisation of organisations) await publishedKeys(organisation)
    return context.json({ status: 'ready' })
  })
  app.get('/:slug/.well-known/jwks.json', async (context) => {
    const keys = await publishedKeys(get(context))
    return context.json(keys, 200, { 'cache-control': 'public, max-age=60' })
  })
  // RFC 8414 section 3 puts the name between host and path; a proxy that serves one organisation finds it
  // below.
  for (const path of [`${serverMetadataPath}/:slug`, `/:slug${serverMetadataPath}`])
    app.get(path, (context) =>
      context.json(serverMetadata(get(context)), 200, { 'cache-control': 'public, max-age=60' }),
    )
  app.get('/:slug/.well-known/note-key', (context) => {
    const { key } = getNotes(get(context))
    return context.text(`${formatVerifierKey(key)}\n`, 200, { 'cache-control': 'public, max-age=60' })
  })

  for (const [name, operation] of tokenOperations) {
    app.post(`/:slug/${name}`, async (context) => {
      context.header('DPoP-Nonce', desk.proofs.currentNonce())
      return await answer(context, name, {
        isKnown: () => false,
        operation: () => operation(context, get(context), desk),
        refuse: (problem) => {
          const acr = bySlug.get(context.req.param('slug') ?? '')?.settings.upstream.acr
          return {
            body: tokenRefusal(problem, acr),
            type: 'application/json',
            challenge: tokenChallenge(problem, acr),
          }
        },
      })
    })
  }
  for (const [name, operation] of serviceOperations) {
    app.post(`/:slug/${name}`, async (context) => {
      return await answer(context, name, {
        isKnown: () => namesService(context, get(context)),
        operation: () => operation(context, get(context), desk),
        refuse: (problem) => ({
          body: problemBody(problem),
          type: 'application/problem+json',
          challenge: serviceChallenge(context.req.header('authorization')),
        }),
      })
    })
  }

  app.notFound(() => problemResponse(new Problem('not-found', 'No operation has this path.')))
  app.onError((error) => {
    const problem = toProblem(error)
    if (problem.status >= 500) logger.error('request failed', { problem: problem.code, error })
    return problemResponse(problem)
  })
  return app

  async function answer(
    context: Context,
    name: string,
    {
      isKnown,
      operation,
      refuse,
    }: {
      /** Whether a known service seems to ask, which is looked at in a lane of its own. */
      isKnown: () => boolean
      operation: () => Promise<object>
      refuse: (problem: Problem) => { body: { status: number }; type: string; challenge: string }
    },
  ): Promise<Response> {
    const elapsed = stopwatch()
    const observed = { method: 'POST', route: `/:slug/${name}` }
    context.header('Cache-Control', 'no-store')
    const address = clientAddress({
      connection: getConnInfo(context).remote.address,
      told: addressHeader === undefined ? undefined : context.req.header(addressHeader),
    })
    let isCounted = false
    try {
      const isService = isKnown()
      isCounted = !isService && refusals.take(address)
      // Nobody is refused for what others of the same address do: they wait.
      const body = await (isService || isCounted ? operation() : strangers(operation))
      if (isCounted) refusals.giveBack(address)
      observeRequest({ logger, metrics }, { ...observed, status: 200, milliseconds: elapsed() })
      return context.json(body)
    } catch (error) {
      const problem = toProblem(error)
      if (isCounted && !isSendersFault(problem)) refusals.giveBack(address)
      const { body, type, challenge } = refuse(problem)
      const status = body.status
      const told = { ...observed, status, milliseconds: elapsed(), problem: problem.code, error }
      observeRequest({ logger, metrics }, told)
      context.header('Content-Type', type)
      context.header('Retry-After', retryAfter(problem))
      if (status === 401) context.header('WWW-Authenticate', challenge)
      return new Response(JSON.stringify(body), { status, headers: context.res.headers })
    }
  }
}

/**
 * To ask which nonce to use is how a client begins (RFC 9449 section 8); a failure of ours is not its fault
 * either.
 */
const isSendersFault = ({ code, status }: Problem) => code !== 'use-dpop-nonce' && status < 500

function problemResponse(problem: Problem): Response {
  const later = retryAfter(problem)
  const headers = {
    'content-type': 'application/problem+json',
    ...(later !== undefined && { 'retry-after': later }),
  }
  return Response.json(problemBody(problem), { status: problem.status, headers })
}

const refuseLargeBody = () => problemResponse(new Problem('body-too-large', 'The request body is too large.'))
