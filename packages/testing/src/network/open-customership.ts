import { type Clock, type CustomershipId, customershipId } from '@tym/kernel'
import type { OrganisationSlug } from '@tym/personas'
import { z } from 'zod'
import type { Answer } from './client.ts'
import type { Holder } from './holder.ts'

export type OpeningWanted = {
  readonly nationalId?: string
  readonly givenNames?: string
  readonly familyName?: string
  readonly startedOn?: string
  /**
   * Who starts and who joins, in this order; the first of a party takes the file, that party's others are
   * added.
   */
  readonly team?: readonly [Holder, ...Holder[]]
}

export type OpenedCustomership = {
  readonly id: CustomershipId
  readonly nationalId: string
  readonly path: string
  readonly team: readonly [Holder, ...Holder[]]
}

const written = z.object({ id: customershipId, version: z.int() })

/** Starts an assessment and puts the whole team on it, every step through the service's own endpoints. */
export async function openCustomership(
  {
    nationalId,
    givenNames = 'Eeva Maria',
    familyName = 'Esimerkki',
    startedOn,
    team,
  }: Required<Pick<OpeningWanted, 'nationalId' | 'team'>> & OpeningWanted,
  clock: Clock,
): Promise<OpenedCustomership> {
  const [starter, ...others] = team
  const started = await starter.fetch('POST', '/v1/customerships', {
    body: {
      nationalId,
      givenNames,
      familyName,
      startedOn: startedOn ?? clock.calendar(),
      unemployedConfirmed: true,
    },
  })
  const { id } = written.parse(expectDone(started, 'start'))
  const path = `/v1/customerships/${id}`
  const responsible = new Map<OrganisationSlug, Holder>([[starter.authority, starter]])
  for (const member of others) {
    const first = responsible.get(member.authority)
    if (first === undefined) {
      expectDone(await member.fetch('POST', `${path}/taking`), 'take')
      responsible.set(member.authority, member)
    } else {
      expectDone(await first.fetch('POST', `${path}/team`, { body: { person: member.person } }), 'add')
    }
  }
  return { id, nationalId, path, team }
}

/** The body of an answer that went well; throws with the code of one that did not. */
export function expectDone(answer: Answer, what: string): unknown {
  if (answer.status >= 300) throw new Error(`could not ${what}: ${answer.status} ${answer.text}`)
  return answer.json
}
