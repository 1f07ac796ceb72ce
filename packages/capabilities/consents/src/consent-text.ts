import { type EntryId, type Language, type LocalizedText, type PlainDate, sha256 } from '@tym/kernel'
import {
  type ConsentDirection,
  type ContactLanguage,
  contactLanguageName,
  type FieldId,
  getField,
} from '@tym/register'
import { consentWords, months } from './consent-words.ts'

/**
 * The version of the wording; each change of the wording gets another. The text itself is kept with every
 * answer.
 */
export const textVersion = '2026-12'

/** Who acts for the customer: by which authority (guardianship, mandate), and how far it reaches. */
export interface Representative {
  readonly name: string
  readonly authority: string
  readonly scope: string
}

/**
 * In which language the text was explained to a customer whose own language is none of the platform's, and
 * who explained it.
 */
export interface Explained {
  readonly language: ContactLanguage
  /** The language by name, where the code does not say it. */
  readonly named?: string | undefined
  readonly by: string
}

/**
 * What the text is made of: everything that is agreed to and whom it concerns, and nothing of who wrote it
 * down.
 */
export interface TextFacts {
  /** The running number of the customership, so that no two customers are shown the same text. */
  readonly number: string
  /**
   * The authority that receives the consent, and all that answer for the register: the three and the agency
   * (13 §).
   */
  readonly receivedBy: string
  readonly controllers: readonly string[]
  readonly party: {
    readonly kindTitle: LocalizedText
    readonly name: string
    readonly businessId: string | null
  }
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
  readonly representative?: Representative | undefined
  readonly explained?: Explained | undefined
}

/**
 * What is put before the customer, in their language, as plain text: the same facts give the same text, and
 * other facts another. No fact can hold a line end (`lineText`), so none can be read as another line.
 */
export function renderConsent(facts: TextFacts, language: Language): string {
  const words = consentWords[language]
  const { party, purpose } = facts
  const kind = party.kindTitle[language]
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
    ...labelled(words.representative, facts.representative?.name),
    ...labelled(words.authority, facts.representative?.authority),
    ...labelled(words.scope, facts.representative?.scope),
    ...explainedIn(facts.explained, language),
    ...(facts.explicit ? ['', words.explicit] : []),
    '',
    words.rights[facts.direction],
  ]
  return `${lines.join('\n')}\n`
}

const labelled = (label: string, value: string | undefined) =>
  value === undefined ? [] : [`${label}: ${value}`]

/**
 * The lines which say that the text was explained in the customer's own language, and that the writing is in
 * another.
 */
function explainedIn(explained: Explained | undefined, language: Language): string[] {
  if (explained === undefined) return []
  const words = consentWords[language]
  const name = explained.named ?? contactLanguageName(explained.language, language)
  return [`${words.explained}: ${name}`, `${words.explainedBy}: ${explained.by}`, words.textIsIn]
}

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

/** The hash by which a text is recognised. */
export function hashOf(text: string): Buffer {
  return sha256(text)
}
