import { z } from 'zod'
import { type Actor, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'

const found = z.object({ items: z.array(z.object({ id: z.string() })) })
const reason = 'Digi- ja väestötietovirasto on vaihtanut tunnuksen.'

/**
 * The customer is given another identity code: two persons change it, and the former one finds the file for
 * its team only.
 */
export async function changeIdentityCode(
  { specialist, socialWorker }: Cast,
  {
    customership,
    former,
    next,
  }: { readonly customership: string; readonly former: string; readonly next: string },
  { origins, narrator }: { readonly origins: Origins; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter('The customer is given another identity code')
  const path = `/v1/customerships/${customership}/identity-changes`
  const change = writtenOf(await specialist.post(path, { nationalId: next, kind: 'changed', reason }))
  const alone = await specialist.post(
    `${path}/${change.id}/decision`,
    { decision: 'approve' },
    change.version,
  )
  narrator.promise('nobody changes an identity code alone', codeOf(alone) === 'own-proposal', alone.body)
  writtenOf(await socialWorker.post(`${path}/${change.id}/decision`, { decision: 'approve' }, change.version))
  const search = (by: Actor, nationalId: string, why?: string) =>
    by.post('/v1/customerships/search', { nationalId, ...(why !== undefined && { reason: why }) })
  const isIn = ({ body }: { readonly body: unknown }) =>
    found.parse(body).items.some(({ id }) => id === customership)
  const [byNext, byFormer] = [await search(specialist, next), await search(specialist, former)]
  narrator.promise(
    'the team finds the file by either code, and no answer shows one to whoever asked by the other',
    isIn(byNext) && isIn(byFormer) && !byFormer.text.includes(next),
    byFormer.body,
  )
  const colleague = await signIn('loviisa-specialist', origins)
  const why = 'Sijaistan vastuuvirkailijaa hänen lomansa ajan.'
  narrator.promise(
    'nobody else finds it by the former code, not even with a reason',
    !isIn(await search(colleague, former, why)) && isIn(await search(colleague, next, why)),
  )
}
