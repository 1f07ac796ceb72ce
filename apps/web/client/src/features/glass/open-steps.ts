import { answered, api } from '../../api/api.ts'
import { Refusal } from '../../session/refusal.ts'

/** What is to be opened: the file of an address, or whatever a person with this code has. */
export type Target = { readonly customership: string } | { readonly code: string }

export type OpeningKind = 'dutyCover' | 'urgent' | 'statutoryTask'
interface Asked {
  readonly kind: OpeningKind
  readonly reason: string
}

/**
 * Opens the file and answers its id; undefined where there is nothing to open, or nothing for this person.
 * A search with the reason finds the file of a code.
 */
export async function openForReason(target: Target, asked: Asked, key: string): Promise<string | undefined> {
  const customership = 'code' in target ? await findFile(target.code, asked.reason) : target.customership
  if (customership === undefined) return undefined
  try {
    await answered(
      api.POST('/v1/customerships/{customership}/openings', {
        params: { path: { customership }, header: { 'Idempotency-Key': key } },
        body: asked,
      }),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.status === 404) return undefined
    // It needs no opening: it is open to this person already.
    if (error.code !== 'state-conflict') throw error
  }
  return customership
}

async function findFile(nationalId: string, reason: string): Promise<string | undefined> {
  const { items } = await answered(api.POST('/v1/customerships/search', { body: { nationalId, reason } }))
  return (items.find(({ state }) => state !== 'ended') ?? items[0])?.id
}

/** Closes the file again. One that has ended by itself is closed. */
export async function closeAgain(customership: string, opening: string): Promise<void> {
  try {
    await answered(
      api.POST('/v1/customerships/{customership}/openings/{opening}/closing', {
        params: { path: { customership, opening }, header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: {},
      }),
    )
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 404 && error.code !== 'state-conflict')) throw error
  }
}
