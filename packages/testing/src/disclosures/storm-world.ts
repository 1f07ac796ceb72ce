import type { FieldId } from '@tym/register'
import { expectDone } from '../network/open-customership.ts'
import { type Case, openCase } from './case.ts'
import { cloneApproved } from './clone-approved.ts'
import type { DisclosureWorld } from './world.ts'

/** How many there are of each, within the one before it. */
export interface StormSize {
  readonly customerships: number
  readonly consents: number
  readonly disclosures: number
}

/** One consent of a file and the approved disclosures that wait on it. */
export interface StormConsent {
  readonly file: Case
  readonly consent: string
  readonly disclosures: readonly string[]
}

/** Of different data each, since consents of the same data to one party are withdrawn together. */
const recorded: readonly FieldId[] = ['7.05', '7.06', '7.15', '3.04']
const dataOf = (each: number) => recorded.filter((_, bit) => (((each % 15) + 1) & (1 << bit)) !== 0)

/** Files under way at a time: the service is in this process, so more do not make it faster. */
const atOnce = 8

/**
 * Approves everything and delivers nothing, since no worker runs yet: files, consents and the first
 * disclosure on each over HTTP, as officers do it, the others as its clones.
 */
export async function prepareStorm(world: DisclosureWorld, size: StormSize): Promise<StormConsent[]> {
  const prepared: StormConsent[] = []
  let left = size.customerships
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      prepared.push(...(await prepareFile(world, size)))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return prepared
}

async function prepareFile(world: DisclosureWorld, size: StormSize): Promise<StormConsent[]> {
  const file = await openCase(world)
  const { officer } = file
  for (const field of recorded) await file.record(officer, field)
  const prepared: StormConsent[] = []
  for (let each = 0; each < size.consents; each += 1) {
    const consent = await file.consent(dataOf(each))
    const id = await file.prepare(consent)
    expectDone(await file.approve(id), 'approve')
    const clones = await cloneApproved(world, id, size.disclosures - 1)
    prepared.push({ file, consent, disclosures: [id, ...clones] })
  }
  return prepared
}
