import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogReader } from '../audit-lines.ts'
import type { Client } from '../network/client.ts'
import { expectDone } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { endpoints } from './endpoints.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

test('only the keeping and the discarding of an own draft may leave no line', () => {
  const silent = endpoints.filter((each) => each.kind === 'write' && each.mayBeSilent === true)
  expect(silent.map(({ id }) => id).sort()).toEqual(['discardDraft', 'saveDraft'])
})

test('of reads only the signal of changes and the count of own notices may leave none, once their session has a line', () => {
  const once = endpoints.filter((each) => each.kind === 'read' && each.oneLineASession === true)
  expect(once.map(({ id }) => id).sort()).toEqual(['countNotifications', 'followChanges'])
  const lasting = endpoints.filter((each) => each.kind === 'read' && each.follow !== undefined)
  expect(lasting.map(({ id }) => id)).toEqual(['followChanges'])
})

test('a page that asks every minute how many notices are unread leaves one line of nobody', async () => {
  const log = createLogReader(network.sql)
  const { team } = await network.openCustomership()
  await log.take()
  for (const officer of [...team, ...team, ...team])
    expectDone(await officer.fetch('GET', '/v1/notifications/count'), 'count')
  const lines = await log.take()
  expect(lines.map(({ event, customership }) => ({ event, customership }))).toEqual(
    team.map(() => ({ event: 'notification.counted', customership: null })),
  )
})

test('a draft leaves one line when it is begun and one each time it is resumed, and no other', async () => {
  const log = createLogReader(network.sql)
  const { path, id, team } = await network.openCustomership()
  const [officer] = team
  await log.take()
  const draft = `${path}/drafts/new-3.04`
  const save = async (by: Client, seen: number) =>
    expectDone(await by.fetch('PUT', draft, { body: { content: 'myy', seen } }), 'save')
  for (const seen of [0, 1, 2]) await save(officer, seen)
  expectDone(await officer.fetch('GET', draft), 'resume')
  await save(officer, 3)
  expectDone(await officer.fetch('DELETE', draft), 'discard')
  expect(await log.take()).toMatchObject([
    { event: 'draft.begun', customership: id, fields: ['3.04'] },
    { event: 'draft.resumed', customership: id, fields: ['3.04'] },
  ])
})
