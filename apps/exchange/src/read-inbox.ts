import type { ShortTransactions } from '@tym/database'
import { type Inbox, listInbox } from '@tym/disclosures/exchange'
import { type OutsidePartyId, Problem } from '@tym/kernel'
import { longestInbox } from '@tym/register'
import { listLateRecalls } from '@tym/retention/exchange'
import { z } from 'zod'

/**
 * A recall, after the millisecond in which it was planned: whatever becomes of it, the inbox goes on from
 * there.
 */
const recallForm = z
  .templateLiteral([z.int().nonnegative(), '~', z.uuid().lowercase()])
  .transform((text) => {
    const [at, id = ''] = text.split('~')
    return { at: new Date(Number(at)), id }
  })
  .refine(({ at }) => !Number.isNaN(at.getTime()))
/** After which late recall, which recall and which disclosure the inbox goes on. */
const cursorForm = z.tuple([recallForm, recallForm, z.uuid().lowercase()])
const beginning = '00000000-0000-0000-0000-000000000000'
const first = { at: new Date(0), id: beginning }

/**
 * One page of what waits for the party, recalls first, since what was called back is to be given up at once.
 * Each kind that waits has its share of the page and the cursor leads to the rest, so that a party that
 * leaves something lying keeps nothing new from itself. Throws 'invalid-cursor' for one that was not answered
 * here.
 */
export async function readInbox(
  party: OutsidePartyId,
  cursor: string | undefined,
  transactions: ShortTransactions,
): Promise<Inbox> {
  const [afterLate, afterRecall, afterDisclosure] = readCursor(cursor)
  // One more of each than is shown tells whether there is more.
  const most = longestInbox + 1
  const [late, { recalls, disclosures }] = await transactions.readOnce(async (tx) => [
    await listLateRecalls(tx, party, { after: afterLate, most }),
    await listInbox(tx, party, { recall: afterRecall, disclosure: afterDisclosure, most }),
  ])
  const [ofLate = 0, ofRecalls = 0, ofDisclosures = 0] = shares([late, recalls, disclosures])
  // Recalls of files that are deleted since, then the others, each by when they were planned. Then
  // disclosures, by when they were prepared.
  const shown = {
    late: late.slice(0, ofLate),
    recalls: recalls.slice(0, ofRecalls),
    disclosures: disclosures.slice(0, ofDisclosures),
  }
  const isAll = late.length + recalls.length + disclosures.length === ofLate + ofRecalls + ofDisclosures
  const goesOn = [
    textOf(shown.late.at(-1) ?? afterLate),
    textOf(shown.recalls.at(-1) ?? afterRecall),
    shown.disclosures.at(-1) ?? afterDisclosure,
  ]
  return {
    items: [
      ...[...shown.late, ...shown.recalls].map(({ id }) => ({ type: 'recall' as const, id })),
      ...shown.disclosures.map((id) => ({ type: 'disclosure' as const, id })),
    ],
    nextCursor: isAll ? null : goesOn.join('.'),
  }
}

const textOf = ({ at, id }: z.infer<typeof recallForm>) => `${at.getTime()}~${id}`

/** How many of each are shown: in turn one of each that has more, until the page is full. */
function shares(waiting: readonly (readonly unknown[])[]): readonly number[] {
  const taken = waiting.map(() => 0)
  const sum = () => taken.reduce((all, each) => all + each, 0)
  for (let before = -1; sum() < longestInbox && sum() !== before; ) {
    before = sum()
    for (const [kind, ids] of waiting.entries())
      if (sum() < longestInbox && (taken[kind] ?? 0) < ids.length) taken[kind] = (taken[kind] ?? 0) + 1
  }
  return taken
}

function readCursor(cursor: string | undefined): z.infer<typeof cursorForm> {
  if (cursor === undefined) return [first, first, beginning]
  const read = cursorForm.safeParse(cursor.split('.'))
  if (!read.success) throw new Problem('invalid-cursor', 'The cursor was not answered here.', '/cursor')
  return read.data
}
