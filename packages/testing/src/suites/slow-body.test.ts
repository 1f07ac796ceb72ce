import { afterAll, beforeAll, expect, test } from 'vitest'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

test('a right that ends while a request is still arriving stops that request', async () => {
  const officer = await network.holder('porvoo-specialist')
  const body = Buffer.from(JSON.stringify({ nationalId: fictitiousNationalId(7) }))
  let sendRest = (): void => {}
  const rest = new Promise<void>((resolve) => {
    sendRest = resolve
  })
  const slow = new ReadableStream({
    start: (stream) => stream.enqueue(body.subarray(0, 5)),
    pull: async (stream) => {
      await rest
      stream.enqueue(body.subarray(5))
      stream.close()
    },
  })
  // The client learns the nonce first, so that the slow request is not asked to come again.
  expect((await officer.fetch('GET', '/v1/customerships')).status).toBe(200)
  const answer = officer.fetch('POST', '/v1/customerships/search', { rawBody: slow })
  await network.endRight(officer)
  sendRest()
  expect((await answer).code).toBe('usage-right-not-live')
})
