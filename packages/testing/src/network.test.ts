import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fictitiousNationalId } from './fictitious-national-id.ts'
import { createNetwork, type Network } from './network.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

describe('the network in-process', () => {
  test('answers somebody of the cast who holds a right', async () => {
    const officer = await network.holder('porvoo-specialist')
    const answer = await officer.fetch('GET', '/v1/organisations')
    expect(answer).toMatchObject({ status: 200 })
  })

  test('answers a customer who signed in', async () => {
    const customer = network.customer(fictitiousNationalId(1))
    expect(await customer.fetch('GET', '/v1/organisations')).toMatchObject({ status: 200 })
  })

  test('renews what has grown old, so that a test may let hours pass', async () => {
    const officer = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
    await officer.fetch('GET', '/v1/organisations')
    network.clock.pass({ minutes: 90 })
    expect(await officer.fetch('GET', '/v1/organisations')).toMatchObject({ status: 200 })
  })

  test('stops a right that was ended, in a twin process as well', async () => {
    const officer = await network.holder('kela-specialist')
    const twin = await network.startTwin()
    expect(await officer.fetch('GET', '/v1/organisations', { at: twin.address })).toMatchObject({
      status: 200,
    })
    await network.endRight(officer)
    expect(await officer.fetch('GET', '/v1/organisations', { at: twin.address })).toMatchObject({
      status: 403,
      code: 'usage-right-not-live',
    })
  })

  test('opens a customership with its whole team through the service itself', async () => {
    const { path, team, nationalId } = await network.openCustomership()
    for (const member of team) expect(await member.fetch('GET', path)).toMatchObject({ status: 200 })
    const customer = network.customer(nationalId)
    expect(await customer.fetch('GET', path)).toMatchObject({ status: 200 })
  })
})
