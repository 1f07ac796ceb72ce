import type { ProblemCode } from '@tym/kernel'
import { certificateProblems } from './certificate-problems.ts'
import { consentProblems } from './consent-problems.ts'
import { customershipProblems } from './customership-problems.ts'
import { disclosureProblems } from './disclosure-problems.ts'
import { entryProblems } from './entry-problems.ts'
import { exchangeProblems } from './exchange-problems.ts'
import { oversightProblems } from './oversight-problems.ts'
import { partyProblems } from './party-problems.ts'
import { requestProblems } from './request-problems.ts'
import { retentionProblems } from './retention-problems.ts'
import { rightProblems } from './right-problems.ts'
import { teamProblems } from './team-problems.ts'
import type { ProblemWords } from './words-of-problem.ts'

/** Title and next step of every code that an answer may carry, in three languages. */
export const problemWords: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...requestProblems,
  ...certificateProblems,
  ...rightProblems,
  ...customershipProblems,
  ...entryProblems,
  ...teamProblems,
  ...partyProblems,
  ...consentProblems,
  ...disclosureProblems,
  ...exchangeProblems,
  ...retentionProblems,
  ...oversightProblems,
}
