import { parseNote, parseRemovalCertificate } from '@tym/audit-proof'
import { z } from 'zod'
import { codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { until } from './until.ts'
import { readPolicy, verifyOffline } from './verify-offline.ts'

const certified = z.object({ certificate: z.string() })
const wrong = 'Naapurin keuhkosairaus vaatii jatkuvan happihoidon.'

/**
 * Another person's illness was written into this file: it is taken out for good, by two persons of the
 * county.
 */
export async function removeAWrongFact(
  { nurse }: Cast,
  customership: string,
  { origins, narrator }: { readonly origins: Origins; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter('Another person’s illness was written into this file: it is removed for good (GDPR 17)')
  const registrar = await signIn('county-registrar', origins)
  const file = `/v1/customerships/${customership}`
  const because = { effect: 'Rajaa raskaat työt pois.', necessity: 'Työtä ei voi valita ilman tätä tietoa.' }
  const fact = { category: 5, field: '5.01', value: wrong, source: 'officer', ...because }
  const entry = writtenOf(await nurse.post(`${file}/entries`, fact))
  const proposal = { entry: entry.id, reason: 'anotherPerson' }
  const removal = writtenOf(await nurse.post(`${file}/removals`, proposal))
  const alone = await nurse.post(`${file}/removals/${removal.id}/approval`, undefined, removal.version)
  narrator.promise('nobody removes alone what they proposed', codeOf(alone) === 'own-proposal', alone.body)
  const done = await registrar.post(`${file}/removals/${removal.id}/approval`, undefined, removal.version)
  narrator.promise('a second person of the storing organisation removes it', done.status === 200, done.body)
  const category = await nurse.get(`${file}/categories/5`)
  const history = await nurse.get(`${file}/entries/${entry.id}`)
  narrator.promise(
    'from that moment nobody reads it, in no version; a mark says that something was removed, and why',
    !category.text.includes(wrong) &&
      !history.text.includes(wrong) &&
      category.text.includes('"reason":"anotherPerson"'),
    history.body,
  )
  const read = async () =>
    certified.safeParse((await nurse.get(`${file}/removals/${removal.id}/certificate`)).body).data
  const found = await until(read, (certificate) => certificate !== undefined)
  const said = found === undefined ? undefined : parseRemovalCertificate(parseNote(found.certificate).text)
  const verdict =
    found === undefined
      ? undefined
      : await verifyOffline('certificate', found.certificate, await readPolicy(origins))
  narrator.promise(
    'the agency certifies it, with the day when the last backup that holds it is gone, and anybody verifies that offline',
    verdict?.valid === true && said?.removal === removal.id,
    { said, verdict },
  )
  narrator.tell(`The last backup that may hold it has expired on ${said?.backupsExpireOn}.`)
}
