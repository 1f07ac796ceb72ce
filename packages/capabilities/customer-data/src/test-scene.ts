import { newId } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { expectDone, makeBy, recordLimit, type SceneGround, type SetScene } from '@tym/testing'

/** An entry, and what is proposed about the file by somebody else than whoever decides. */
export const setScene: SetScene = async (ground) => {
  const { nurse, specialist, file } = ground
  const entry = await recordLimit(nurse, file.path)
  const { proposed, refused, certified } = await proposeRemovals(ground)
  const left = await leaveEntry(ground)
  const leftEntry = { client: nurse, params: { customership: left.customership, entry: left.entry } }
  const flag = await makeBy(specialist, `${file.path}/entries/${entry}/flags`, { reason: 'Onko näin?' })
  await keepDraft(nurse, file.path)
  return {
    params: {
      entry,
      flag,
      removal: certified,
      proposedRemoval: proposed,
      safetyLift: await proposeLift(ground),
      identityChange: await proposeCode(ground),
    },
    endpoints: {
      recordEntry: { client: nurse },
      correctEntry: { client: nurse },
      saveDraft: { client: nurse, params: { place: 'new-5.01' } },
      readDraft: { client: nurse, params: { place: 'new-5.04' } },
      discardDraft: { client: nurse, params: { place: 'new-5.04' } },
      refuseRemoval: { params: { removal: refused } },
      readLeftEntry: leftEntry,
      correctLeftEntry: leftEntry,
      answerEntryFlag: { client: nurse },
      answerLeftEntryFlag: { client: nurse, params: left },
    },
  }
}

/** Removals that wait, one to be carried out and one to be refused, and one that is certified. */
async function proposeRemovals({ network: { sql, clock }, specialist, file }: SceneGround) {
  const propose = async () => {
    const fact = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
    const entry = await makeBy(specialist, `${file.path}/entries`, fact)
    return makeBy(specialist, `${file.path}/removals`, { entry, reason: 'wrongFile' })
  }
  const [proposed, refused, certified] = [await propose(), await propose(), await propose()]
  await sql.begin(async (tx) => {
    const at = clock.instant()
    await tx`set local session_replication_role = replica`
    await tx`update customer_data.removal set state = 'removed', version = 3, decided_by = 'another', decided_at = ${at},
      finished_at = ${at}, backups_until = '2027-01-31', certificate = 'tym.localhost/keha/removal-certificate', certified_at = ${at}
      where id = ${certified}`
  })
  return { proposed, refused, certified }
}

async function keepDraft(nurse: SceneGround['nurse'], path: string): Promise<void> {
  const body = { content: 'Ei nostoja', seen: 0 }
  expectDone(await nurse.fetch('PUT', `${path}/drafts/new-5.04`, { body }), 'keep a draft')
}

/** An entry of the county's that is suspected to be wrong, in a file that has been transferred from it. */
async function leaveEntry({ network, specialist, nurse }: SceneGround) {
  await network.holder('lahti-specialist')
  await network.holder({ role: 'nurse', organisation: 'paijat-hame', area: 'paijat-hame' })
  const { id: customership, path } = await network.openCustomership({ team: [specialist, nurse] })
  const entry = await recordLimit(nurse, path)
  const flag = await makeBy(nurse, `${path}/entries/${entry}/flags`, {
    reason: 'Taitaa olla toisen tiedoista.',
  })
  const move = { area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id }
  const transfer = { ...move, movedOn: network.clock.calendar() }
  await makeBy(specialist, `${path}/transfers`, transfer, { 'if-match': '"1"' })
  return { customership, entry, flag }
}

/** A proposal to lift turvakielto. */
async function proposeLift({ network: { sql, clock }, nurse, file }: SceneGround): Promise<string> {
  const id = newId()
  await sql`insert into customer_data.safety_lift (id, customership, seen_until, reason, state, proposed_by, proposed_as, proposed_at)
    values (${id}, ${file.id}, ${clock.calendar()}, ${Buffer.from('sealed')}, 'proposed', ${nurse.person},
      ${nurse.grant.authority}, ${clock.instant()})`
  return id
}

/** A proposal to change the identity code. */
async function proposeCode({ network: { sql, clock }, nurse, file }: SceneGround): Promise<string> {
  const id = newId()
  await sql`insert into customer_data.identity_change (id, customership, kind, content, state, proposed_by, proposed_as, proposed_at)
    values (${id}, ${file.id}, 'changed', ${Buffer.from('sealed')}, 'proposed', ${nurse.person}, ${nurse.grant.authority},
      ${clock.instant()})`
  return id
}
