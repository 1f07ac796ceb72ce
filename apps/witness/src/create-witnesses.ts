import { formatNote, formatVerifierKey } from '@tym/audit-proof'
import { aboutPage, pageHeaders, stopwatch } from '@tym/kernel'
import { type Logger, type Metrics, observeRequest } from '@tym/telemetry'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Answer, Witness } from './witness.ts'

/**
 * A proof has at most 63 lines of 45 bytes; the rest is for the signatures of a log and its other witnesses.
 */
const longestBody = 64 * 1024

function aboutWitnesses(bySlug: ReadonlyMap<string, Witness>): string {
  return aboutPage({
    name: 'TYM witnesses of the sealed log',
    what:
      'Other controllers watch that the log of who has used the register only grows: each cosigns the heads that go on from ' +
      'the last one it has cosigned, and keeps those that do not as evidence.',
    links: Object.fromEntries(
      [...bySlug.keys()].map((slug) => [`/${slug}/witness-key`, `public key of the witness ${slug}`]),
    ),
  })
}

/**
 * The witnesses that this process hosts over HTTP, each below its slug: C2SP tlog-witness, and what shows
 * what it saw.
 */
export function createWitnesses(options: {
  readonly witnesses: readonly Witness[]
  readonly logger: Logger
  readonly metrics: Metrics
}): Hono {
  const { witnesses, logger, metrics } = options
  const app = new Hono()
  const bySlug = new Map(witnesses.map((witness) => [witness.slug, witness]))
  const find = (context: Context) => bySlug.get(context.req.param('slug') ?? '')

  app.use(
    bodyLimit({ maxSize: longestBody, onError: (context) => context.text('The body is too large.\n', 413) }),
  )
  app.get('/', (context) => context.body(aboutWitnesses(bySlug), 200, pageHeaders))
  app.get('/health', (context) => context.json({ status: 'up' }))
  app.get('/ready', (context) => context.json({ status: 'ready' }))

  app.post('/:slug/add-checkpoint', async (context) => {
    const witness = find(context)
    if (witness === undefined) return context.notFound()
    const elapsed = stopwatch()
    const log = logger.with({ slug: witness.slug })
    const observed = { method: 'POST', route: '/:slug/add-checkpoint' }
    const observe = (status: number, more: { problem?: string; error?: unknown }) =>
      observeRequest({ logger: log, metrics }, { ...observed, status, milliseconds: elapsed(), ...more })
    try {
      const answer = await witness.addCheckpoint(await context.req.text())
      const response = toResponse(answer)
      observe(response.status, answer.kind === 'cosigned' ? {} : { problem: answer.kind })
      return response
    } catch (error) {
      observe(503, { problem: 'unavailable', error })
      return context.text('The witness cannot cosign now. Come again.\n', 503, { 'retry-after': '5' })
    }
  })
  app.get('/:slug/witness-key', (context) => {
    const witness = find(context)
    if (witness === undefined) return context.notFound()
    return context.text(`${formatVerifierKey(witness.key)}\n`, 200, { 'cache-control': 'public, max-age=60' })
  })
  app.get('/:slug/checkpoint/:digest', (context) => {
    const head = find(context)?.heads.findByDigest(context.req.param('digest'))
    if (head === undefined) return context.notFound()
    return context.text(formatNote(head.note), 200, { 'cache-control': 'no-store' })
  })
  app.get('/:slug/evidence', async (context) => {
    const witness = find(context)
    if (witness === undefined) return context.notFound()
    const conflicts = await witness.evidence.list()
    return context.json({ count: conflicts.length, conflicts }, 200, { 'cache-control': 'no-store' })
  })

  app.notFound((context) => context.text('Nothing is here.\n', 404))
  app.onError((error, context) => {
    logger.error('request failed', { error })
    return context.text('The witness failed.\n', 500)
  })
  return app
}

const refusals = {
  malformed: [400, 'The body is not an add-checkpoint request.'],
  'not-signed': [403, 'No key of this log that is known here has signed the checkpoint.'],
  'unknown-log': [404, 'The log is not watched here.'],
  unproven: [422, 'The proof does not show that the tree begins with the one that was cosigned last.'],
} as const satisfies Partial<Record<Answer['kind'], readonly [number, string]>>

/** As C2SP tlog-witness has it: a size in the way is told, so that the log can prove from there. */
function toResponse(answer: Answer): Response {
  const send = (status: number, type: string, body: string) =>
    new Response(body, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } })
  switch (answer.kind) {
    case 'cosigned':
      return send(200, 'text/plain; charset=utf-8', answer.line)
    case 'other-size':
    case 'fork':
      return send(409, 'text/x.tlog.size', `${answer.size}\n`)
    default: {
      const [status, why] = refusals[answer.kind]
      return send(status, 'text/plain; charset=utf-8', `${why}\n`)
    }
  }
}
