import { newId } from '@tym/kernel'
import type { SceneGround, SetScene } from '@tym/testing'

/** Somebody of the team, and a death that was noticed in a file of its own. */
export const setScene: SetScene = async (ground) => {
  const { network, file, specialist } = ground
  const [member] = await network.sql<{ id: string }[]>`select id from customerships.case_team_member
    where customership = ${file.id} and person = ${specialist.person}`
  if (member === undefined) throw new Error('the specialist is not on the team')
  const { customership, deathNotice, deathUndoing } = await noticeDeath(ground)
  const ofTheDeath = { params: { customership } }
  return {
    params: { member: member.id, deathNotice, deathUndoing },
    endpoints: { proposeDeathUndoing: ofTheDeath, decideOnDeathUndoing: ofTheDeath },
  }
}

/**
 * A notice of death in a file that goes on all the same, and a proposal to undo it, by somebody else than
 * whoever decides.
 */
async function noticeDeath({ network, specialist, nurse }: SceneGround) {
  const { sql, clock } = network
  const { person, grant } = nurse
  const { id: customership } = await network.openCustomership({ team: [specialist, nurse] })
  const [deathNotice, deathUndoing] = [newId(), newId()]
  const [at, today] = [clock.instant(), clock.calendar()]
  await sql`insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, reason_before, state,
      recorded_by, recorded_as, recorded_on, recorded_at, kept_until)
    values (${deathNotice}, ${customership}, ${today}, 'relative', false, 'ended', 'pension', 'standing', ${person},
      ${grant.authority}, ${today}, ${at}, ${today})`
  await sql`insert into customerships.death_undoing (id, customership, notice, reason, state, proposed_by, proposed_as, proposed_at)
    values (${deathUndoing}, ${customership}, ${deathNotice}, ${Buffer.from('sealed')}, 'proposed', ${person}, ${grant.authority},
      ${at})`
  return { customership, deathNotice, deathUndoing }
}
