import { noteConnection } from './connection.ts'

/** How long an answer may take before the request counts as lost. */
const patience = 30_000

/** Sends a request, at most so long. Throws `Unreachable` when no answer has come. */
export async function send(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, {
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(patience)]),
    })
    noteConnection('answered')
    return answer
  } catch (error) {
    if (request.signal.aborted) throw error
    noteConnection('silent')
    throw new Unreachable()
  }
}

/** The same for an answer that goes on: it is waited for as long, and then read for as long as it lasts. */
export async function sendLasting(request: Request): Promise<Response> {
  const slow = new AbortController()
  const waiting = setTimeout(() => slow.abort(), patience)
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, slow.signal]) })
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new Unreachable()
  } finally {
    clearTimeout(waiting)
  }
}

/** No answer has come: the network, or the service, is away. */
export class Unreachable extends Error {
  constructor() {
    super('no answer has come')
    this.name = 'Unreachable'
  }
}
