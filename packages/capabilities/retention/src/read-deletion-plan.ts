import { padded, type ReadTx } from '@tym/database'
import { afterOf, cutPage, noBody, type PageRequest, pageQuery, readEndpoint } from '@tym/employment'
import { customershipId, holdId, organisationId, type PlainDate, plainDate } from '@tym/kernel'
import { daysOfKeeping, deletionSteps, holdGround, holdScope } from '@tym/register'
import { and, asc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { countDueFiles, type EndedFile, listDueFiles } from './due-files.ts'
import { hold } from './schema.ts'

const heldBy = z.strictObject({
  id: holdId,
  scope: holdScope,
  ground: holdGround,
  section: z.string(),
  authority: organisationId,
  /** A proposal stops nothing yet. */
  state: z.enum(['proposed', 'live']),
  reviewOn: plainDate,
})
const plannedFile = z.strictObject({
  customership: customershipId,
  endedOn: plainDate,
  /** The last day within the period, and the day whose first run deletes. */
  keptUntil: plainDate,
  deletionOn: plainDate,
  rule: z.strictObject({ section: z.string(), months: z.int(), effectiveFrom: plainDate }),
  /** `held`: not deleted; `partlyHeld`: deleted but for the entries that a hold names. */
  state: z.enum(['due', 'partlyHeld', 'held']),
  holds: z.array(heldBy),
})
const plan = z.strictObject({
  on: plainDate,
  /** Files whose day of deletion is the day or before it, and those of them that a hold keeps. */
  due: z.int(),
  held: z.int(),
  /** How many one run deletes at most, and how many runs the rest takes. */
  mostInRun: z.int(),
  runs: z.int(),
  byMonth: z.array(z.strictObject({ month: z.string(), due: z.int(), held: z.int() })),
  items: z.array(plannedFile),
  nextCursor: z.string().nullable(),
})

/**
 * What a run of the deletion would take by a day, and why: a dry run, which deletes nothing. Row-level
 * security opens of each file its id, the day of its end and its holds, and nothing of what is in it.
 */
export async function readDeletionPlan(
  tx: ReadTx,
  on: PlainDate,
  wanted: PageRequest,
): Promise<z.infer<typeof plan>> {
  const found = await listDueFiles(tx, on, { after: afterOf(wanted, place), most: wanted.limit + 1 })
  const { page, nextCursor } = cutPage(found, wanted, ({ endedOn, customership }) => ({
    endedOn,
    customership,
  }))
  const months = countByMonth(await countDueFiles(tx, on))
  const due = sum(months.map((month) => month.due))
  const held = sum(months.map((month) => month.held))
  const { mostInRun } = deletionSteps
  return {
    on,
    due,
    held,
    mostInRun,
    runs: Math.ceil((due - held) / mostInRun),
    byMonth: months,
    items: await withHolds(tx, page),
    nextCursor,
  }
}

function countByMonth(counts: Awaited<ReturnType<typeof countDueFiles>>) {
  const months = new Map<string, { month: string; due: number; held: number }>()
  for (const { endedOn, files, held } of counts) {
    const month = daysOfKeeping(endedOn).deletionOn.slice(0, 7)
    const so = months.get(month) ?? { month, due: 0, held: 0 }
    months.set(month, { month, due: so.due + files, held: so.held + held })
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

async function withHolds(tx: ReadTx, files: readonly EndedFile[]): Promise<z.infer<typeof plannedFile>[]> {
  const ids = files.map(({ customership }) => customership)
  const rows = ids.length === 0 ? [] : await listStanding(tx, ids)
  return files.map(({ customership, endedOn }) => {
    const { keptUntil, deletionOn, rule } = daysOfKeeping(endedOn)
    const { section, months, effectiveFrom } = rule
    const holds = rows.flatMap(({ customership: of, ...each }) => (of === customership ? [each] : []))
    const live = holds.filter(({ state }) => state === 'live')
    const whole = live.some(({ scope }) => scope === 'file')
    return {
      customership,
      endedOn,
      keptUntil,
      deletionOn,
      rule: { section, months, effectiveFrom },
      holds,
      state: whole ? ('held' as const) : live.length > 0 ? ('partlyHeld' as const) : ('due' as const),
    }
  })
}

async function listStanding(tx: ReadTx, ids: readonly EndedFile['customership'][]) {
  const rows = await tx.drizzle
    .select({
      customership: hold.customership,
      id: hold.id,
      scope: hold.scope,
      ground: hold.ground,
      section: hold.section,
      authority: hold.authority,
      state: hold.state,
      reviewOn: hold.reviewOn,
    })
    .from(hold)
    .where(and(inArray(hold.customership, padded(ids)), inArray(hold.state, ['proposed', 'live'])))
    .orderBy(asc(hold.id))
  return z.array(heldBy.extend({ customership: customershipId })).parse(rows)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** Where a page of the plan ended. */
const place = z.strictObject({ endedOn: plainDate, customership: customershipId })

export const readDeletionPlanEndpoint = readEndpoint({
  id: 'readDeletionPlan',
  method: 'GET',
  path: '/v1/deletion-plan',
  tag: 'Deletion',
  summary: {
    fi: 'Mitkä asiakkuudet on poistettava päivään mennessä, ja miksi',
    sv: 'Vilka kundrelationer som ska raderas senast en dag, och varför',
    en: 'Which customerships are due for deletion by a day, and why',
  },
  caller: ['person'],
  operation: 'deletion.plan',
  scope: 'organisation',
  params: {},
  query: {
    /** Today unless given. */
    on: plainDate.optional(),
    ...pageQuery,
  },
  body: noBody,
  output: plan,
  audit: { event: 'deletion.planned', ground: 'tym-12' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { on: '2031-12-31' } },
  handler: async (tx, { query: { on = tx.context.calendar, ...wanted } }) => {
    const output = await readDeletionPlan(tx, on, wanted)
    // The log of each file that was shown says that an operator saw when it ended and is due.
    return { output, touched: output.items.map(({ customership }) => ({ customership })) }
  },
})
