import { newLineId } from '@tym/kernel'
import { policyVersion } from '@tym/register'
import type { Bench } from '../open-bench.ts'

/** Customers whose lines are committed together: about as many lines as a busy second has. */
const together = 100

/**
 * Adds so many committed lines to the log of each customer, as reading would leave them; the sealer has them
 * still to seal.
 */
export async function addLines({ loader, loaded, clock }: Bench, linesOfEach: number): Promise<number> {
  const instant = clock.instant()
  for (let from = 0; from < loaded.length; from += together) {
    const some = loaded.slice(from, from + together)
    const made = some.flatMap(({ id, reader }) =>
      Array.from({ length: linesOfEach }, () => ({ line: newLineId(instant), id, person: reader.person })),
    )
    await loader`with made as materialized (
        select * from unnest(${made.map(({ line }) => line)}::uuid[], ${made.map(({ id }) => id)}::uuid[],
          ${made.map(({ person }) => person)}::text[]) made (line, customership, person)
      ), entries as (
        insert into audit.entry (line, at, event, outcome, person, certificate, employer, authority, role, purpose, ground,
          categories, fields, rule, policy_version, subject)
        select m.line, ${instant}, 'category.read', 'allowed', m.person, gen_random_uuid(), p.organisation, p.organisation,
          'socialWorker', 'service-planning', 'tym-10', '{5}', '{5.02,5.04,5.07,5.09,5.10}', 'recorded', ${policyVersion},
          sha256(uuid_send(m.line))
        from made m join customerships.party p on p.customership = m.customership and p.kind = 'wellbeingCounty'
      )
      insert into audit.detail (line, customership, resources) select m.line, m.customership, array[m.customership::text] from made m`
  }
  return loaded.length * linesOfEach
}
