import { areaId, lineText, organisationId, personId, plainDate } from '@tym/kernel'
import { roleId } from '@tym/register'
import { z } from 'zod'
import { holderKind } from './usage-right.ts'

/**
 * What the right is for and how long: the content of 12 § 4 mom., bounded by duty, authority, area and time.
 */
const terms = {
  title: lineText(200),
  role: roleId,
  duty: lineText(400),
  authority: organisationId,
  area: areaId,
  validFrom: plainDate,
  validUntil: plainDate,
  /** The day of the induction to the register; the training duty is the employer's. */
  inductedOn: plainDate.optional(),
  /** The day when the confidentiality undertaking was signed. */
  undertakingOn: plainDate.optional(),
}

/** What may be changed of a right; its holder never is. */
export const changeBody = z.strictObject(terms)
export type ChangedTerms = z.infer<typeof changeBody>

/**
 * An application for a named employee, or for the employer's own system. The employer is the applicant's own.
 */
export const applicationBody = z.strictObject({
  holder: personId,
  holderKind,
  holderName: lineText(200),
  ...terms,
})

export type Application = z.infer<typeof applicationBody> & {
  readonly employer: z.infer<typeof organisationId>
}

/** A valid application, for the documentation and the denial suite. */
export const exampleTerms = {
  title: 'työllisyysasiantuntija',
  role: 'employmentSpecialist',
  duty: 'monialainen tuki',
  authority: '0198f0a0-0000-7000-8000-000000000101',
  area: '0198f0a0-0000-7000-8000-000000000201',
  validFrom: '2026-12-01',
  validUntil: '2027-05-31',
  inductedOn: '2026-11-16',
  undertakingOn: '2026-11-16',
}
export const exampleRight = '0198f0a0-0000-7000-8000-000000000801'
