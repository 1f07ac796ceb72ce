import { addDays, type PlainDate, plainDate, systemClock } from '@tym/kernel'
import { getCustomer } from '@tym/personas'
import { newsTitle } from '@tym/register'
import { z } from 'zod'
import { type Origins, signInCustomer, writtenOf } from './actor.ts'
import { annulledForGood, annulOpenedInError } from './annulled.ts'
import { holdBeforeDeletion, titlesOf } from './before-deletion.ts'
import { type Cast, signInCast } from './cast.ts'
import { deletedForGood, heldOnTheDay } from './deleted.ts'
import { answerLate, proposeEnd } from './end-file.ts'
import type { Narrator } from './narrator.ts'
import { openFile } from './open-file.ts'
import { readOwnLog, verifyOwnLog } from './own-log.ts'
import { drillRestore } from './restore-drill.ts'
import { takeConsent } from './take-consent.ts'
import type { TimeMachine } from './time-machine.ts'
import { until } from './until.ts'
import { readPolicy } from './verify-offline.ts'

/** Whose file it is: somebody of the cast, who can sign in. */
const whose = 'customer-eeva'
/** The parties have thirty days to answer a proposed end. */
const afterTheDay = 31
const disclosure = z.object({ state: z.string(), snapshot: z.string() })

/** One more file, from its end through the four years that the law lets it be kept (12 §). */
export async function tellFourYears(
  machine: TimeMachine,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  const proposed = await machine.on(today, (origins) => proposeOne(origins, today, { machine, narrator }))
  const late = addDays(today, afterTheDay)
  const file = await machine.on(late, async (origins) => {
    const cast = await signInCast(origins)
    const at = { customership: proposed.customership, today: late }
    await annulledForGood(proposed.annulled, { origins, machine, narrator })
    const { keptUntil, deletionOn } = await answerLate(cast, at, origins, narrator)
    return { ...proposed, keptUntil: plainDate.parse(keptUntil), due: plainDate.parse(deletionOn) }
  })
  const [twoWeeksBefore, dayAfter] = [addDays(file.due, -14), addDays(file.due, 1)]
  const hold = await machine.on(twoWeeksBefore, (origins) =>
    holdBeforeDeletion(file, twoWeeksBefore, origins, narrator),
  )
  const since = systemClock().instant().toISOString()
  await machine.on(file.due, async (origins) => {
    await heldOnTheDay({ ...file, hold, since }, origins, narrator)
    await machine.backUp()
    narrator.tell('In the night before the deletion a backup is made.')
  })
  await machine.on(dayAfter, (origins) => deletedForGood({ ...file, today: dayAfter }, origins, narrator))
  await drillRestore(file, dayAfter, { machine, narrator })
}

async function proposeOne(
  origins: Origins,
  today: PlainDate,
  telling: { readonly machine: TimeMachine; readonly narrator: Narrator },
) {
  const { narrator } = telling
  const { nationalId } = getCustomer(whose)
  const cast = await signInCast(origins)
  const customership = await openFile(cast, nationalId, today, narrator)
  const disclosed = await discloseOnce(cast, `/v1/customerships/${customership}`, today)
  await cast.nurse.get(`/v1/customerships/${customership}/categories/5`)
  const customer = await signInCustomer(whose, origins)
  await readOwnLog(customer, customership, telling.narrator)
  await verifyOwnLog(customer, { customership, policy: await readPolicy(origins) }, telling)
  const annulled = await annulOpenedInError(cast, today, { origins, narrator })
  await proposeEnd(cast, customership, narrator)
  await toldNeutrally(nationalId, origins, narrator)
  return { customership, nationalId, disclosure: disclosed, annulled }
}

/** What has come to the customer's mailbox by now: that there is something new, and nothing of what. */
async function toldNeutrally(nationalId: string, origins: Origins, narrator: Narrator): Promise<void> {
  narrator.chapter('The customer is told that there is something new')
  const titles = await until(
    () => titlesOf(nationalId, origins),
    (found) => found.length > 1,
  )
  narrator.promise(
    'each message is the same and says nothing of the matter: the customer reads it behind strong identification',
    titles.length > 1 && titles.every((title) => title === newsTitle.fi),
    titles,
  )
}

/** Something that a recipient has when the file ends. */
async function discloseOnce({ specialist }: Cast, path: string, today: PlainDate): Promise<string> {
  const service = { service: 'työhönvalmennus', state: 'planned', on: today }
  const entry = { category: 7, field: '7.05', value: service, source: 'officer' }
  writtenOf(await specialist.post(`${path}/entries`, entry))
  const consent = await takeConsent(specialist, path, { direction: 'disclose', fields: ['7.05'], today })
  const { id } = writtenOf(await specialist.post(`${path}/disclosures`, { consent }))
  const read = async () => disclosure.parse((await specialist.get(`${path}/disclosures/${id}`)).body)
  writtenOf(
    await specialist.post(`${path}/disclosures/${id}/approval`, { snapshot: (await read()).snapshot }),
  )
  const { state } = await until(read, (seen) => seen.state === 'delivered')
  if (state !== 'delivered') throw new Error(`the disclosure stands at ${state}`)
  return id
}
