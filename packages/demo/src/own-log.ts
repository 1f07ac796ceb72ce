import { fetchExtract } from '@tym/cli'
import { z } from 'zod'
import { type Actor, writtenOf } from './actor.ts'
import type { Narrator } from './narrator.ts'
import type { TimeMachine } from './time-machine.ts'
import { until } from './until.ts'
import { verifyOffline } from './verify-offline.ts'

/** The customer's own log with its proofs, as a file of theirs. */
export async function fetchOwnLog(customer: Actor, customership: string): Promise<string> {
  const path = `/v1/customerships/${customership}`
  const { id } = writtenOf(await customer.post(`${path}/log-extracts`, undefined))
  const read = async (at: string) => {
    const { status, text, body } = await customer.get(`${path}/${at}`)
    if (status !== 200) throw new Error(`the log could not be fetched: ${text}`)
    return body
  }
  const extract = await until(
    () => fetchExtract(customership, id, read),
    (found) => found !== undefined,
  )
  if (extract === undefined) throw new Error('nobody has signed the log')
  return JSON.stringify(extract)
}

const spoken = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      what: z.object({ words: z.object({ fi: z.string() }) }),
      by: z.object({
        kind: z.string(),
        title: z.string().optional(),
        organisation: z.object({ words: z.object({ fi: z.string() }) }).nullable(),
      }),
      outsideParty: z.string().nullable(),
    }),
  ),
})

/** The customer reads in plain words who has used their data. */
export async function readOwnLog(customer: Actor, customership: string, narrator: Narrator): Promise<void> {
  narrator.chapter('The customer reads who has used their data, in plain words')
  const { items } = spoken.parse(
    (await customer.get(`/v1/customerships/${customership}/own-log?limit=100`)).body,
  )
  for (const { at, what, by, outsideParty } of items.slice(0, 12)) {
    const who = [by.title ?? (by.kind === 'customer' ? 'sinä' : 'järjestelmä'), by.organisation?.words.fi]
    const party = outsideParty === null ? '' : ` (${outsideParty})`
    narrator.tell(`${at.slice(0, 16)}  ${what.words.fi}${party}  ${who.filter(Boolean).join(', ')}`)
  }
  narrator.promise(
    'it says in Finnish who read, by title and organisation, and to whom something was sent',
    items.some(({ by }) => by.title !== undefined && by.organisation !== null) &&
      items.some(({ outsideParty }) => outsideParty !== null),
    items,
  )
}

const changed = z.array(z.object({ number: z.coerce.number() })).length(1)

/**
 * The customer takes their log home and verifies it; then somebody who owns the database rewrites a line of
 * it.
 */
export async function verifyOwnLog(
  customer: Actor,
  of: { readonly customership: string; readonly policy: string },
  { machine, narrator }: { readonly machine: TimeMachine; readonly narrator: Narrator },
): Promise<void> {
  const { customership, policy } = of
  narrator.chapter('The customer’s own log, verified at home without asking anybody')
  const whole = await verifyOffline('extract', await fetchOwnLog(customer, customership), policy)
  narrator.promise(
    'the customer’s log is whole and unaltered: the offline command says so',
    whole.valid,
    whole,
  )
  narrator.tell(whole.said.split('\n')[0] ?? '')

  narrator.tell(
    'Somebody who owns the database turns its guards off and makes a nurse’s reading an officer’s.',
  )
  const [line] = changed.parse(
    await machine.asOwner(
      (sql) => sql`with altered as (
        update audit.entry e set role = 'employmentSpecialist' from audit.file_line f
        where f.line = e.line and f.customership = ${customership} and e.role = 'nurse'
          and f.number = (select min(n.number) from audit.file_line n join audit.entry o on o.line = n.line
            where n.customership = ${customership} and o.role = 'nurse')
        returning f.number)
      select number from altered`,
    ),
  )
  const altered = await verifyOffline('extract', await fetchOwnLog(customer, customership), policy)
  narrator.promise(
    `the next time the offline command names the altered line, number ${line?.number}`,
    !altered.valid && altered.said.includes(String(line?.number)),
    altered,
  )
  narrator.tell(altered.said.split('\n').find((said) => said.includes(String(line?.number))) ?? '')
  await machine.asOwner(
    (sql) => sql`update audit.entry e set role = 'nurse' from audit.file_line f
    where f.line = e.line and f.customership = ${customership} and f.number = ${line?.number ?? 0}`,
  )
}
