import type { WriteTx } from '@tym/database'
import { addDays, newAccessFlagId } from '@tym/kernel'
import { accessFlags, type FlagKind } from '@tym/register'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { FlaggedLine } from './flagged-line.ts'
import type { Needs } from './needs.ts'
import { agencyOperators, listAnswerers, tell } from './recipients.ts'
import { type FlagRow, flag } from './schema.ts'

/**
 * Flags lines of one kind that are not flagged yet, those of one person in one role together, and tells
 * whoever must answer: the employer, a municipality too. Where nobody can answer, because the flagged person
 * is the only supervisor or there is none, the agency's operators are told at once.
 */
export async function raiseFlags(
  tx: WriteTx,
  kind: FlagKind,
  fresh: readonly FlaggedLine[],
  needs: Needs,
): Promise<{ readonly raised: number; readonly lines: number }> {
  const counts = { raised: 0, lines: 0 }
  for (const lines of groupsOf(fresh)) {
    const [first] = lines
    if (first === undefined) continue
    // What comes while nobody has answered joins the flag that is there.
    const present = await findUnanswered(tx, kind, first)
    const row = present === undefined ? await raise(tx, kind, lines, needs) : present
    const added = await addLines(tx, row, lines)
    if (present === undefined) counts.raised += 1
    else if (added > 0) await grow(tx, present, lines)
    counts.lines += added
  }
  return counts
}

/**
 * A line is flagged once for each kind, whoever else flags it meanwhile; answers how many were not yet. The
 * ids are one parameter: a statement takes 65,535 at most.
 */
async function addLines(tx: WriteTx, row: FlagRow, lines: readonly FlaggedLine[]): Promise<number> {
  const ids = lines.map(({ line }) => line)
  const { count } = await tx.drizzle.execute(sql`insert into oversight.flag_line (kind, line, flag)
    select ${row.kind}, line, ${row.id}::uuid from unnest(${sql.param(ids)}::uuid[]) as line on conflict do nothing`)
  return count
}

function groupsOf(lines: readonly FlaggedLine[]): readonly (readonly FlaggedLine[])[] {
  const groups = new Map<string, FlaggedLine[]>()
  for (const line of lines) {
    const key = [line.person, line.employer, line.authority, line.role].join('|')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()]
}

const earlier = (one: Date, other: Date) => (one < other ? one : other)
const later = (one: Date, other: Date) => (one > other ? one : other)
const firstOf = (lines: readonly FlaggedLine[]) => lines.map(({ at }) => at).reduce(earlier)
const lastOf = (lines: readonly FlaggedLine[]) => lines.map(({ at }) => at).reduce(later)

async function findUnanswered(
  tx: WriteTx,
  kind: FlagKind,
  { person, employer, authority, role }: FlaggedLine,
): Promise<FlagRow | undefined> {
  const [row] = await tx.drizzle
    .select()
    .from(flag)
    .where(
      and(
        ...[eq(flag.kind, kind), eq(flag.actor, person), eq(flag.role, role)],
        ...[eq(flag.employer, employer), eq(flag.authority, authority), ne(flag.state, 'answered')],
      ),
    )
    .for('update')
  return row
}

async function raise(
  tx: WriteTx,
  kind: FlagKind,
  lines: readonly FlaggedLine[],
  needs: Needs,
): Promise<FlagRow> {
  const [{ person, employer, authority, role } = missing()] = lines
  const answerers = await listAnswerers(tx, 'accessFlag.answer', { owner: employer, actor: person }, needs)
  const { instant, calendar } = tx.context
  const isUnattended = answerers.length === 0
  const dueOn = isUnattended ? calendar : addDays(calendar, accessFlags.answerDays)
  const id = newAccessFlagId()
  const [row = missing()] = await tx.drizzle
    .insert(flag)
    .values({
      id,
      kind,
      actor: person,
      role,
      employer,
      authority,
      owner: employer,
      dueOn,
      raisedAt: instant,
      fromAt: firstOf(lines),
      toAt: lastOf(lines),
      state: isUnattended ? 'overdue' : 'open',
    })
    .returning()
  const told = isUnattended ? await needs.listWhoMay(tx, agencyOperators) : answerers
  const noticeKind = isUnattended ? 'accessFlagOverdue' : 'accessFlagged'
  await tell(tx, told, { kind: noticeKind, dueOn, onceKey: `${id}:raised` }, needs)
  return row
}

async function grow(tx: WriteTx, present: FlagRow, lines: readonly FlaggedLine[]): Promise<void> {
  const [fromAt, toAt] = [earlier(present.fromAt, firstOf(lines)), later(present.toAt, lastOf(lines))]
  await tx.drizzle
    .update(flag)
    .set({ fromAt, toAt, version: present.version + 1 })
    .where(eq(flag.id, present.id))
}

function missing(): never {
  throw new Error('a flag has a line and a row')
}
