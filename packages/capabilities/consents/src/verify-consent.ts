import { findEntryField } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import { addMonths, type CustomershipId, Problem } from '@tym/kernel'
import { getTermsInForce } from '@tym/outside-parties/public'
import {
  type ConsentDirection,
  type ConsentForm,
  consentForms,
  footingOf,
  getField,
  isSpecial,
  longestConsent,
  mustBeWritten,
  type PartyId,
} from '@tym/register'
import type { AnsweredConsent, ConsentToShow, RenewedConsent } from './terms.ts'

/** Who the party turned out to be, as it is shown and stored. */
export interface KnownParty {
  readonly kind: PartyId
  readonly name: string
  /** Of the registry's terms; null for a person whom the customer named. */
  readonly terms: number | null
}

type Exactly = Omit<ConsentToShow, 'party' | 'direction' | 'language'>

/**
 * Whether this may be asked of the customer at all: data moves in this direction by consent, the party is in use, none of
 * the data is beyond its contract, the time is bounded, and the purpose is an entry of this customership's plan or a named
 * service. Answers who the party is. Runs in scope 'customership'.
 */
export async function verifyAsked(
  tx: ReadTx,
  customership: CustomershipId,
  asked: Exactly & { readonly party: ConsentToShow['party']; readonly direction: ConsentDirection },
): Promise<KnownParty> {
  const party = await getParty(tx, asked)
  if (footingOf(party.kind, asked.direction) !== 'consent')
    throw new Problem('consent-not-needed', 'Data does not move like this by consent.', '/direction')
  verifyPeriod(asked, tx.context.calendar)
  await verifyPurpose(tx, customership, asked)
  return party
}

/** Whether the answer will do for these data: health data asks for explicitness, some parties for writing. */
export function verifyAnswer(
  { kind }: Pick<KnownParty, 'kind'>,
  direction: ConsentDirection,
  answer: RenewedConsent,
  calendar: string,
): void {
  if (answer.givenOn > calendar)
    throw new Problem('invalid-date', 'The answer is of a day to come.', '/givenOn')
  if (answer.validFrom < answer.givenOn)
    throw new Problem('period-invalid', 'The consent would be in force before it was given.', '/validFrom')
  if (answer.outcome === 'refused') return
  if (answer.fields.some(isSpecial) && !answer.explicit)
    throw new Problem('consent-form-insufficient', 'Health data without explicit consent.', '/explicit')
  if (mustBeWritten(kind, direction, answer.fields) && !isWritten(answer.form))
    throw new Problem('consent-form-insufficient', 'Health data without writing.', '/form')
}

const isWritten = (form: ConsentForm) => consentForms[form].inWriting

async function getParty(
  tx: ReadTx,
  { party, fields, direction }: Pick<AnsweredConsent, 'party' | 'fields' | 'direction'>,
): Promise<KnownParty> {
  if ('namedPerson' in party) {
    if (direction === 'disclose')
      throw new Problem('consent-not-needed', 'Nothing is disclosed to named persons.', '/direction')
    return { kind: 'namedPersons', name: party.namedPerson, terms: null }
  }
  const { kind, name, number, allowedFields } = await getTermsInForce(tx, party.id)
  const beyond = fields.findIndex((field) => !allowedFields.includes(field))
  if (beyond >= 0)
    throw new Problem('consent-too-wide', 'A field is not in the party’s terms.', `/fields/${beyond}`)
  return { kind, name, terms: number }
}

function verifyPeriod(
  { validFrom, validUntil }: Pick<Exactly, 'validFrom' | 'validUntil'>,
  calendar: string,
): void {
  const invalid = (why: string) => new Problem('period-invalid', why, '/validUntil')
  if (validUntil < validFrom) throw invalid('It ends before it begins.')
  if (validUntil < calendar) throw invalid('It has ended already.')
  if (validUntil > addMonths(validFrom, longestConsent.months))
    throw invalid('It is longer than any consent.')
}

async function verifyPurpose(
  tx: ReadTx,
  customership: CustomershipId,
  { purpose }: Pick<Exactly, 'purpose'>,
): Promise<void> {
  if (purpose.entry === undefined) return
  const field = await findEntryField(tx, customership, purpose.entry)
  if (field === undefined || getField(field).category !== 7)
    throw new Problem('purpose-required', 'The purpose is no entry of this plan.', '/purpose/entry')
}
