import { getConnInfo } from '@hono/node-server/conninfo'
import { clientAddress, stopwatch } from '@tym/kernel'
import { observeRequest } from '@tym/telemetry'
import { type Context, Hono } from 'hono'
import { problemAnswer } from './answers.ts'
import { cspReportsPath } from './csp.ts'
import { createCspReports } from './csp-reports.ts'
import { isLedFromElsewhere, leadOnPage } from './lead-on-page.ts'
import { relay } from './relay.ts'
import { mustBeSameOrigin } from './same-origin.ts'
import { sessionCalls } from './session-calls.ts'
import { signedInPath } from './sign-in.ts'
import { signedIn } from './signed-in.ts'
import type { Static } from './static.ts'
import type { Strangers } from './strangers.ts'
import type { WebNeeds } from './web-needs.ts'
import { toWebProblem, WebProblem } from './web-problem.ts'

/** What a request came to, and the template of its route: the path itself is written nowhere. */
type Answered = { readonly answer: Response; readonly route: string }

/** What the server hands on to its calls, each of which meets the bounds of its sender's address. */
export type ServerNeeds = Omit<WebNeeds, 'strangers'> & {
  readonly strangersAt: (address: string) => Strangers
  /** The header in which the operator's own proxy tells the address of a client. */
  readonly addressHeader: string | undefined
}

/** The web server over HTTP: the client, the calls of its session, and the relay. */
export function createWeb(needs: ServerNeeds, files: Static): Hono {
  const { publicOrigin, proofs, strangersAt, addressHeader } = needs
  const app = new Hono()

  const needsOf = (context: Context): WebNeeds => {
    const told = addressHeader === undefined ? undefined : context.req.header(addressHeader)
    const address = clientAddress({ connection: getConnInfo(context).remote.address, told })
    return { ...needs, strangers: strangersAt(address) }
  }
  const answered = async (
    request: Request,
    route: string,
    work: () => Promise<Answered>,
  ): Promise<Response> => {
    const elapsed = stopwatch()
    const { method } = request
    try {
      const { answer, route: found } = await work()
      observeRequest(needs, { method, route: found, status: answer.status, milliseconds: elapsed() })
      return answer
    } catch (error) {
      const problem = toWebProblem(error)
      const answer = problemAnswer(problem)
      const { status, code, operator } = problem
      const seen = { method, route, status, milliseconds: elapsed(), problem: code }
      observeRequest(needs, status === 500 ? { ...seen, error } : seen)
      needs.logger.debug(`refused: ${operator}`, { problem: code })
      return answer
    }
  }
  const call = (
    route: string,
    work: (request: Request) => Promise<Response>,
  ): ((context: Context) => Promise<Response>) => {
    return ({ req: { raw } }) => answered(raw, route, async () => ({ answer: await work(raw), route }))
  }

  for (const [name, answer] of Object.entries(sessionCalls)) {
    const [method = '', path = ''] = name.split(' ')
    app.on(method, path, async (context) => {
      const { raw } = context.req
      const done = await answered(raw, path, async () => {
        mustBeSameOrigin(raw, publicOrigin)
        return { answer: await answer(raw, needsOf(context)), route: path }
      })
      done.headers.set('dpop-nonce', proofs.nonce())
      return done
    })
  }
  const none = (code: 'not-found' | 'method-not-allowed') => () =>
    Promise.reject(new WebProblem(code, 'No call of the session has this method and path.'))
  app.all('/session', call('/session', none('method-not-allowed')))
  app.all('/session/*', call('/session/*', none('not-found')))
  app.all('/v1/*', (context) => {
    const { raw } = context.req
    return answered(raw, '/v1/*', async () => {
      mustBeSameOrigin(raw, publicOrigin)
      return await relay(raw, needsOf(context))
    })
  })
  app.get(signedInPath, (context) => {
    const { raw } = context.req
    const answer = () => signedIn(raw, needsOf(context))
    return answered(raw, signedInPath, async () => ({ answer: await answer(), route: signedInPath }))
  })
  app.post(cspReportsPath, call(cspReportsPath, createCspReports(needs)))
  app.get(
    '/assets/*',
    call('/assets/*', async (request) => files.asset(request)),
  )
  app.get(
    '*',
    call('/*', async (request) =>
      isLedFromElsewhere(request) ? leadOnPage(request, publicOrigin) : files.page(),
    ),
  )
  app.all('*', call('/*', none('method-not-allowed')))
  app.onError((error) => {
    needs.logger.error('request failed', { error })
    return problemAnswer(toWebProblem(error))
  })
  return app
}
