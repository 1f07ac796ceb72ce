import { newId } from '@tym/kernel'
import { makeBy, recordLimit, type SceneGround, type SetScene } from '@tym/testing'

/** Holds, a deletion that is certified, and files that are proposed to be annulled. */
export const setScene: SetScene = async (ground) => {
  const { second, proposed, live, kept } = await proposeHolds(ground)
  const keptHold = { params: { hold: kept } }
  return {
    params: { hold: live, deletion: await certifyDeletion(ground) },
    endpoints: {
      decideOnHold: { client: second, params: { hold: proposed } },
      readKeptHold: keptHold,
      reviewKeptHold: keptHold,
      releaseKeptHold: keptHold,
      answerAnnulment: { client: ground.nurse, params: await proposeAnnulment(ground, true) },
      withdrawAnnulment: { params: await proposeAnnulment(ground) },
      refuseAnnulment: { params: await proposeAnnulment(ground) },
      closeAnnulled: { params: await proposeAnnulment(ground) },
    },
  }
}

/** A hold that waits for a second person, a live one, and one that has outlived its file. */
async function proposeHolds({ network, specialist, file }: SceneGround) {
  const second = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  const propose = () =>
    makeBy(specialist, `${file.path}/holds`, {
      scope: 'file',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reviewOn: '2027-06-30',
      reason: 'Muutoksenhaku on vireillä.',
    })
  const [proposed, live] = [await propose(), await propose()]
  const approval = { decision: 'approve' }
  await makeBy(second, `${file.path}/holds/${live}/decision`, approval, { 'if-match': '"1"' })
  const kept = newId()
  await network.sql`insert into retention.kept_hold (id, ground, section, reason, authority, owner, approved_by, review_on, kept_at)
    values (${kept}, 'pendingMatter', '808/2019 7 §', ${Buffer.from('sealed')}, ${specialist.grant.authority},
      ${specialist.person}, ${second.person}, '2027-06-30', ${network.clock.instant()})`
  return { second, proposed, live, kept }
}

/**
 * A file of its own that is proposed to be annulled; with an entry of another organisation, that is asked to
 * agree.
 */
async function proposeAnnulment({ network, specialist, nurse }: SceneGround, withOthers = false) {
  const { id: customership, path } = await network.openCustomership({ team: [specialist, nurse] })
  if (withOthers) await recordLimit(nurse, path)
  const proposal = { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin väärästä paperista.' }
  return { customership, annulment: await makeBy(specialist, `${path}/annulments`, proposal) }
}

/** A deletion that is certified, as the worker leaves it. */
async function certifyDeletion({ network: { sql, clock } }: SceneGround): Promise<string> {
  const [run, deletion, at] = [newId(), newId(), clock.instant()]
  await sql.begin(async (tx) => {
    await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, '2026-11-23', ${at}, 1)`
    await tx`set local session_replication_role = replica`
    await tx`insert into retention.deletion (id, run, section, months, effective_from, state, begun_at, begun_on, held,
        key_destroyed_at, erased_at, certified_at, certificate)
      values (${deletion}, ${run}, '381/2023 12 §', 48, '2025-01-01', 'certified', ${at}, '2026-11-23', 0, ${at}, ${at}, ${at},
        'tym.localhost/keha/deletion-certificate')`
  })
  return deletion
}
