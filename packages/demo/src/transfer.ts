import type { PlainDate } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { z } from 'zod'
import { codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'

const file = z.looseObject({
  version: z.number(),
  state: z.string(),
  parties: z.array(z.looseObject({ organisation: z.string() })),
})
const entries = z.object({ entries: z.array(z.looseObject({ id: z.string(), owner: z.string() })) })

/**
 * A customer moves to another area: the file goes on there, and who left it answers for what they stored,
 * seeing nothing else.
 */
export async function tellOfMoving(
  { specialist }: Cast,
  { nationalId, today }: { readonly nationalId: string; readonly today: PlainDate },
  { origins, narrator }: { readonly origins: Origins; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter('A customer moves to another area, and the customership goes on there')
  const lahti = await signIn('lahti-specialist', origins)
  const started = { nationalId, givenNames: 'Maija Liisa', familyName: 'Muuttaja', startedOn: today }
  const { id } = writtenOf(
    await specialist.post('/v1/customerships', { ...started, unemployedConfirmed: true }),
  )
  const path = `/v1/customerships/${id}`
  const fact = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  const entry = writtenOf(await specialist.post(`${path}/entries`, fact))
  const move = { area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id, movedOn: today }
  const before = file.parse((await specialist.get(path)).body)
  writtenOf(await specialist.post(`${path}/transfers`, move, before.version))
  const gone = await specialist.get(path)
  narrator.promise(
    'who transfers a file has left it with that: the former team finds nothing of it any more',
    codeOf(gone) === 'not-found',
    gone.body,
  )
  writtenOf(await lahti.post(`${path}/taking`, undefined))
  const after = file.parse((await lahti.get(path)).body)
  const read = entries.parse((await lahti.get(`${path}/categories/3`)).body).entries
  narrator.promise(
    'the same customership goes on, with all that is stored in it, under the organisation that stored it',
    after.state === before.state &&
      after.parties.some(({ organisation }) => organisation === organisations.lahti.id) &&
      read.some((each) => each.id === entry.id && each.owner === organisations.porvoo.id),
    { after, read },
  )
  const own = await lahti.post(
    `${path}/entries/${entry.id}/corrections`,
    { value: 'kokki', reason: 'Ammatti oli väärä.' },
    1,
  )
  narrator.promise(
    'the new authority does not put its word in the place of what another stored',
    codeOf(own) === 'not-storing-organisation',
    own.body,
  )
  const closed = await specialist.get(`${path}/left-entries/${entry.id}`)
  writtenOf(
    await lahti.post(`${path}/entries/${entry.id}/flags`, { reason: 'Asiakas kertoo olleensa kokki.' }),
  )
  const opened = await specialist.get(`${path}/left-entries/${entry.id}`)
  const correction = { value: 'kokki', reason: 'Virhe huomattiin siirron jälkeen.' }
  const corrected = await specialist.post(`${path}/left-entries/${entry.id}/corrections`, correction, 1)
  const again = await specialist.get(`${path}/left-entries/${entry.id}`)
  narrator.promise(
    'once an entry is questioned, who stored it opens that entry only, corrects it, and it closes again',
    codeOf(closed) === 'not-found' &&
      opened.status === 200 &&
      corrected.status === 201 &&
      codeOf(again) === 'not-found',
    { closed: closed.body, opened: opened.body, corrected: corrected.body, again: again.body },
  )
}
