import { randomBytes } from 'node:crypto'
import { addDays, newId, type PlainDate, plainDate } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { z } from 'zod'
import { type Case, openCase } from '../disclosures/case.ts'
import type { DisclosureWorld } from '../disclosures/world.ts'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Client } from '../network/client.ts'
import { expectDone } from '../network/open-customership.ts'
import type { Network } from '../network.ts'

/** A file with something in every table that dies with it, and the ids of some of it. */
export interface FilledFile extends Case {
  /** Delivered, and never called back. */
  readonly disclosure: string
  readonly entry: string
  readonly hold: string
}

const reason = 'Tarvitaan vireillä olevassa muutoksenhaussa.'
const made = z.object({ id: z.string() })

/** Opens a file and does in it everything that leaves something, through the service. */
export async function fillFile(world: DisclosureWorld): Promise<FilledFile> {
  const { network } = world
  const file = await openCase(world)
  const { officer, nurse } = file
  const today = network.clock.calendar()
  const post = async (by: Client, to: string, body: object, version?: number) => {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
    return made
      .partial()
      .parse(expectDone(await by.fetch('POST', `${file.path}/${to}`, { body, headers }), to))
  }
  const { id: entry } = await file.record(officer, '3.04', 'myyjä')
  await file.correct(officer, entry, 'kassanhoitaja')
  await post(nurse, `entries/${entry}/flags`, { reason: 'Taitaa olla väärin.' })
  const draft = { body: { content: 'Keskeneräinen.', seen: 0 } }
  expectDone(await officer.fetch('PUT', `${file.path}/drafts/new-3.04`, draft), 'keep a draft')
  await file.record(officer, '7.05')
  const recalled = await file.approved(['7.05'])
  await world.runDue()
  expectDone(await file.withdraw(officer, recalled.consent), 'withdraw')
  const { id: disclosure } = await file.approved(['7.05'])
  await world.runDue()
  const consent = await file.consent(['7.15'], { direction: 'obtain' })
  const obtaining = await post(officer, 'obtainings', { consent })
  await world.runDue()
  await post(officer, `obtainings/${obtaining.id}/acceptance`, { take: [{ item: 0 }] })
  await post(officer, 'own-copies', { fields: ['7.05'], necessity: 'Kunnan omassa järjestelmässä.' })
  const held = {
    scope: 'entries',
    entries: [entry],
    ground: 'pendingMatter',
    section: '808/2019 7 §',
    reason,
  }
  const { id: hold = '' } = await post(officer, 'holds', { ...held, reviewOn: addDays(today, 100) })
  const registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  await post(registrar, `holds/${hold}/decision`, { decision: 'approve' }, 1)
  await post(officer, `holds/${hold}/review`, { reviewOn: addDays(today, 200) }, 2)
  const outsider = await network.holder('porvoo-specialist-two')
  expectDone(await outsider.fetch('POST', `${file.path}/read`, { body: { reason } }), 'read')
  await post(officer, 'exclusions', {})
  expectDone(await file.customer.fetch('POST', `${file.path}/log-extracts`), 'ask for the log')
  await world.runDue()
  await world.seal()
  const [line] = await network.sql`select line from audit.file_line where customership = ${file.id} limit 1`
  await post(file.customer, 'log-questions', { line: line?.['line'], text: 'Mitä varten tämä oli?' })
  await delayLine(network, file.id)
  await mistakeDeath(file, today)
  await questionIdentity(network, file)
  await moveOnce(network, file)
  return { ...file, disclosure, entry, hold }
}

/** A death is noticed by mistake, and undone by a second person. */
async function mistakeDeath({ path, officer, nurse }: Case, diedOn: PlainDate): Promise<void> {
  const { version } = z
    .object({ version: z.int() })
    .parse(expectDone(await officer.fetch('GET', path), 'read the file'))
  const send = async (by: Client, to: string, body: object, expected?: number) => {
    const headers = expected === undefined ? {} : { 'if-match': `"${expected}"` }
    return made.parse(expectDone(await by.fetch('POST', `${path}/${to}`, { body, headers }), to)).id
  }
  const notice = await send(officer, 'death-notices', { diedOn, source: 'authority' }, version)
  const mistaken = { reason: 'Merkintä koskee asiakkaan kaimaa.' }
  const undoing = await send(officer, `death-notices/${notice}/undoings`, mistaken)
  await send(nurse, `death-undoings/${undoing}/decision`, { decision: 'approve' }, 1)
}

/** Another identity code is proposed and refused; the person had another once. */
async function questionIdentity({ sql }: Network, { id, path, officer, nurse }: Case): Promise<void> {
  const body = {
    nationalId: fictitiousNationalId(8_888_888),
    kind: 'changed',
    reason: 'Asiakas kertoi puhelimessa.',
  }
  const asked = await officer.fetch('POST', `${path}/identity-changes`, { body })
  const { id: change } = made.parse(expectDone(asked, 'propose another code'))
  const refusal = { body: { decision: 'refuse' }, headers: { 'if-match': '"1"' } }
  expectDone(await nurse.fetch('POST', `${path}/identity-changes/${change}/decision`, refusal), 'refuse')
  await sql`insert into customerships.former_index (customership, index) values (${id}, ${randomBytes(32)})`
}

/** The file came from another area once. */
async function moveOnce({ sql, clock }: Network, { id, officer }: Case): Promise<void> {
  const transfer = newId()
  const [from, to, lahti] = [areas['paijat-hame'].id, areas.porvoo.id, organisations.lahti.id]
  await sql`insert into customerships.transfer (id, customership, from_area, to_area, moved_on, transferred_by, transferred_as, recorded_on, recorded_at)
    values (${transfer}, ${id}, ${from}, ${to}, ${clock.calendar()}, ${officer.person}, ${lahti}, ${clock.calendar()}, ${clock.instant()})`
  await sql`insert into customerships.former_party (transfer, customership, organisation, kind, area)
    values (${transfer}, ${id}, ${lahti}, 'labourAuthority', ${from})`
}

/** Ends a file on a day, with a party's opinion on it, as it would end through the service. */
export async function endFile(
  { network }: Pick<DisclosureWorld, 'network'>,
  { id, officer }: Pick<Case, 'id' | 'officer'>,
  day: string,
): Promise<PlainDate> {
  const now = network.clock.instant()
  await network.sql`insert into customerships.end_opinion
      (customership, proposal, organisation, person, agrees, given_on, recorded_at, grounds)
    values (${id}, 1, ${officer.grant.authority}, ${officer.person}, true, ${day}, ${now}, ${Buffer.from('sealed')})`
  await network.sql`insert into customerships.end_proposal
      (customership, number, organisation, person, reason, proposed_on, answer_by, recorded_at)
    values (${id}, 1, ${officer.grant.authority}, ${officer.person}, 'employed', ${day}, ${day}, ${now})`
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${day} where id = ${id}`
  await network.sql`update customerships.identity_index set open = false where customership = ${id}`
  return plainDate.parse(day)
}

/** A line of the file's log is shown to the customer later. */
async function delayLine(network: Network, customership: string): Promise<void> {
  const supervisor = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  const { authority } = supervisor.grant
  const [line] = await network.sql`select line from audit.detail join audit.entry using (line)
    where customership = ${customership} and authority = ${authority} and person is not null limit 1`
  const body = {
    line: line?.['line'],
    ground: 'seriousDanger',
    reason: 'Puoliso lukee lokia.',
    until: network.clock.calendar(),
  }
  expectDone(await supervisor.fetch('POST', '/v1/line-delays', { body }), 'delay a line')
}
