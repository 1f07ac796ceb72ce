import { addDays } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { type FieldId, getField, isSpecial } from '@tym/register'
import { z } from 'zod'
import type { Answer, Client } from '../network/client.ts'
import type { CustomerClient } from '../network/customer.ts'
import { expectDone } from '../network/open-customership.ts'
import { validValue } from '../values.ts'
import type { DisclosingTeam, DisclosureWorld } from './world.ts'

const written = z.looseObject({ id: z.string(), version: z.int() })
const shown = z.object({ hash: z.string() })
const standingConsent = z.object({ code: z.literal('consent-exists'), consent: z.string() })
const recallShown = z.object({
  reason: z.string(),
  state: z.string(),
  outcome: z.string().nullable(),
  problem: z.string().nullable(),
  confirmation: z.string().nullable(),
})
const disclosureShown = z.looseObject({
  id: z.string(),
  version: z.int(),
  state: z.string(),
  problem: z.string().nullable(),
  attempts: z.int(),
  snapshot: z.string(),
  awaits: z.array(z.string()),
  leftAt: z.string().nullable(),
  sentItems: z.int().nullable(),
  receipt: z.string().nullable(),
  recall: recallShown.nullable(),
  items: z.array(
    z.looseObject({
      entry: z.string(),
      version: z.int(),
      field: z.string(),
      owner: z.string(),
      value: z.unknown().optional(),
    }),
  ),
})
export type ShownDisclosure = z.infer<typeof disclosureShown>

/** One customer's file with its team, and the steps of a disclosure in it, each over HTTP. */
export interface Case extends DisclosingTeam {
  readonly id: string
  readonly path: string
  readonly customer: CustomerClient
  record(by: Client, field: FieldId, value?: unknown): Promise<{ readonly id: string }>
  correct(by: Client, entry: string, value: unknown): Promise<void>
  /** The consent on these terms, given now unless it stands already. */
  consent(fields: readonly FieldId[], change?: object): Promise<string>
  /** A new answer to the consent, which has had one. */
  renew(consent: string, fields: readonly FieldId[], outcome?: 'given' | 'refused'): Promise<void>
  withdraw(by: Client, consent: string): Promise<Answer>
  prepare(consent: string, by?: Client): Promise<string>
  read(id: string, by?: Client): Promise<ShownDisclosure>
  approve(id: string, by?: Client, snapshot?: string): Promise<Answer>
  send(by: Client, id: string, step: 'cancellation' | 'retry'): Promise<Answer>
  /** Prepared on a new consent to these fields and approved by these. */
  approved(
    fields: readonly FieldId[],
    by?: readonly Client[],
  ): Promise<{ readonly consent: string; readonly id: string }>
}

/** Opens a file of somebody whom nobody else has. */
export async function openCase(
  world: Pick<DisclosureWorld, 'network' | 'team'>,
  team: DisclosingTeam = world.team,
): Promise<Case> {
  const { network } = world
  const { officer, nurse, kela } = team
  const { id: file, path, nationalId } = await network.openCustomership({ team: [officer, nurse, kela] })
  const today = () => network.clock.calendar()
  const post = (by: Client, to: string, body?: object, version?: number) =>
    by.fetch('POST', `${path}/${to}`, {
      ...(body === undefined ? {} : { body }),
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    })
  const done = async (answer: Promise<Answer>, what: string) => written.parse(expectDone(await answer, what))
  const asked = (fields: readonly FieldId[]) => ({
    fields,
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    validFrom: today(),
    validUntil: addDays(today(), 90),
    explicit: fields.some(isSpecial),
  })
  const party = { party: { id: sampleRecipient.id }, direction: 'disclose' }
  /** Shows the text and takes the customer's answer. */
  const answered = async (terms: object, outcome = 'given') => {
    const preview = await post(officer, 'consents/preview', { ...party, ...terms, language: 'fi' })
    const { hash } = shown.parse(expectDone(preview, 'preview'))
    const answer = { outcome, form: 'written', givenOn: today(), shown: { language: 'fi', hash } }
    return { ...terms, ...answer }
  }
  const consent: Case['consent'] = async (fields, change = {}) => {
    const body = { ...party, ...(await answered({ ...asked(fields), ...change })) }
    const answer = await post(officer, 'consents', body)
    // Agreed to once already: that consent is meant.
    const standing = standingConsent.safeParse(answer.json)
    return standing.success ? standing.data.consent : (await done(Promise.resolve(answer), 'consent')).id
  }
  const prepare: Case['prepare'] = async (on, by = officer) =>
    (await done(post(by, 'disclosures', { consent: on }), 'prepare')).id
  const read: Case['read'] = async (id, by = officer) =>
    disclosureShown.parse(expectDone(await by.fetch('GET', `${path}/disclosures/${id}`), 'read'))
  const approve: Case['approve'] = async (id, by = officer, snapshot) =>
    post(by, `disclosures/${id}/approval`, { snapshot: snapshot ?? (await read(id, by)).snapshot })

  return {
    ...team,
    id: file,
    path,
    customer: network.customer(nationalId),
    record: (by, field, value = validValue(field)) => {
      const { category, requires } = getField(field)
      const statements =
        requires === undefined
          ? {}
          : { effect: 'Rajaa työtehtäviä.', necessity: 'Työtä ei voi muuten valita.' }
      const body = { category, field, value, source: category === 1 ? 'customer' : 'officer', ...statements }
      return done(post(by, 'entries', body), 'record')
    },
    correct: async (by, entry, value) => {
      const body = { value, reason: 'Kirjattiin väärin.' }
      await done(post(by, `entries/${entry}/corrections`, body, 1), 'correct')
    },
    consent,
    prepare,
    read,
    approve,
    renew: async (on, fields, outcome) => {
      const body = await answered(asked(fields), outcome)
      await done(post(officer, `consents/${on}/versions`, body, 1), 'renew')
    },
    withdraw: (by, on) => post(by, `consents/${on}/withdrawal`),
    send: (by, id, step) => post(by, `disclosures/${id}/${step}`),
    approved: async (fields, by = [officer]) => {
      const on = await consent(fields)
      const id = await prepare(on)
      for (const each of by) expectDone(await approve(id, each), 'approve')
      return { consent: on, id }
    },
  }
}
