import type { PlainDate } from '@tym/kernel'
import { getStaff, newcomer } from '@tym/personas'
import { type Origins, writtenOf } from './actor.ts'
import { changeIdentityCode } from './another-code.ts'
import { signInCast } from './cast.ts'
import { giveAndWithdraw } from './consents.ts'
import { tellOfDeath } from './death.ts'
import { discloseAndRecall } from './disclosures.ts'
import { fetchAtExchange } from './fetched.ts'
import type { Narrator } from './narrator.ts'
import { obtainDocument } from './obtaining.ts'
import { openFile, recordAll } from './open-file.ts'
import { enterOutsideParty } from './outside-party.ts'
import { probeElsewhere, type Strangers } from './probe-elsewhere.ts'
import { correctAValue, readAsRoles, refuseOutsiders } from './read-as-roles.ts'
import { removeAWrongFact } from './removed-fact.ts'
import { applyAndGrant, endRight } from './rights.ts'
import { stopOneParty } from './stop-party.ts'
import { tellOfMoving } from './transfer.ts'
import { whoReadWhat } from './who-read-what.ts'

/** One customer's data travels the whole way. */
export async function tellStory(
  origins: Origins,
  nationalId: string,
  strangers: Strangers,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  const granted = await applyAndGrant(origins, today, narrator)
  narrator.chapter('The cast signs in, each at their own organisation')
  const cast = await signInCast(origins)
  for (const { name, title } of [
    cast.specialist,
    cast.socialWorker,
    cast.nurse,
    cast.kela,
    cast.counsellor,
  ]) {
    narrator.tell(`${name}, ${title}`)
  }
  await enterOutsideParty(cast.specialist, origins, narrator)
  const customership = await openFile(cast, nationalId, today, narrator)
  const person = getStaff(newcomer).subject
  writtenOf(await cast.socialWorker.post(`/v1/customerships/${customership}/team`, { person }))
  narrator.tell(`${cast.socialWorker.name} added a colleague: ${granted.holder.name}`)
  await recordAll(cast, customership, today, narrator)
  await giveAndWithdraw(cast, customership, today, narrator)
  await readAsRoles(cast, customership, narrator)
  await refuseOutsiders(customership, origins, narrator)
  await correctAValue(cast, customership, narrator)
  await removeAWrongFact(cast, customership, { origins, narrator })
  await discloseAndRecall(cast, customership, today, narrator)
  await fetchAtExchange(cast, customership, today, { origins, narrator })
  await obtainDocument(cast, customership, today, narrator)
  await stopOneParty(cast, customership, today, narrator)
  await probeElsewhere(cast, nationalId, strangers, today, { origins, narrator })
  await tellOfDeath(cast, { living: customership, dying: strangers.nobody, today }, narrator)
  await tellOfMoving(cast, { nationalId: strangers.mover, today }, { origins, narrator })
  const codes = { customership, former: nationalId, next: strangers.another }
  await changeIdentityCode(cast, codes, { origins, narrator })
  await endRight(granted, customership, origins, narrator)
  await whoReadWhat(cast, customership, narrator)
}
