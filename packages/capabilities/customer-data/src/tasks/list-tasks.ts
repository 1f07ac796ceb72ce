import { listOwnWork, touchedFacts } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import {
  afterOf,
  cutPage,
  listEndpoint,
  noBody,
  type PageRequest,
  pageQuery,
  type StaffPrincipal,
  staffOf,
  type Touched,
} from '@tym/employment'
import type { CustomershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { type FieldId, type RoleId, taskGroup, taskKind } from '@tym/register'
import { z } from 'zod'
import { nameFields, namesInCaseload } from '../names-in-caseload.ts'
import { planTasks } from './plan-tasks.ts'
import { remarkTasks } from './remark-tasks.ts'
import { awayFrom, inOrder, placeInList, type Task, task } from './task.ts'

const wanted = { kind: taskKind.optional(), group: taskGroup.optional() }
type Wanted = z.infer<z.ZodObject<typeof wanted>>

/**
 * A page of the caller's tasks in their own files ('caseload'), the earliest due day first, with one line for
 * each file that it tells of. All that waits is put in order by ids, days and codes before the page is cut,
 * and only the page's persons are opened.
 */
export async function listTasks(
  tx: ReadTx,
  officer: StaffPrincipal,
  { kind, group, ...asked }: PageRequest & Wanted,
  keys: Pick<KeyVault, 'find'>,
) {
  const work = await listOwnWork(tx)
  const all = [...planTasks(work, officer), ...(await remarkTasks(tx, work, officer))]
    .map((waiting) => ({ ...waiting, ...awayFrom(tx.context.calendar, waiting.dueOn) }))
    .toSorted(inOrder)
  const matching = all.filter(
    (each) => (kind === undefined || each.kind === kind) && (group === undefined || each.group === group),
  )
  const after = afterOf(asked, placeInList)
  const rest = after === undefined ? matching : matching.filter((each) => inOrder(each, after) > 0)
  const cut = cutPage(rest, asked, ({ dueOn, since, id }) => ({ dueOn, since, id }))
  const files = [...new Set(cut.page.map(({ customership }) => customership))]
  const persons = await namesInCaseload(tx, keys, files)
  const items = cut.page.map((each): Task => {
    const displayName = persons.get(each.customership)?.person.displayName
    return displayName === undefined ? each : { ...each, displayName }
  })
  return {
    output: {
      items,
      matching: matching.length,
      total: all.length,
      counts: {
        kind: countBy(
          taskKind.options,
          all.map((each) => each.kind),
        ),
        group: countBy(
          taskGroup.options,
          all.map((each) => each.group),
        ),
      },
      nextCursor: cut.nextCursor,
    },
    touched: files.map((file) => {
      const names = nameFields.filter((field) => persons.get(file)?.fields.has(field))
      const told = items.filter(({ customership }) => customership === file)
      return touchedBy(file, told, names, officer.role)
    }),
  }
}

/** What the line of one file says: the person's name, the file's days, and the entries that wait. */
function touchedBy(
  file: CustomershipId,
  tasks: readonly Task[],
  names: readonly FieldId[],
  role: RoleId,
): Touched {
  const entries = tasks.flatMap(({ at: { category, field, entry } }) =>
    entry === undefined || field === undefined ? [] : [{ category, field, entry }],
  )
  const fields = [...names, '2.01', ...entries.map(({ field }) => field)] as const
  const categories = new Set([...(names.length === 0 ? [] : [1]), 2, ...entries.map((each) => each.category)])
  return {
    ...touchedFacts(
      file,
      role,
      [...new Set(fields)],
      entries.map(({ entry }) => entry),
    ),
    categories: [...categories],
  }
}

/** How many there are of each code, those that are nobody's too. */
function countBy<Code extends string>(codes: readonly Code[], all: readonly Code[]) {
  return codes.map((code) => ({ code, n: all.filter((each) => each === code).length }))
}

const counted = <Code extends z.ZodType>(code: Code) => z.array(z.strictObject({ code, n: z.int() }))

export const listTasksEndpoint = listEndpoint({
  id: 'listTasks',
  method: 'GET',
  path: '/v1/tasks',
  tag: 'Customer data',
  summary: { fi: 'Omat tehtävät', sv: 'Egna ärenden att sköta', en: 'My tasks' },
  caller: ['person'],
  operation: 'customership.list',
  scope: 'caseload',
  params: {},
  query: { ...pageQuery, ...wanted },
  body: noBody,
  row: task,
  beside: {
    /** How many tasks the filters let through, and how many there are without them. */
    matching: z.int(),
    total: z.int(),
    counts: z.strictObject({ kind: counted(taskKind), group: counted(taskGroup) }),
    nextCursor: z.string().nullable(),
  },
  fileOf: ({ customership }) => customership,
  audit: { event: 'customership.tasksListed', ground: 'tym-15' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20', kind: 'plan' } },
  handler: (tx, { caller, query, parts }) => listTasks(tx, staffOf(caller), query, parts.keys),
})
