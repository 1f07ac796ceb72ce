import { addDays } from '@tym/kernel'
import { type FieldId, isSpecial } from '@tym/register'
import { z } from 'zod'
import type { Act } from './life.ts'

const shown = z.object({ hash: z.string() })
const prepared = z.object({ snapshot: z.string() })

/** What a customer is asked to agree to. */
export interface Asked {
  readonly party: string
  readonly direction?: 'disclose' | 'obtain'
  readonly fields: readonly FieldId[]
  readonly purpose: string
  readonly service: string
  /** Days from the day of the step; 120 unless given. */
  readonly days?: number
  readonly language?: 'fi' | 'sv'
  readonly outcome?: 'given' | 'refused'
}

/** Shows the customer a text and records their answer, under a name. */
export const askConsent = (name: string, asked: Asked): Act => ({
  run: async (by, file) => {
    const { direction = 'disclose', fields, days = 120, language = 'fi', outcome = 'given' } = asked
    const terms = {
      party: { id: asked.party },
      direction,
      fields,
      explicit: fields.some(isSpecial),
      purpose: { text: asked.purpose, service: asked.service },
      validFrom: file.today,
      validUntil: addDays(file.today, days),
    }
    const { hash } = shown.parse(await by.ask(`${file.path}/consents/preview`, { ...terms, language }))
    const answer = { outcome, form: 'written', givenOn: file.today, shown: { language, hash } }
    file.name(name, await by.post(`${file.path}/consents`, { ...terms, ...answer }, { key: file.step }))
  },
})

/** The customer takes a consent back. */
export const withdraw = (name: string): Act => ({
  run: async (by, file) => {
    const path = `${file.path}/consents/${file.named(name).id}/withdrawal`
    await by.post(path, undefined, { key: file.step })
  },
})

/** Puts together what would be disclosed on a consent, under a name. */
export const prepare = (name: string, consent: string): Act => ({
  run: async (by, file) =>
    file.name(
      name,
      await by.post(`${file.path}/disclosures`, { consent: file.named(consent).id }, { key: file.step }),
    ),
})

/** Reads the snapshot and approves exactly that. */
export const approve = (name: string): Act => ({
  run: async (by, file) => {
    const path = `${file.path}/disclosures/${file.named(name).id}`
    const { snapshot } = prepared.parse(await by.get(path))
    await by.post(`${path}/approval`, { snapshot }, { key: file.step })
  },
})

/** Asks a party outside for what it has, on a consent. */
export const obtain = (consent: string): Act => ({
  run: async (by, file) => {
    const body = { consent: file.named(consent).id }
    await by.post(`${file.path}/obtainings`, body, { key: file.step })
  },
})
