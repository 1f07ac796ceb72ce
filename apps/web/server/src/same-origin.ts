import { WebProblem } from './web-problem.ts'

/**
 * Refuses whatever no page of ours has sent. Browsers say by themselves where a request comes from (Fetch
 * Metadata), and no page can say it for them. Throws WebProblem 'cross-site', also where nothing is said.
 */
export function mustBeSameOrigin(request: Request, publicOrigin: string): void {
  const origin = request.headers.get('origin')
  if (request.headers.get('sec-fetch-site') !== 'same-origin')
    throw new WebProblem('cross-site', 'The request does not say that a page of this origin sends it.')
  if (origin !== null && origin !== publicOrigin)
    throw new WebProblem('cross-site', 'The request names another origin.')
}
