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

/** No answer has come: the network, or the service, is away. */
export class Unreachable extends Error {
  constructor() {
    super('no answer has come')
    this.name = 'Unreachable'
  }
}
