import type { Endpoint } from '@tym/endpoint'
import { addDays, newId, type PlainDate } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { z } from 'zod'
import type { Client } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { makeKey } from '../network/keys.ts'
import { expectDone } from '../network/open-customership.ts'
import type { Network } from '../network.ts'
import { createCallers, type SampleRequest, sampleRequest, staffRoleFor } from './requests.ts'

/** A register in which the example of every endpoint is about something real, asked by somebody who may. */
export type Scene = {
  /** The endpoint's valid request and who sends it; `everything` stands in for each parameter of the address. */
  play(endpoint: Endpoint, change?: { readonly everything: string }): Played
}
export type Played = { readonly client: Client; readonly request: SampleRequest }

const made = z.object({ id: z.string() })

/** Opens a file with a team, an entry, an applied and a granted right, and a notice. */
export async function createScene(network: Network): Promise<Scene> {
  const specialist = await network.holder('porvoo-specialist')
  const nurse = await network.holder('county-nurse')
  await network.holder('porvoo-specialist-two')
  const file = await network.openCustomership({ team: [specialist, nurse] })
  const callers = createCallers(network)
  const cast = { specialist, nurse, officer: await callers.holding('accessOfficer') }
  const params = {
    customership: file.id,
    entry: await recordEntry(nurse, file.path),
    member: await memberOf(network, file.id, specialist),
    usageRight: await applyForRight(cast.officer),
  }
  const employee = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  const clients = new Map<string, Client>()
  for (const role of [
    'kehaGrantor',
    'kehaOperator',
    'registrar',
    'partySystem',
    'supervisor',
    'leadPerson',
  ] as const)
    clients.set(role, await callers.holding(role))
  const parties = await enterParties(
    await callers.holding('kehaOperator'),
    await callers.holding('kehaGrantor'),
  )
  const consents = await recordConsents(
    specialist,
    file.path,
    parties['others']?.party ?? '',
    network.clock.calendar(),
  )
  const holds = await proposeHolds(specialist, file.path, network)
  const removals = await proposeRemovals(specialist, file.path, network)
  const annulments = await proposeAnnulments(specialist, nurse, network)
  const leftEntry = await leaveEntry(specialist, nurse, network)
  const safetyLift = await proposedLift(network, nurse, file.id)
  const death = await noticedDeath(network, nurse, file.id)
  const identityChange = await proposedCode(network, nurse, file.id)
  const deletion = await certify(network)
  const logExtract = await signedExtract(network, file.id)
  const watched = await watchOver(await callers.holding('supervisor'), specialist, network)
  const logQuestion = await askedQuestion(await callers.holding('supervisor'), specialist, file.id, network)
  const lineDelays = await delayedLines(await callers.holding('supervisor'), specialist, file.id, network)
  const customer = network.customer(file.nationalId)
  const clientFor = (endpoint: Endpoint): Client => {
    if (endpoint.operation === 'accessLog.extract' || endpoint.operation === 'logQuestion.ask')
      return customer
    if (endpoint.id === 'decideOnHold' || endpoint.id === 'removeEntry') return holds.second
    if (endpoint.operation.startsWith('removal.')) return specialist
    if (endpoint.id === 'answerAnnulment') return nurse
    if (endpoint.id === 'decideOnLineDelay') return clients.get('supervisor') ?? callers.customer
    if (endpoint.id === 'recordEntry' || endpoint.id === 'correctEntry') return nurse
    if (endpoint.kind !== 'gate' && endpoint.scope === 'leftEntry') return nurse
    const role = staffRoleFor(endpoint)
    if (role === undefined) return callers.customer
    if (role === 'employmentSpecialist') return specialist
    return role === 'accessOfficer' ? cast.officer : (clients.get(role) ?? callers.customer)
  }
  // A right is changed and ended while it lives, and decided on before.
  const paramsFor = ({ id, ...endpoint }: Endpoint) => ({
    ...params,
    ...(id === 'endUsageRight' || id === 'changeUsageRight' ? { usageRight: employee.usageRight } : {}),
    ...(parties[id] ?? parties['others']),
    consent: id === 'withdrawConsent' ? consents.toWithdraw : consents.toKeep,
    ...watched,
    ...annulments.get(id),
    ...(endpoint.kind !== 'gate' && endpoint.scope === 'leftEntry' && leftEntry),
    ...{ safetyLift, logExtract, logQuestion, ...death, identityChange },
    removal: removals.get(id) ?? removals.get('certified') ?? '',
    lineDelay: id === 'endLineDelay' ? lineDelays.live : lineDelays.proposed,
    deletion,
    hold: /KeptHold$/.test(id) ? holds.kept : id === 'decideOnHold' ? holds.proposed : holds.live,
  })

  return {
    play(endpoint, change) {
      const everywhere = Object.keys(endpoint.params).map((name) => [
        name,
        encodeURIComponent(change?.everything ?? ''),
      ])
      const chosen = change === undefined ? paramsFor(endpoint) : Object.fromEntries(everywhere)
      return { client: clientFor(endpoint), request: sampleRequest(endpoint, chosen) }
    },
  }
}

/** Outside parties as the endpoints ask for them: one that waits for a decision, one that is suspended, one in use. */
async function enterParties(
  operator: Holder,
  grantor: Holder,
): Promise<
  Readonly<Record<string, { readonly party: string; readonly key: string; readonly kind: string }>>
> {
  const terms = {
    name: 'Säätiö',
    country: 'FI',
    contact: 'toimisto@saatio.example',
    contractReference: 'Sopimus 1',
    allowedFields: ['7.05', '7.06'],
  }
  const send = async (by: Holder, path: string, body?: object, version?: number): Promise<string> => {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
    return made.parse(expectDone(await by.fetch('POST', path, { body, headers }), path)).id
  }
  const propose = () => send(operator, '/v1/outside-parties', { kind: 'serviceProvider', terms })
  const approved = async () => {
    const id = await propose()
    await send(grantor, `/v1/outside-parties/${id}/decision`, { decision: 'approve' }, 1)
    return id
  }
  const [waiting, suspended, used] = [await propose(), await approved(), await approved()]
  await send(operator, `/v1/outside-parties/${suspended}/suspension`, { reason: 'Avain on vuotanut.' })
  const keyOf = async () => {
    const { publicJwk } = makeKey('porvoo', 'document').key
    return send(operator, `/v1/outside-parties/${used}/keys`, { use: 'signature', publicJwk })
  }
  const [unconfirmed, confirmed] = [await keyOf(), await keyOf()]
  await send(grantor, `/v1/outside-parties/${used}/keys/${confirmed}/confirmation`)
  const title = { fi: 'velkaneuvonta', sv: 'skuldrådgivning', en: 'debt counselling' }
  const kind = await send(operator, '/v1/outside-party-kinds', { code: 'counsellingOfDebts', title })
  return {
    decideOnOutsideParty: { party: waiting, key: unconfirmed, kind },
    resumeOutsideParty: { party: suspended, key: unconfirmed, kind },
    confirmOutsidePartyKey: { party: used, key: unconfirmed, kind },
    others: { party: used, key: confirmed, kind },
  }
}

/** Two consents towards a party in use, of different data: one to be withdrawn, one to stay. */
async function recordConsents(
  officer: Holder,
  path: string,
  party: string,
  today: PlainDate,
): Promise<{ readonly toWithdraw: string; readonly toKeep: string }> {
  const asked = {
    ...{ party: { id: party }, direction: 'disclose' },
    purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
    ...{ validFrom: today, validUntil: addDays(today, 90) },
  }
  const record = async (field: string): Promise<string> => {
    const terms = { ...asked, fields: [field] }
    const body = { ...terms, language: 'fi' }
    const shown = z
      .object({ hash: z.string() })
      .parse(expectDone(await officer.fetch('POST', `${path}/consents/preview`, { body }), 'preview'))
    const answer = {
      outcome: 'given',
      form: 'written',
      givenOn: today,
      shown: { language: 'fi', hash: shown.hash },
    }
    const recorded = await officer.fetch('POST', `${path}/consents`, { body: { ...terms, ...answer } })
    return made.parse(expectDone(recorded, 'record a consent')).id
  }
  return { toWithdraw: await record('7.06'), toKeep: await record('7.05') }
}

/** A hold that waits for a second person, a live one, and one that has outlived its file. */
async function proposeHolds(officer: Holder, path: string, network: Network) {
  const second = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  const propose = async (): Promise<string> => {
    const body = {
      ...{ scope: 'file', ground: 'pendingMatter', section: '808/2019 7 §', reviewOn: '2027-06-30' },
      reason: 'Muutoksenhaku on vireillä.',
    }
    return made.parse(expectDone(await officer.fetch('POST', `${path}/holds`, { body }), 'propose')).id
  }
  const [proposed, live] = [await propose(), await propose()]
  const approval = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
  expectDone(await second.fetch('POST', `${path}/holds/${live}/decision`, approval), 'approve')
  const kept = newId()
  await network.sql`insert into retention.kept_hold (id, ground, section, reason, authority, owner, approved_by, review_on, kept_at)
    values (${kept}, 'pendingMatter', '808/2019 7 §', ${Buffer.from('sealed')}, ${officer.grant.authority}, ${officer.person},
      ${second.person}, '2027-06-30', ${network.clock.instant()})`
  return { second, proposed, live, kept }
}

/** Removals as the endpoints ask for them: proposed ones, and one that is certified. */
async function proposeRemovals(officer: Holder, path: string, network: Network) {
  const propose = async (): Promise<string> => {
    const fact = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
    const { id: entry } = made.parse(
      expectDone(await officer.fetch('POST', `${path}/entries`, { body: fact }), 'record'),
    )
    const body = { entry, reason: 'wrongFile' }
    return made.parse(expectDone(await officer.fetch('POST', `${path}/removals`, { body }), 'propose')).id
  }
  const [removeEntry, refuseRemoval, certified] = [await propose(), await propose(), await propose()]
  await network.sql.begin(async (tx) => {
    const at = network.clock.instant()
    await tx`set local session_replication_role = replica`
    await tx`update customer_data.removal set state = 'removed', version = 3, decided_by = 'another', decided_at = ${at},
      finished_at = ${at}, backups_until = '2027-01-31', certificate = 'tym.localhost/keha/removal-certificate', certified_at = ${at}
      where id = ${certified}`
  })
  return new Map([
    ['removeEntry', removeEntry],
    ['refuseRemoval', refuseRemoval],
    ['certified', certified],
  ])
}

/** Files of their own that are proposed to be annulled: to agree to, to close, and so on. One has an entry of another organisation. */
async function proposeAnnulments(officer: Holder, nurse: Holder, network: Network) {
  const found = new Map<string, { readonly customership: string; readonly annulment: string }>()
  for (const id of ['answerAnnulment', 'withdrawAnnulment', 'refuseAnnulment', 'closeAnnulled']) {
    const file = await network.openCustomership({ team: [officer, nurse] })
    if (id === 'answerAnnulment') await recordEntry(nurse, file.path)
    const body = { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin väärästä paperista.' }
    const proposed = await officer.fetch('POST', `${file.path}/annulments`, { body })
    const { id: annulment } = made.parse(expectDone(proposed, 'propose an annulment'))
    found.set(id, { customership: file.id, annulment })
  }
  return found
}

/** An entry of the county's that is suspected to be wrong, in a file that has been transferred from it. */
async function leaveEntry(officer: Holder, nurse: Holder, network: Network) {
  await network.holder('lahti-specialist')
  await network.holder({ role: 'nurse', organisation: 'paijat-hame', area: 'paijat-hame' })
  const { id: customership, path } = await network.openCustomership({ team: [officer, nurse] })
  const entry = await recordEntry(nurse, path)
  const send = async (to: string, body: object, headers = {}) =>
    expectDone(await officer.fetch('POST', `${path}/${to}`, { body, headers }), to)
  const reason = 'Taitaa olla toisen tiedoista.'
  expectDone(await nurse.fetch('POST', `${path}/entries/${entry}/flags`, { body: { reason } }), 'flag')
  const move = { area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id }
  await send('transfers', { ...move, movedOn: network.clock.calendar() }, { 'if-match': '"1"' })
  return { customership, entry }
}

/** A proposal to lift turvakielto, by somebody else than whoever decides. */
async function proposedLift(
  { sql, clock }: Network,
  { person, grant }: Holder,
  customership: string,
): Promise<string> {
  const id = newId()
  await sql`insert into customer_data.safety_lift (id, customership, seen_until, reason, state, proposed_by, proposed_as, proposed_at)
    values (${id}, ${customership}, ${clock.calendar()}, ${Buffer.from('sealed')}, 'proposed', ${person}, ${grant.authority}, ${clock.instant()})`
  return id
}

/** A proposal to change the identity code, by somebody else than whoever decides. */
async function proposedCode(
  { sql, clock }: Network,
  { person, grant }: Holder,
  customership: string,
): Promise<string> {
  const id = newId()
  await sql`insert into customer_data.identity_change (id, customership, kind, content, state, proposed_by, proposed_as, proposed_at)
    values (${id}, ${customership}, 'changed', ${Buffer.from('sealed')}, 'proposed', ${person}, ${grant.authority}, ${clock.instant()})`
  return id
}

/** A notice of death in a file that goes on all the same, and a proposal to undo it, by somebody else than whoever decides. */
async function noticedDeath(
  { sql, clock }: Network,
  { person, grant: { authority } }: Holder,
  customership: string,
): Promise<{ readonly deathNotice: string; readonly deathUndoing: string }> {
  const [deathNotice, deathUndoing] = [newId(), newId()]
  await sql`insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, reason_before, state,
      recorded_by, recorded_as, recorded_on, recorded_at, kept_until)
    values (${deathNotice}, ${customership}, ${clock.calendar()}, 'relative', false, 'ended', 'pension', 'standing', ${person},
      ${authority}, ${clock.calendar()}, ${clock.instant()}, ${clock.calendar()})`
  await sql`insert into customerships.death_undoing (id, customership, notice, reason, state, proposed_by, proposed_as, proposed_at)
    values (${deathUndoing}, ${customership}, ${deathNotice}, ${Buffer.from('sealed')}, 'proposed', ${person}, ${authority},
      ${clock.instant()})`
  return { deathNotice, deathUndoing }
}

/** An extract of the file's log that has been signed. */
async function signedExtract({ sql, clock }: Network, customership: string): Promise<string> {
  const id = newId()
  await sql`insert into oversight.log_extract (id, customership, requested_at, size, checkpoint, lines, statement)
    values (${id}, ${customership}, ${clock.instant()}, 1, 'signed', 0, 'signed')`
  return id
}

/** A look at the log that a supervisor has begun, and a flag that was sent to them. */
async function watchOver(supervisor: Holder, officer: Holder, network: Network) {
  const today = network.clock.calendar()
  const body = { reason: 'Pistokoe käytöstä.', from: today, until: today }
  const logReview = made.parse(
    expectDone(await supervisor.fetch('POST', '/v1/access-log-reviews', { body }), 'review'),
  ).id
  const flag = newId()
  const { employer, authority } = officer.grant
  await network.sql`insert into oversight.flag (id, kind, actor, role, employer, authority, owner, from_at, to_at, state,
      raised_at, due_on)
    values (${flag}, 'outOfTeam', ${officer.person}, ${officer.role}, ${employer}, ${authority}, ${supervisor.grant.authority},
      ${network.clock.instant()}, ${network.clock.instant()}, 'open', ${network.clock.instant()}, ${addDays(today, 14)})`
  return { logReview, flag }
}

/** Lines of somebody of the supervisor's that the customer is shown later, proposed by others: one decided, one not. */
async function delayedLines(
  supervisor: Holder,
  { person, role, grant: { employer, authority } }: Holder,
  customership: string,
  { sql, clock }: Network,
) {
  const [live, waiting, at] = [newId(), newId(), clock.instant()]
  const until = addDays(clock.calendar(), 30)
  for (const id of [live, waiting]) {
    const line = newId()
    await sql`insert into audit.entry (line, at, event, outcome, person, role, employer, authority, policy_version)
      values (${line}, ${at}, 'category.read', 'allowed', ${person}, ${role}, ${employer}, ${authority}, 'test')`
    await sql`insert into audit.detail (line, customership) values (${line}, ${customership})`
    const isLive = id === live
    await sql.begin(async (tx) => {
      // As if others had proposed and decided it.
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into oversight.line_delay (id, customership, line, line_at, event, actor, role, owner, ground, reason, until_on,
          lapses_on, state, notices, proposed_by, proposed_at, decided_by, decided_at)
        values (${id}, ${customership}, ${line}, ${at}, 'category.read', ${person}, ${role}, ${supervisor.grant.authority}, 'seriousDanger',
          ${Buffer.from('sealed')}, ${until}, ${until}, ${isLive ? 'live' : 'proposed'}, ${newId()}, 'somebody', ${at},
          ${isLive ? 'another' : null}, ${isLive ? at : null})`
    })
  }
  return { live, proposed: waiting }
}

/** What the customer asked about a line of somebody of the supervisor's, as it was sent on. */
async function askedQuestion(
  supervisor: Holder,
  { person, role, grant: { employer, authority } }: Holder,
  customership: string,
  { sql, clock }: Network,
): Promise<string> {
  const [id, line, at] = [newId(), newId(), clock.instant()]
  await sql`insert into audit.entry (line, at, event, outcome, person, role, employer, authority, policy_version)
    values (${line}, ${at}, 'category.read', 'allowed', ${person}, ${role}, ${employer}, ${authority}, 'test')`
  await sql`insert into audit.detail (line, customership) values (${line}, ${customership})`
  await sql`insert into audit.file_line (line, customership, number, salt)
    values (${line}, ${customership}, 1, ${Buffer.alloc(32)})`
  await sql`insert into oversight.log_question (id, customership, line, line_at, event, outcome, actor, role, employer, authority,
      owner, question, notices, state, asked_at, due_on)
    values (${id}, ${customership}, ${line}, ${at}, 'category.read', 'allowed', ${person}, ${role}, ${employer}, ${authority},
      ${supervisor.grant.authority}, ${Buffer.from('sealed')}, ${newId()}, 'open', ${at}, ${addDays(clock.calendar(), 30)})`
  return id
}

async function recordEntry(nurse: Holder, path: string): Promise<string> {
  const body = {
    category: 5,
    field: '5.04',
    value: { limit: 'Ei raskaita nostoja.' },
    source: 'officer',
    effect: 'Rajaa työtehtäviä.',
    necessity: 'Työtä ei voi muuten valita.',
  }
  return made.parse(expectDone(await nurse.fetch('POST', `${path}/entries`, { body }), 'record')).id
}

async function memberOf(network: Network, customership: string, { person }: Holder): Promise<string> {
  const [row] = await network.sql`select id from customerships.case_team_member
    where customership = ${customership} and person = ${person}`
  return made.parse(row).id
}

async function applyForRight(officer: Holder): Promise<string> {
  const { authority, area } = officer.grant
  const body = {
    holder: 'somebody-new-0001',
    holderKind: 'person',
    holderName: 'Aino Esimerkki',
    title: 'työllisyysasiantuntija',
    role: 'employmentSpecialist',
    duty: 'monialainen tuki',
    authority,
    area,
    validFrom: '2026-12-01',
    validUntil: '2027-05-31',
    inductedOn: '2026-11-16',
    undertakingOn: '2026-11-16',
  }
  return made.parse(expectDone(await officer.fetch('POST', '/v1/usage-rights', { body }), 'apply')).id
}

/** A deletion that is certified, as the worker leaves it. */
async function certify(network: Network): Promise<string> {
  const [run, deletion, at] = [newId(), newId(), network.clock.instant()]
  await network.sql.begin(async (tx) => {
    await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, '2026-11-23', ${at}, 1)`
    await tx`set local session_replication_role = replica`
    await tx`insert into retention.deletion (id, run, section, months, effective_from, state, begun_at, begun_on, held,
        key_destroyed_at, erased_at, certified_at, certificate)
      values (${deletion}, ${run}, '381/2023 12 §', 48, '2025-01-01', 'certified', ${at}, '2026-11-23', 0, ${at}, ${at}, ${at},
        'tym.localhost/keha/deletion-certificate')`
  })
  return deletion
}
