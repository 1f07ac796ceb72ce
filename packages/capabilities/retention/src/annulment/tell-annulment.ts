import type { ReadTx, WriteTx } from '@tym/database'
import { type AnnulmentId, annulmentId, type OrganisationId, type PersonId, plainDate } from '@tym/kernel'
import { defineJob, type JobDefinition, type plan } from '@tym/outbox'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs, Told } from '../needs.ts'
import { type AnnulmentRow, annulment } from '../schema.ts'
import { listLacking } from './queries.ts'

const kind = 'tell-annulment'
/**
 * The job that tells whoever works with the person's other files: a notice of death falls with the file in
 * which it stood.
 */
const otherFilesKind = 'tell-other-files'
type Promised = Parameters<typeof plan>[1]

/**
 * The promise to tell whoever has to decide, or of what was decided; again on a day on which it still waits.
 */
export function planTelling(id: AnnulmentId, what: 'proposed' | 'decided', again?: string): Promised {
  const payload = { annulment: id, what, ...(again !== undefined && { again }) }
  return { kind, payload, onceKey: [kind, id, what, again ?? 'first'].join(':') }
}

/** Also the team of a file, which this capability does not know itself. */
export type TellNeeds = Pick<Needs, 'notify' | 'listWhoMay' | 'listTeam'>

/**
 * Tells of a proposal those who decide, and whoever has to agree for an organisation with entries; of a
 * refusal who proposed; and of a closing the supervisors, the registrar and the data-protection officer of
 * the authority that had opened the file, since it may be a breach (GDPR 33), and whoever was in its team.
 * Whoever had heard in another file of the person of a death that was noticed in this one hears that it is
 * undone.
 */
export function tellOfAnnulments(needs: TellNeeds): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({
      annulment: annulmentId,
      what: z.enum(['proposed', 'decided']),
      again: plainDate.exactOptional(),
    }),
    run: async (tx, { annulment: id, what, again }, { plan: promise }) => {
      const [row] = await tx.drizzle.select().from(annulment).where(eq(annulment.id, id))
      if (row === undefined || (row.state === 'proposed') !== (what === 'proposed')) return { sent: 0 }
      const onceKey = again === undefined ? id : `${id}:${again}`
      if (row.state === 'closed') await promise(undoneElsewhere(row))
      let sent = 0
      for (const [notice, officers] of await listTold(tx, row, needs))
        for (const { person, organisation } of officers) {
          const about = { customership: row.customership, kind: notice, onceKey }
          if (await needs.notify(tx, { ...about, recipient: person, organisation })) sent += 1
        }
      return { sent }
    },
  })
}

function undoneElsewhere({ id, customership }: AnnulmentRow): Promised {
  const payload = { notice: 'deathUndoneElsewhere', customership, once: id, because: 'annulled' }
  return { kind: otherFilesKind, payload, onceKey: `${otherFilesKind}:${id}` }
}

interface Officer {
  readonly person: PersonId
  readonly organisation: OrganisationId
}
type Telling = readonly [Told['kind'], readonly Officer[]]

async function listTold(tx: WriteTx, row: AnnulmentRow, needs: TellNeeds): Promise<readonly Telling[]> {
  const { id, customership, authority, proposedBy } = row
  switch (row.state) {
    case 'proposed': {
      const waiting: Officer[] = []
      for (const organisation of await listLacking(tx, id)) {
        const team = await needs.listTeam(tx, customership, organisation)
        waiting.push(...once([...team, ...(await office(tx, 'annulment.agree', organisation, needs))]))
      }
      return [
        ['annulmentProposed', await office(tx, 'annulment.decide', authority, needs)],
        ['annulmentAwaitsAgreement', waiting],
      ]
    }
    case 'withdrawn':
      return []
    case 'refused':
      return [['annulmentRefused', [{ person: proposedBy, organisation: authority }]]]
    case 'closed':
      return [
        ['customershipAnnulled', await office(tx, 'annulment.read', authority, needs)],
        ['openedInError', once(await needs.listTeam(tx, customership))],
      ]
  }
  return row.state satisfies never
}

/** Whoever may do it for the organisation. */
async function office(
  tx: ReadTx,
  operation: 'annulment.agree' | 'annulment.decide' | 'annulment.read',
  organisation: OrganisationId,
  { listWhoMay }: TellNeeds,
): Promise<readonly Officer[]> {
  const wanted = { operation, reach: 'ownOrganisation', authority: organisation } as const
  return (await listWhoMay(tx, wanted)).map(({ person, authority }) => ({
    person,
    organisation: authority,
  }))
}

const once = (officers: readonly Officer[]): readonly Officer[] => [
  ...new Map(officers.map((each) => [`${each.organisation}:${each.person}`, each])).values(),
]
