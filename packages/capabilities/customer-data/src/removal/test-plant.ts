import { addDays, customershipId, newId } from '@tym/kernel'
import { type Case, type Client, type DisclosureWorld, expectDone, openCase } from '@tym/testing'
import { z } from 'zod'

/** What somebody wrote into the wrong file. */
export const planted = 'Naapurin Kyllikin keuhkosairaus'

/** A file in which the text stands in every place that can hold it. */
export interface PlantedFile extends Case {
  readonly entry: string
  /** Delivered to the recipient, and one that waits for an approval. */
  readonly delivered: string
  readonly waiting: string
}

const made = z.object({ id: z.string() })

/** Opens a file and writes the text into all of it, through the service. */
export async function plantFact(world: DisclosureWorld): Promise<PlantedFile> {
  const { network } = world
  const file = await openCase(world)
  const { officer, customer } = file
  const today = network.clock.calendar()
  const supervisor = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  const post = async (by: Client, path: string, body: object = {}): Promise<string> =>
    made.parse(expectDone(await by.fetch('POST', path, { body }), path)).id
  const { id: entry } = await file.record(officer, '3.04', `${planted}, entinen`)
  const correction = { value: planted, reason: `Oikeasti: ${planted.toLowerCase()}.` }
  const corrected = { body: correction, headers: { 'if-match': '"1"' } }
  expectDone(await officer.fetch('POST', `${file.path}/entries/${entry}/corrections`, corrected), 'correct')
  const remarks = `${file.path}/entries/${entry}/flags`
  await post(customer, remarks, { reason: `En ole sanonut: ${planted}!` })
  const remark = await post(customer, remarks, { reason: 'Tarkistakaa ammattini.' })
  await post(officer, `${remarks}/${remark}/answer`, { answer: `Työtodistuksessa lukee ${planted}.` })
  const unfinished = { body: { content: `Oli ${planted}.`, seen: 0 } }
  expectDone(await officer.fetch('PUT', `${file.path}/drafts/new-3.04`, unfinished), 'keep a draft')
  const purpose = { purpose: { text: `Valmennus (${planted}).`, service: 'työhönvalmennus' } }
  const consent = await file.consent(['3.04'], purpose)
  const delivered = await file.prepare(consent)
  expectDone(await file.approve(delivered), 'approve')
  await world.runDue()
  const waiting = await file.prepare(consent)
  const source = await file.consent(['3.04'], { ...purpose, direction: 'obtain' })
  const items = [{ field: '3.04', value: planted }]
  await post(officer, `${file.path}/intakes`, { consent: source, channel: 'paper', receivedOn: today, items })
  await post(officer, `${file.path}/own-copies`, { fields: ['3.04'], necessity: `Koska ${planted}.` })
  const reviewOn = addDays(today, 100)
  const matter = { scope: 'file', ground: 'pendingMatter', section: '808/2019 7 §', reviewOn }
  await post(officer, `${file.path}/holds`, { ...matter, reason: `Asia: ${planted}.` })
  const error = { reason: 'openedByMistake', grounds: `Tiedoissa lukee ${planted}.` }
  await post(officer, `${file.path}/annulments`, error)
  const colleague = await network.holder('porvoo-specialist-two')
  const reason = { body: { reason: `Selvitän, onko ${planted} oikea.` } }
  expectDone(await colleague.fetch('POST', `${file.path}/read`, reason), 'read')
  const joining = { whom: { customership: file.id }, reason: `Hoidan asiaa, jossa on ${planted}.` }
  expectDone(await colleague.fetch('POST', '/v1/join-requests', { body: joining }), 'ask to join')
  await world.seal()
  const [line] = await network.sql`select line from audit.file_line where customership = ${file.id} limit 1`
  const asked = { line: line?.['line'], text: `Miksi tiedoissani lukee ${planted}?` }
  const question = await post(customer, `${file.path}/log-questions`, asked)
  await answerAs(world, file.id, question)
  const [own] = await network.sql`select line from audit.detail join audit.entry using (line)
    where customership = ${file.id} and authority = ${officer.grant.authority} and person = ${officer.person} limit 1`
  const danger = { ground: 'seriousDanger', reason: `Naapuri lukee: ${planted}.`, until: today }
  await post(supervisor, '/v1/line-delays', { line: own?.['line'], ...danger })
  await endAs(world, file)
  return { ...file, entry, delivered, waiting }
}

/** What the organisation answered to the customer's question repeats the text too. */
async function answerAs({ network, keys }: DisclosureWorld, file: Case['id'], question: string) {
  const found = await keys.find(customershipId.parse(file))
  if (found === undefined) throw new Error('the file has no keys')
  const place = { table: 'oversight.log_question', category: 0, row: question, version: 2 }
  await network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`update oversight.log_question set state = 'answered', owner = authority, answered_by = 'somebody',
      answered_at = ${network.clock.instant()}, answer = ${found.encrypt(place, `Kyse on: ${planted}.`)} where id = ${question}`
  })
}

/**
 * Writes the text as the grounds of a proposed end that was withdrawn and of an opinion on it, and of a lift
 * of turvakielto, an undoing of a death and a change of identity code, all refused.
 */
async function endAs({ network, keys }: DisclosureWorld, { id, officer }: Case): Promise<void> {
  const found = await keys.find(customershipId.parse(id))
  if (found === undefined) throw new Error('the file has no keys')
  const { authority } = officer.grant
  const sealed = (table: string, row: string) =>
    found.encrypt({ table: `customerships.${table}`, category: 2, row, version: 9 }, `Koska ${planted}.`)
  const [today, now] = [network.clock.calendar(), network.clock.instant()]
  await network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`insert into customerships.end_proposal (customership, number, organisation, person, reason, proposed_on, answer_by, recorded_at,
        withdrawn_on, withdrawn_by, withdrawal_grounds)
      values (${id}, 9, ${authority}, 'somebody', 'ordinaryService', ${today}, ${today}, ${now}, ${today}, 'somebody',
        ${sealed('end_proposal', 'withdrawal')})`
    const lift = newId()
    const place = { table: 'customer_data.safety_lift', category: 1, row: lift, version: 1 }
    await tx`insert into customer_data.safety_lift (id, customership, seen_until, reason, state, version, proposed_by, proposed_as,
        proposed_at, decided_by, decided_as, decided_at)
      values (${lift}, ${id}, ${today}, ${found.encrypt(place, `Koska ${planted}.`)}, 'refused', 2, 'somebody', ${authority}, ${now},
        'another', ${authority}, ${now})`
    const change = newId()
    const contentPlace = { table: 'customer_data.identity_change', category: 1, row: change, version: 1 }
    const said = JSON.stringify({ nationalId: '010101-900R', reason: `Koska ${planted}.` })
    await tx`insert into customer_data.identity_change (id, customership, kind, content, state, version, proposed_by, proposed_as,
        proposed_at, decided_by, decided_as, decided_at)
      values (${change}, ${id}, 'changed', ${found.encrypt(contentPlace, said)}, 'refused', 2, 'somebody', ${authority}, ${now},
        'another', ${authority}, ${now})`
    const [notice, undoing] = [newId(), newId()]
    const reasonPlace = { table: 'customerships.death_undoing', category: 2, row: undoing, version: 1 }
    await tx`insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, state, version, recorded_by,
        recorded_as, recorded_on, recorded_at, kept_until)
      values (${notice}, ${id}, ${today}, 'relative', true, 'underAssessment', 'undone', 2, 'somebody', ${authority}, ${today}, ${now},
        ${today})`
    await tx`insert into customerships.death_undoing (id, customership, notice, reason, state, version, proposed_by, proposed_as,
        proposed_at, decided_by, decided_as, decided_at)
      values (${undoing}, ${id}, ${notice}, ${found.encrypt(reasonPlace, `Koska ${planted}.`)}, 'refused', 2, 'somebody', ${authority},
        ${now}, 'another', ${authority}, ${now})`
    const act = newId()
    const actPlace = { table: 'customerships.act_to_repeat', category: 2, row: act, version: 1 }
    const by = { by: 'UADK-McDQnN-mGiEP0F4ajOL', as: authority }
    const proposed = { ...by, at: now.toISOString(), reason: `Koska ${planted}.` }
    const repeated = JSON.stringify({ what: 'deathUndone', ...by, notice, on: today, proposed })
    await tx`insert into customerships.act_to_repeat (id, customership, sealed, said_at)
      values (${act}, ${id}, ${found.encrypt(actPlace, repeated)}, ${now})`
    await tx`insert into customerships.end_opinion (customership, proposal, organisation, person, agrees, given_on, recorded_at, grounds)
      values (${id}, 9, ${authority}, 'somebody', true, ${today}, ${now}, ${sealed('end_opinion', authority)})`
  })
}
