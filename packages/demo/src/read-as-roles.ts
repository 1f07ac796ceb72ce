import { newId } from '@tym/kernel'
import { z } from 'zod'
import { type Actor, type Answer, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'

const entry = z.object({ id: z.string(), field: z.string(), version: z.number(), value: z.unknown() })
const categoryAnswer = z.object({ entries: z.array(entry) })

const fieldsOf = (answer: Answer) =>
  [...new Set(categoryAnswer.parse(answer.body).entries.map(({ field }) => field))].sort()

/** The same category, five roles: each sees what the declaration lets it see. */
export async function readAsRoles(cast: Cast, customership: string, narrator: Narrator): Promise<void> {
  narrator.chapter('One category, five roles: health (11 § item 5)')
  const expected: readonly [Actor, readonly string[]][] = [
    [cast.nurse, ['5.01', '5.02', '5.06', '5.09', '5.10']],
    [cast.socialWorker, ['5.01', '5.02', '5.06', '5.09', '5.10']],
    [cast.specialist, ['5.02', '5.06', '5.09']],
    [cast.counsellor, ['5.02', '5.06', '5.09']],
    [cast.kela, ['5.02', '5.06', '5.09', '5.10']],
  ]
  for (const [actor, fields] of expected) {
    const answer = await actor.get(`/v1/customerships/${customership}/categories/5`)
    const seen = answer.status === 200 ? fieldsOf(answer) : []
    narrator.promise(
      `${actor.title.padEnd(24)} reads ${seen.join(' ')}`,
      seen.join() === fields.join(),
      answer.body,
    )
  }
  const own = categoryAnswer.parse(
    (await cast.kela.get(`/v1/customerships/${customership}/categories/5`)).body,
  )
  narrator.promise(
    "of effect and necessity Kela reads only its own organisation's",
    own.entries.filter(({ field }) => field === '5.10').length === 1,
    own,
  )
}

/**
 * Somebody outside: the same answer whether the person exists or not. With a written reason, and only for a
 * party, an answer.
 */
export async function refuseOutsiders(
  customership: string,
  origins: Origins,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('Outsiders learn nothing, not even that the person exists')
  const outsider = await signIn('lahti-specialist', origins)
  const there = await outsider.get(`/v1/customerships/${customership}`)
  const nowhere = await outsider.get(`/v1/customerships/${newId()}`)
  narrator.promise(
    `${outsider.name} gets the same bytes for this customership and for none at all (${there.status})`,
    there.status === 404 && nowhere.status === 404 && there.text === nowhere.text,
    [there.body, nowhere.body],
  )
  const colleague = await signIn('loviisa-specialist', origins)
  const without = await colleague.post(`/v1/customerships/${customership}/categories/3/read`, {})
  narrator.promise(
    'a colleague outside the case team gets the same',
    without.status === 404 && without.text === there.text,
    without.body,
  )
  const withReason = await colleague.post(`/v1/customerships/${customership}/categories/3/read`, {
    reason: 'Sijaistan vastuuvirkailijaa sairausloman ajan.',
  })
  narrator.promise(
    'with a written reason the colleague is answered, and the owners are told',
    withReason.status === 200,
    withReason.body,
  )
}

/** A value is corrected by the organisation that stored it; the old one stays in the history. */
export async function correctAValue(
  { nurse, specialist }: Cast,
  customership: string,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('A value is corrected, nothing is overwritten (13 §)')
  const answer = await nurse.get(`/v1/customerships/${customership}/categories/5`)
  const found = categoryAnswer.parse(answer.body).entries.find(({ field }) => field === '5.01')
  if (found === undefined) throw new Error('the entry to correct is not there')
  const path = `/v1/customerships/${customership}/entries/${found.id}`
  const correction = { value: 'Selän rasitusvaiva, hoito päättynyt.', reason: 'Hoito päättyi jo lokakuussa.' }
  const corrected = writtenOf(await nurse.post(`${path}/corrections`, correction, found.version))
  narrator.promise(
    'the storing organisation corrects: a new version',
    corrected.version === found.version + 1,
    corrected,
  )
  const stale = await nurse.post(
    `${path}/corrections`,
    { ...correction, reason: 'Sama uudelleen.' },
    found.version,
  )
  narrator.promise('who saw the old version is stopped (412)', codeOf(stale) === 'stale-version', stale.body)
  const history = await nurse.get(path)
  narrator.promise(
    'the old value and the reason stay in the history',
    history.text.includes('hoito käynnissä') && history.text.includes('lokakuussa'),
    history.body,
  )
  const other = await specialist.get(path)
  narrator.promise('a role that may not read the field finds no such entry', other.status === 404, other.body)
}
