import { findEntryField } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import {
  addDays,
  addMonths,
  type CustomershipId,
  type EntryId,
  type LocalizedText,
  type PlainDate,
  Problem,
} from '@tym/kernel'
import { getKindTitle, getTermsInForce } from '@tym/outside-parties/public'
import {
  type ConsentDirection,
  consentForms,
  consentRecordedWithin,
  type FieldId,
  footingOf,
  getField,
  isSpecial,
  longestConsent,
  mustBeWritten,
  needsNecessity,
  type PartyKindId,
  parties,
} from '@tym/register'
import type { AnsweredConsent, ConsentToShow, RenewedConsent } from './terms.ts'

/** The party that was named, as it is shown and stored. */
export interface KnownParty {
  readonly kind: PartyKindId
  /** What the kind is called. */
  readonly kindTitle: LocalizedText
  readonly name: string
  readonly businessId: string | null
  /** The version of the party's terms; null for a person whom the customer named. */
  readonly terms: number | null
}

/** What was asked, with what it names looked up. */
export interface Verified {
  readonly party: KnownParty
  readonly entry: { readonly id: EntryId; readonly field: FieldId } | undefined
}

type Exactly = Omit<ConsentToShow, 'party' | 'direction' | 'language'>

/**
 * Throws unless this may be asked of the customer at all: data moves in this direction by consent, the party
 * is in use, none of the data is beyond its contract, the time is bounded, and the purpose is a named service
 * or an entry of this customership's plan that the officer may read. An answer given before it is recorded is
 * judged as of the day on which it was given. Answers whom and what it names. Runs in scope 'customership'.
 */
export async function verifyAsked(
  tx: ReadTx,
  customership: CustomershipId,
  by: Pick<StaffPrincipal, 'role' | 'authority'>,
  asked: Exactly & { readonly party: ConsentToShow['party']; readonly direction: ConsentDirection },
  day: PlainDate,
): Promise<Verified> {
  const party = await getParty(tx, asked)
  if (footingOf(party.kind, asked.direction) !== 'consent')
    throw new Problem('consent-not-needed', 'Data does not move like this by consent.', '/direction')
  verifyPeriod(asked, day)
  if (asked.explicit && !asked.fields.some(isSpecial))
    throw new Problem('invalid-input', 'Explicit consent to health data, and none is named.', '/explicit')
  if (needsNecessity(party.kind, asked.direction, asked.fields) && asked.necessity === undefined)
    throw new Problem(
      'necessity-required',
      'An employer gets health data of strict necessity only.',
      '/necessity',
    )
  return { party, entry: await findPlanEntry(tx, customership, by, asked) }
}

/** Throws 'invalid-date' for an answer dated in the future, or longer ago than answers may be recorded. */
export function verifyGivenOn({ givenOn }: Pick<RenewedConsent, 'givenOn'>, calendar: PlainDate): void {
  if (givenOn > calendar || givenOn < addDays(calendar, -consentRecordedWithin.days))
    throw new Problem('invalid-date', 'The answer is of a day to come, or of long ago.', '/givenOn')
}

/**
 * Throws unless the answer is enough for these data: health data needs explicitness, some parties need
 * writing.
 */
export function verifyAnswer(
  { kind }: Pick<KnownParty, 'kind'>,
  direction: ConsentDirection,
  answer: RenewedConsent,
): void {
  if (answer.validFrom < answer.givenOn)
    throw new Problem('period-invalid', 'The consent would be in force before it was given.', '/validFrom')
  if (answer.outcome === 'refused') return
  if (answer.fields.some(isSpecial) && !answer.explicit)
    throw new Problem('consent-form-insufficient', 'Health data without explicit consent.', '/explicit')
  if (mustBeWritten(kind, direction, answer.fields) && !consentForms[answer.form].inWriting)
    throw new Problem('consent-form-insufficient', 'Health data without writing.', '/form')
}

async function getParty(
  tx: ReadTx,
  { party, fields }: Pick<AnsweredConsent, 'party' | 'fields'>,
): Promise<KnownParty> {
  if ('namedPerson' in party) {
    const kind = 'namedPersons'
    return { kind, kindTitle: parties[kind].title, name: party.namedPerson, businessId: null, terms: null }
  }
  const { kind, name, businessId, number, allowedFields } = await getTermsInForce(tx, party.id)
  const beyond = fields.findIndex((field) => !allowedFields.includes(field))
  if (beyond >= 0)
    throw new Problem('consent-too-wide', 'A field is not in the party’s terms.', `/fields/${beyond}`)
  return { kind, kindTitle: await getKindTitle(tx, kind), name, businessId, terms: number }
}

function verifyPeriod(
  { validFrom, validUntil }: Pick<Exactly, 'validFrom' | 'validUntil'>,
  day: PlainDate,
): void {
  const invalid = (why: string) => new Problem('period-invalid', why, '/validUntil')
  if (validUntil < validFrom) throw invalid('It ends before it begins.')
  if (validUntil < day) throw invalid('It has ended already.')
  if (validFrom < addDays(day, -consentRecordedWithin.days)) throw invalid('It began long ago.')
  if (validUntil > addMonths(day, longestConsent.months)) throw invalid('It is longer than any consent.')
}

async function findPlanEntry(
  tx: ReadTx,
  customership: CustomershipId,
  by: Pick<StaffPrincipal, 'role' | 'authority'>,
  { purpose }: Pick<Exactly, 'purpose'>,
): Promise<Verified['entry']> {
  if (purpose.entry === undefined) return undefined
  const field = await findEntryField(tx, customership, by, purpose.entry)
  if (field === undefined || getField(field).category !== 7)
    throw new Problem('purpose-required', 'The purpose is no entry of this plan.', '/purpose/entry')
  return { id: purpose.entry, field }
}
