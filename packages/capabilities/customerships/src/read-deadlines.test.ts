import { plainDate } from '@tym/kernel'
import { createNetwork, type Network } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadlinesAfter } from './read-deadlines.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

test('the due days of a start day are those that its file would have', async () => {
  const [officer] = await network.caseTeam()
  const startedOn = network.clock.calendar()
  const { json } = await officer.fetch('GET', `/v1/deadlines?from=${startedOn}`)
  expect(json).toEqual(deadlinesAfter(startedOn))
  expect((await officer.fetch('GET', '/v1/deadlines')).json).toEqual(json)
  const file = await network.openCustomership({ startedOn })
  expect((await officer.fetch('GET', file.path)).json).toMatchObject({
    planDueOn: deadlinesAfter(startedOn).planDueOn,
  })
})

test('the first review is counted from the last day for the plan', () => {
  expect(deadlinesAfter(plainDate.parse('2025-11-30'))).toEqual({
    planDueOn: '2026-02-28',
    reviewDueOn: '2026-05-28',
  })
})

test('a day that is none is refused', async () => {
  const [officer] = await network.caseTeam()
  for (const query of ['?from=2026-02-30', '?from=today'])
    expect((await officer.fetch('GET', `/v1/deadlines${query}`)).status).toBe(422)
})
