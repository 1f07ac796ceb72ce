import type { WriteTx } from '@tym/database'
import type { Refused, StaffPrincipal } from '@tym/employment'
import { newId, Problem } from '@tym/kernel'
import type { FileMet } from './open-customership.ts'
import { planNotice } from './tell-officers.ts'
import { touchedFacts } from './touched.ts'

/**
 * Refuses a start that has met a file: the same bytes for everybody, naming nobody. The file's own log gets
 * the line, and whoever answers for the file is told, in the transaction of the answer.
 */
export async function refuseStart(
  tx: WriteTx,
  { person, role }: Pick<StaffPrincipal, 'person' | 'role'>,
  { met, customership, onTeam }: FileMet,
): Promise<Refused> {
  await planNotice(tx, { notice: 'startTriedElsewhere', customership, except: person, once: newId() })
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
