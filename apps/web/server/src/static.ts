import type { ClientFiles } from './client-files.ts'
import { pageHeadersOf } from './csp.ts'
import { WebProblem } from './web-problem.ts'

/** Answers with the files of the client: the page at any address, and its assets for ever. */
export interface Static {
  page(): Response
  /** Throws WebProblem 'not-found'. */
  asset(request: Request): Response
}

const forEver = 'public, max-age=31536000, immutable'

export function createStatic({ index, assets }: ClientFiles, publicOrigin: string): Static {
  const headers = pageHeadersOf(publicOrigin)
  return {
    page: () => new Response(new Uint8Array(index), { headers }),
    asset: (request) => {
      const file = assets.get(new URL(request.url).pathname)
      if (file === undefined) throw new WebProblem('not-found', 'The client has no such file.')
      const accepted = (request.headers.get('accept-encoding') ?? '').split(',').map((each) => each.trim())
      const encoding = (['br', 'gzip'] as const).find(
        (name) => file[name] !== undefined && accepted.some((each) => each === name),
      )
      const answer = new Response(
        new Uint8Array(encoding === undefined ? file.plain : (file[encoding] ?? file.plain)),
      )
      answer.headers.set('content-type', file.type)
      answer.headers.set('cache-control', forEver)
      answer.headers.set('vary', 'accept-encoding')
      answer.headers.set('x-content-type-options', 'nosniff')
      answer.headers.set('cross-origin-resource-policy', 'same-origin')
      if (encoding !== undefined) answer.headers.set('content-encoding', encoding)
      return answer
    },
  }
}
