import type { Sql } from 'postgres'

/** What has become of one disclosure and of its consent, and what the customer's log says of it. */
export interface StormFate {
  readonly id: string
  readonly consent: string
  readonly state: 'awaitingApproval' | 'approved' | 'leaving' | 'delivered' | 'stopped' | 'failed'
  readonly left: boolean
  readonly withdrawn: boolean
  readonly recall: 'planned' | 'confirmed' | 'failed' | null
  readonly outcome: string | null
  /**
   * Lines of the customer's log that name it: of its stop (by its consent, or at the claim), leaving, arrival
   * and recall.
   */
  readonly stops: number
  readonly leaves: number
  readonly arrives: number
  readonly recalls: number
}

export async function readFates(sql: Sql): Promise<StormFate[]> {
  const rows = await sql<StormFate[]>`
    with lines as (
      select d.customership, r.resource, count(*) filter (where e.event = 'consent.withdrawn'
          or (e.event = 'disclosure.refused' and e.outcome = 'denied'))::int as stops,
        count(*) filter (where e.event = 'disclosure.left')::int as leaves,
        count(*) filter (where e.event = 'disclosure.delivered')::int as arrives,
        count(*) filter (where e.event = 'disclosure.recalled')::int as recalls
      from audit.entry e join audit.detail d on d.line = e.line cross join unnest(d.resources) as r (resource)
      group by d.customership, r.resource)
    select d.id, d.consent, d.state, d.left_at is not null as left, c.withdrawn_at is not null as withdrawn,
      r.state as recall, r.outcome, coalesce(l.stops, 0) as stops, coalesce(l.leaves, 0) as leaves,
      coalesce(l.arrives, 0) as arrives, coalesce(l.recalls, 0) as recalls
    from disclosures.disclosure d join consents.consent c on c.id = d.consent
      left join disclosures.recall r on r.disclosure = d.id
      left join lines l on l.customership = d.customership and l.resource::text = d.id::text`
  return [...rows]
}

/** Nothing is on its way, and no recall waits for its confirmation. */
export async function isCalm(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ n: number }[]>`select (
    (select count(*) from disclosures.disclosure where state in ('awaitingApproval', 'approved', 'leaving'))
    + (select count(*) from disclosures.recall where state = 'planned'))::int as n`
  return row?.n === 0
}
