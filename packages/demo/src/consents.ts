import { addDays, type PlainDate } from '@tym/kernel'
import { outsideParties } from '@tym/personas'
import { z } from 'zod'
import { type Actor, type Answer, codeOf, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { until } from './until.ts'

const preview = z.object({ text: z.string(), hash: z.string() })
const consent = z.object({
  state: z.string(),
  answers: z.array(z.object({ receiptSignature: z.string().nullable() })),
})

/** The customer agrees to one thing, exactly as it was shown, gets a signed receipt, and takes it back. */
export async function giveAndWithdraw(
  cast: Cast,
  customership: string,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('A consent: exactly what was shown, signed for, and taken back as easily')
  const path = `/v1/customerships/${customership}/consents`
  const { specialist, nurse } = cast
  const party = outsideParties.find(({ kind }) => kind === 'serviceProvider')
  const asked = {
    party: { id: party?.id },
    direction: 'disclose',
    fields: ['5.04', '7.05'],
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    validFrom: today,
    validUntil: addDays(today, 120),
    explicit: true,
  }
  const tooWide = await specialist.post(`${path}/preview`, { ...asked, fields: ['5.01'], language: 'fi' })
  narrator.promise(
    'data beyond the party’s contract is not even shown',
    codeOf(tooWide) === 'consent-too-wide',
    tooWide.body,
  )
  const shown = preview.parse((await specialist.post(`${path}/preview`, { ...asked, language: 'fi' })).body)
  narrator.tell(`${specialist.name} shows the customer: ${shown.text.split('\n')[0]} – ${party?.name}`)
  const answer = {
    outcome: 'given',
    form: 'written',
    givenOn: today,
    shown: { language: 'fi', hash: shown.hash },
  }
  const widened = await specialist.post(path, { ...asked, ...answer, fields: ['5.04', '5.07', '7.05'] })
  narrator.promise(
    'what was not shown is not agreed to',
    codeOf(widened) === 'consent-text-changed',
    widened.body,
  )
  const { id } = writtenOf(await specialist.post(path, { ...asked, ...answer }))
  const seen = await nurse.get(`${path}/${id}`)
  narrator.promise(`${nurse.name} of the county sees it in force`, stateOf(seen) === 'inForce', seen.body)
  narrator.promise(
    'the authority that received it signs the customer’s receipt',
    await becomesSigned(specialist, `${path}/${id}`),
  )
  writtenOf(await nurse.post(`${path}/${id}/withdrawal`, undefined))
  const after = await specialist.get(`${path}/${id}`)
  narrator.promise('withdrawn through any party, at once', stateOf(after) === 'withdrawn', after.body)
}

const stateOf = ({ body }: Answer) => consent.safeParse(body).data?.state

/** The signature is a queued job: it is there soon, not at once. */
async function becomesSigned(reader: Actor, path: string): Promise<boolean> {
  const isSigned = ({ body }: Answer) =>
    consent.parse(body).answers.every(({ receiptSignature }) => receiptSignature !== null)
  return isSigned(await until(() => reader.get(path), isSigned))
}
