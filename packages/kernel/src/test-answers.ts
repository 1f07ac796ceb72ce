import { createServer } from 'node:http'

export interface Answers {
  readonly origin: string
  /** What has been asked, and 'hung up' for each answer without end that was left. */
  readonly asked: string[]
  close(): Promise<void>
}

/** A process that answers well, elsewhere, half, never and without end, each at a path of its own. */
export async function openAnswers(): Promise<Answers> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/ten' }).end()
    else if (request.url === '/ten') response.end('ten bytes.')
    else if (request.url === '/refused') response.writeHead(422, { 'retry-after': '7' }).end('no')
    else if (request.url === '/stuck') response.write('ten ')
    else if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': '9' }).write('ten ')
      setTimeout(() => response.destroy(), 20)
    } else {
      // Goes on for as long as anybody reads.
      const more = setInterval(() => response.write('more and '), 5)
      response.on('close', () => {
        clearInterval(more)
        asked.push('hung up')
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
