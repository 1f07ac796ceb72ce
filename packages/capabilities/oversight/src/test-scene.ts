import { addDays, newId } from '@tym/kernel'
import { makeBy, type SceneGround, type SetScene } from '@tym/testing'

/** What a supervisor watches over. */
export const setScene: SetScene = async (ground) => ({ params: await watchOver(ground) })

/** A look at the log that a supervisor has begun, and a flag that was sent to them. */
async function watchOver({ network: { sql, clock }, specialist, holding }: SceneGround) {
  const supervisor = await holding('supervisor')
  const [today, at] = [clock.calendar(), clock.instant()]
  const look = { reason: 'Pistokoe käytöstä.', from: today, until: today }
  const logReview = await makeBy(supervisor, '/v1/access-log-reviews', look)
  const flag = newId()
  const { employer, authority } = specialist.grant
  await sql`insert into oversight.flag (id, kind, actor, role, employer, authority, owner, from_at, to_at, state, raised_at, due_on)
    values (${flag}, 'outOfTeam', ${specialist.person}, ${specialist.role}, ${employer}, ${authority},
      ${supervisor.grant.authority}, ${at}, ${at}, 'open', ${at}, ${addDays(today, 14)})`
  return { logReview, flag }
}
