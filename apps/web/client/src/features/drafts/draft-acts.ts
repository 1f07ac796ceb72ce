import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Answer } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { Refusal } from '../../session/refusal.ts'

type ListedDraft = Answer<'/v1/drafts'>['items'][number]
/** A draft as the list has it; of one that has just been begun here its file's number is not known. */
export type OwnDraft = Omit<ListedDraft, 'number'> & Partial<Pick<ListedDraft, 'number'>>

/** Where a text is to stand: a file, and `new-4.03` or `correction-` and an entry. */
export interface DraftPlace {
  readonly customership: string
  readonly place: string
}

const key = ['drafts']

/** Where one has drafts; each file that it tells of is a line in its log, so it is read once. */
export function useDrafts() {
  return useQuery({
    queryKey: key,
    queryFn: async (): Promise<{ readonly items: readonly OwnDraft[] }> => answered(api.GET('/v1/drafts')),
  })
}

const pathOf = ({ customership, place }: DraftPlace) => ({ path: { customership, place } })
const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } })

/** The text itself, to go on with: a line in the customer's log. */
export function readDraft(at: DraftPlace) {
  return answered(api.GET('/v1/customerships/{customership}/drafts/{place}', { params: pathOf(at) }))
}

/** Keeps the text in place of the version that was seen; 0 where there was none. */
export function saveDraft(
  at: DraftPlace,
  body: { readonly content: string; readonly seen: number },
  key: string,
) {
  const params = { ...pathOf(at), ...keyed(key) }
  return answered(api.PUT('/v1/customerships/{customership}/drafts/{place}', { params, body }))
}

/** Drops the text, which may be gone already. One key for the act, however often it is tried. */
export async function discardDraft(at: DraftPlace, key: string): Promise<void> {
  const params = { ...pathOf(at), ...keyed(key) }
  try {
    await answered(api.DELETE('/v1/customerships/{customership}/drafts/{place}', { params }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
  }
}

const isAt =
  (at: DraftPlace) =>
  (draft: DraftPlace): boolean =>
    draft.customership === at.customership && draft.place === at.place

export const findDraft = (drafts: readonly OwnDraft[], at: DraftPlace): OwnDraft | undefined =>
  drafts.find(isAt(at))

/** What has been kept or dropped here, in the list that is in memory: it is not read again for it. */
export function noteDraft(queries: QueryClient, at: DraftPlace, kept: OwnDraft | undefined): void {
  queries.setQueryData<{ readonly items: readonly OwnDraft[] }>(key, (before) => {
    if (before === undefined) return before
    const others = before.items.filter((draft) => !isAt(at)(draft))
    const known = before.items.find(({ customership }) => customership === at.customership)
    return { items: kept === undefined ? others : [{ ...nameIn(known), ...kept }, ...others] }
  })
}

/** What the list has called the file of a draft. */
function nameIn(known: OwnDraft | undefined): Pick<OwnDraft, 'number' | 'displayName'> {
  return {
    ...(known?.number === undefined ? {} : { number: known.number }),
    ...(known?.displayName === undefined ? {} : { displayName: known.displayName }),
  }
}
