import { noteConnection } from './connection.ts'

/** How long an answer may take before the request counts as lost. */
const patience = 30_000

/** Sends a request, at most so long. Throws `Unreachable` when no answer has come. */
export function send(request: Request): Promise<Response> {
  return sendUntil(request, AbortSignal.timeout(patience))
}

/** The same for an answer that goes on: it is waited for as long, and then read for as long as it lasts. */
export async function sendLasting(request: Request): Promise<Response> {
  const slow = new AbortController()
  const waiting = setTimeout(() => slow.abort(), patience)
  try {
    return await sendUntil(request, slow.signal)
  } finally {
    clearTimeout(waiting)
  }
}

async function sendUntil(request: Request, over: AbortSignal): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.any([request.signal, over]) })
    noteConnection('answered')
    return answer
  } catch (error) {
    if (request.signal.aborted) throw error
    noteConnection('silent')
    throw new Unreachable()
  }
}

/** No answer has come: the network, or the service, is away. */
export class Unreachable extends Error {
  constructor() {
    super('no answer has come')
    this.name = 'Unreachable'
  }
}
