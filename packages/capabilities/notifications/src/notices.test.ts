import { type Database, openDatabase } from '@tym/database'
import {
  type Case,
  type DisclosureWorld,
  expectDone,
  noticesOf,
  openCase,
  openDisclosureWorld,
  tellOfficers,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let worker: Database
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld()
  worker = openDatabase({ url: world.network.urls.worker, max: 1, applicationName: 'test-notices' })
})
afterAll(async () => {
  await worker?.close()
  await world?.close()
})
beforeEach(async () => {
  file = await openCase(world)
  await tell()
})
const tell = () => tellOfficers(world.network, worker)
const told = async (by: Case['nurse']) =>
  z
    .object({ notifications: z.array(z.looseObject({ customership: z.string().nullable() })) })
    .parse((await by.fetch('GET', '/v1/notifications?limit=100')).json)
    .notifications.filter(({ customership }) => customership === file.id)
const limit = { limit: 'Ei toistuvia raskaita nostoja.' }

test('a suspected error is told to the organisation that stores the entry, and its correction to who suspected it', async () => {
  const { id } = await file.record(file.nurse, '5.04', limit)
  const flagged = await file.officer.fetch('POST', `${file.path}/entries/${id}/flags`, {
    body: { reason: 'Asiakas muistaa toisin.' },
  })
  expectDone(flagged, 'flag')
  await tell()
  expect(await noticesOf(file.nurse, file.id)).toContain('entryFlagged')
  // It leads to the entry, and says which organisation suspects the error.
  const toEntry = { entry: { id, category: 5 }, by: file.officer.grant.authority }
  expect(await told(file.nurse)).toContainEqual(expect.objectContaining({ kind: 'entryFlagged', ...toEntry }))
  expect(await noticesOf(file.officer, file.id)).not.toContain('entryFlagged')
  await file.correct(file.nurse, id, { limit: 'Ei yli 10 kg:n nostoja.' })
  await tell()
  expect(await noticesOf(file.officer, file.id)).toContain('entryFlagAnswered')
  expect(await noticesOf(file.nurse, file.id)).not.toContain('entryFlagAnswered')
})

test('that a party has taken a file says which one', async () => {
  const taken = expect.objectContaining({
    kind: 'customershipTaken',
    by: file.nurse.grant.authority,
    entry: null,
  })
  expect(await told(file.officer)).toContainEqual(taken)
})

test('that an entry stays as it is is told to who suspected an error', async () => {
  const { id } = await file.record(file.nurse, '5.04', limit)
  const path = `${file.path}/entries/${id}/flags`
  const flagged = await file.officer.fetch('POST', path, { body: { reason: 'Asiakas muistaa toisin.' } })
  const { id: flag } = z.object({ id: z.string() }).parse(expectDone(flagged, 'flag'))
  const answer = { body: { answer: 'Rajoite on mitattu vastaanotolla.' } }
  expectDone(await file.nurse.fetch('POST', `${path}/${flag}/answer`, answer), 'answer')
  await tell()
  expect(await noticesOf(file.officer, file.id)).toContain('entryKept')
  expect(await noticesOf(file.nurse, file.id)).not.toContain('entryKept')
})

test('a disclosure that awaits an organisation is told to its officers, and not to who prepared it', async () => {
  await file.record(file.nurse, '5.04', limit)
  await file.prepare(await file.consent(['5.04']))
  await tell()
  expect(await noticesOf(file.nurse, file.id)).toContain('disclosureAwaits')
  expect(await noticesOf(file.officer, file.id)).not.toContain('disclosureAwaits')
})
