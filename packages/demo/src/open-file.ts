import { addDays, type PlainDate } from '@tym/kernel'
import { getStaff } from '@tym/personas'
import { codeOf, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import { demoFacts } from './facts.ts'
import type { Narrator } from './narrator.ts'

/**
 * Starts a joint assessment, lets the other parties take the file, and builds the case team. Answers the
 * customership.
 */
export async function openFile(
  { specialist, socialWorker, kela }: Cast,
  nationalId: string,
  today: PlainDate,
  narrator: Narrator,
): Promise<string> {
  narrator.chapter('The joint assessment starts: the file opens (381/2023 4 §)')
  const start = {
    nationalId,
    givenNames: 'Eeva Maria',
    familyName: 'Esimerkki',
    startedOn: addDays(today, -7),
    unemployedConfirmed: true,
  }
  const opened = writtenOf(await specialist.post('/v1/customerships', start))
  narrator.tell(`${specialist.name} (${specialist.title}) opened customership ${opened.id}`)
  const again = await specialist.post('/v1/customerships', start)
  narrator.promise(
    'a second open customership of the same person is refused',
    codeOf(again) === 'open-customership-exists' && !again.text.includes(opened.id),
    again.body,
  )
  const early = await specialist.post('/v1/customerships', { ...start, startedOn: addDays(today, 1) })
  narrator.promise('a start in the future is refused', early.status >= 400, early.body)

  for (const actor of [socialWorker, kela]) {
    const waiting = await actor.get('/v1/awaiting-customerships')
    narrator.promise(
      `${actor.name} sees that a file waits, by number and start only`,
      waiting.text.includes(opened.id) && !waiting.text.includes('Esimerkki'),
      waiting.body,
    )
    writtenOf(await actor.post(`/v1/customerships/${opened.id}/taking`, {}))
    narrator.tell(`${actor.name} (${actor.title}) took the file for their own organisation`)
  }
  for (const colleague of ['county-nurse', 'county-social-counsellor']) {
    const person = getStaff(colleague).subject
    writtenOf(await socialWorker.post(`/v1/customerships/${opened.id}/team`, { person }))
    narrator.tell(`${socialWorker.name} added a colleague: ${getStaff(colleague).name}`)
  }
  return opened.id
}

/** Records a fact in each of the seven categories, by whoever the declaration names. */
export async function recordAll(
  cast: Cast,
  customership: string,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('All seven categories are recorded (11 §)')
  for (const { by, body } of demoFacts(today)) {
    const actor = cast.byKey(by)
    const answer = await actor.post(`/v1/customerships/${customership}/entries`, body)
    narrator.promise(
      `${actor.title} records ${body.field} in category ${body.category}`,
      answer.status === 201,
      answer.body,
    )
  }
  const wrongHands = await cast.specialist.post(`/v1/customerships/${customership}/entries`, {
    category: 5,
    field: '5.01',
    value: 'Ei minun kirjattavani.',
    source: 'officer',
    effect: 'Ei ole, sillä tämä ei kuulu minulle.',
    necessity: 'Ei ole, sillä tämä ei kuulu minulle.',
  })
  narrator.promise(
    'an employment specialist cannot record health data',
    codeOf(wrongHands) === 'not-permitted',
    wrongHands.body,
  )
  const unneeded = await cast.nurse.post(`/v1/customerships/${customership}/entries`, {
    category: 5,
    field: '5.04',
    value: { limit: 'Ei raskaita nostoja.' },
    source: 'officer',
    effect: 'Rajaa työtehtäviä, joihin asiakas voi hakea.',
  })
  narrator.promise(
    'health data without a necessity statement is refused',
    codeOf(unneeded) === 'necessity-required',
    unneeded.body,
  )
}
