import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { sentencesOf } from './explain-failed-start.ts'
import { ConfigError } from './variables.ts'

async function listenError(port: number, host: string): Promise<Error> {
  const server = createServer()
  return await new Promise((resolve, reject) => {
    server.once('error', resolve)
    server.listen(port, host, () => server.close(() => reject(new Error('it listens'))))
  })
}

test('a setting, a port in use and an address of another machine are said in one sentence each', async () => {
  expect(sentencesOf(new ConfigError('KEK_FILE', 'is not set. Set it.'))).toBe(
    'KEK_FILE: is not set. Set it.',
  )
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect(sentencesOf(await listenError(port, '127.0.0.1'))).toMatch(/^PORT: the port \d+ is in use\. Set it/)
  await new Promise((resolve) => server.close(resolve))
  expect(sentencesOf(await listenError(0, '192.0.2.1'))).toMatch(/^HOST: this machine has no such address/)
  const refused = Object.assign(new Error('listen'), { syscall: 'listen', code: 'EACCES', port: 80 })
  expect(sentencesOf(refused)).toMatch(/^PORT: this account may not open the port 80\. /)
  expect(sentencesOf(new Error('something else'))).toBeUndefined()
})
