import type { WriteTx } from '@tym/database'
import type { Refused, StaffPrincipal } from '@tym/employment'
import { type CustomershipId, type PersonId, Problem } from '@tym/kernel'
import type { FileMet } from './open-customership.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

/**
 * Whoever answers for a file is told that somebody has met it: once of all that one person tries on a day,
 * each of which is a line of its log.
 */
export async function planStartTried(
  tx: WriteTx,
  customership: CustomershipId,
  person: PersonId,
): Promise<void> {
  const once = `${person}-${tx.context.calendar}`
  await planNotice(tx, { notice: 'startTriedElsewhere', customership, except: person, once })
}

/**
 * Refuses a start that has met a file: the same bytes for everybody, naming nobody. The file's own log gets
 * the line, and whoever answers for the file is told, in the transaction of the answer.
 */
export async function refuseStart(
  tx: WriteTx,
  { person, role }: Pick<StaffPrincipal, 'person' | 'role'>,
  { met, customership, onTeam }: FileMet,
): Promise<Refused> {
  await planStartTried(tx, customership, person)
  const problem =
    met === 'openFile'
      ? new Problem('open-customership-exists', 'The person has an open customership.')
      : new Problem('referral-used', 'The referral has started a customership before.')
  const event = met === 'openFile' ? 'customership.startRefused' : 'referral.reused'
  const facts = touchedFacts(customership, role, [met === 'openFile' ? '2.01' : '2.06'])
  return {
    problem,
    touched: [{ ...facts, outOfTeam: !onTeam, refused: { event, problem: problem.code } }],
  }
}
