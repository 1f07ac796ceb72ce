import { createHash } from 'node:crypto'
import type { EntryId, Language, PlainDate } from '@tym/kernel'
import { type ConsentDirection, type FieldId, getField, type PartyId, parties } from '@tym/register'
import { consentWords, months } from './consent-words.ts'

/** The wording; a change of it is a new version. The text itself is kept with every answer. */
export const textVersion = '2026-11'

/** What the text is made of: everything that is agreed to and whom it concerns, and nothing of who wrote it down. */
export interface TextFacts {
  /** The running number of the customership: the same text is never another customer's. */
  readonly number: string
  /** The authority that receives the consent, and all three that answer for the register. */
  readonly receivedBy: string
  readonly controllers: readonly string[]
  readonly party: { readonly kind: PartyId; readonly name: string; readonly businessId: string | null }
  readonly direction: ConsentDirection
  readonly fields: readonly FieldId[]
  readonly purpose: {
    readonly text: string
    readonly service?: string | undefined
    readonly entry?: { readonly id: EntryId; readonly field: FieldId } | undefined
  }
  readonly contactPerson?: string | undefined
  readonly necessity?: string | undefined
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly explicit: boolean
  readonly representative?: string | undefined
}

/**
 * What is put before the customer, in their language: plain text, the same for the same facts and another for others. No
 * fact can hold a line end (`lineText`), so none can be read as another line.
 */
export function renderConsent(facts: TextFacts, language: Language): string {
  const words = consentWords[language]
  const { party, purpose } = facts
  const kind = parties[party.kind].title[language]
  const lines = [
    words.title[facts.direction],
    '',
    `${words.customership}: ${facts.number}`,
    `${words.receivedBy}: ${facts.receivedBy}`,
    `${words.controllers}: ${facts.controllers.join('; ')}`,
    '',
    `${words.party}: ${party.name}${party.businessId === null ? '' : `, ${party.businessId}`} (${kind})`,
    ...labelled(words.contact, facts.contactPerson),
    '',
    `${words.data}:`,
    ...facts.fields.map((id) => `- ${id} ${getField(id).label[language]}`),
    '',
    `${words.purpose}: ${purpose.text}`,
    ...labelled(words.service, purpose.service),
    ...labelled(words.planEntry, purpose.entry && entryOf(purpose.entry, language)),
    ...labelled(words.necessity, facts.necessity),
    `${words.period}: ${dateOf(facts.validFrom, language)} – ${dateOf(facts.validUntil, language)}`,
    ...labelled(words.representative, facts.representative),
    ...(facts.explicit ? ['', words.explicit] : []),
    '',
    words.rights[facts.direction],
  ]
  return `${lines.join('\n')}\n`
}

const labelled = (label: string, value: string | undefined) =>
  value === undefined ? [] : [`${label}: ${value}`]

/** An entry of the plan by its field, and by the end of its id, which tells it from others of the field. */
function entryOf(
  { id, field }: { readonly id: EntryId; readonly field: FieldId },
  language: Language,
): string {
  return `${field} ${getField(field).label[language]} (${id.slice(-12)})`
}

function dateOf(date: PlainDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return language === 'en'
    ? `${Number(day)} ${months[Number(month) - 1]} ${year}`
    : `${Number(day)}.${Number(month)}.${year}`
}

/** By which a text is known again. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
