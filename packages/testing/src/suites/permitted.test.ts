import { isOperationId, type OperationId, operations } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { endpoints } from './endpoints.ts'

let network: Network
let file: OpenedCustomership
let officer: Holder
beforeAll(async () => {
  network = await createNetwork()
  file = await network.openCustomership()
  officer = file.team[0]
})
afterAll(() => network.close())

const answer = z.object({ permitted: z.array(z.string()) })
const permitted = async () =>
  answer.parse(expectDone(await officer.fetch('GET', file.path), 'read')).permitted

/** What goes on for one matter only, so that a screen does not offer it in general; and which matter. */
const onlyInPart: Readonly<Partial<Record<OperationId, string>>> = {
  'entry.record': 'the safe contact and turvakielto',
  'team.add': 'a second person who decides whether a death was noticed by mistake',
}

/** Whether what its endpoints do in a file goes on after the end: as before, or as reads, with a reason. */
function goesOn(operation: OperationId): boolean {
  const own = endpoints.filter((each) => each.operation === operation && 'customership' in each.params)
  // What an organisation does with its own, such as a hold or a removal, is not stopped by the end.
  const isOpen = own.some(
    (each) => each.afterEnd === 'open' || ('scope' in each && ['glass', 'organisation'].includes(each.scope)),
  )
  return isOpen || (own.length > 0 && own.every(({ kind }) => kind !== 'write'))
}

test('what is permitted in a file that has ended is what the endpoints carry out there', async () => {
  const before = await permitted()
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'underAssessment',
    end_reason = 'needOver', ended_on = started_on where id = ${file.id}`
  const opening = { kind: 'statutoryTask', reason: 'Vastaan asiakkaan asiakirjapyyntöön.' }
  expectDone(await officer.fetch('POST', `${file.path}/openings`, { body: opening }), 'open')
  const ofTeam = Object.keys(operations)
    .filter(isOperationId)
    .filter((operation) => before.includes(operation) || operation === 'customership.openForReason')
  const expected = ofTeam.filter((operation) => goesOn(operation) && onlyInPart[operation] === undefined)
  expect([...(await permitted())].sort()).toEqual(expected.sort())
  expect(
    Object.keys(onlyInPart).filter((operation) => isOperationId(operation) && !goesOn(operation)),
  ).toEqual([])
})
