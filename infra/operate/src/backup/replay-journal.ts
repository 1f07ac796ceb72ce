import { emptyRoot } from '@tym/audit-proof'
import { addDays, newId, type PlainDate } from '@tym/kernel'
import { daysOfKeeping, deadlineRules } from '@tym/register'
import type postgres from 'postgres'
import { z } from 'zod'
import type { Journalled } from './read-journals.ts'

/** When a restore happens, and under which name the log goes on. */
export interface RestoreMoment {
  readonly instant: Date
  readonly calendar: PlainDate
  readonly origin: string
  /** The largest head of the former log that a witness knew. */
  readonly knownSize: number | undefined
}

export interface Replayed {
  readonly deletions: number
  readonly withdrawals: number
  /**
   * Facts that were removed and are back: whatever starts first removes them again, with the files' keys,
   * before it serves.
   */
  readonly removals: number
  /** Files that had been opened in error and are closed again. */
  readonly annulments: number
  /**
   * Deaths, their undoings and identity codes: whatever starts first repeats them, with the files' keys,
   * before it serves.
   */
  readonly acts: number
  /** Deletions of files that the backup does not have. */
  readonly notRestored: number
  /**
   * Files that were deleted but for entries that a hold keeps: the worker deletes them again, since only keys
   * can take those out.
   */
  readonly stillHeld: readonly string[]
}

const files = z.array(z.object({ id: z.uuid(), held: z.boolean() }))
const counted = z.tuple([z.object({ count: z.coerce.number() })])

/** What a file is known by in the journal, as SQL. */
const hashOf = `encode(sha256(convert_to(E'tym-journal/1\\n' || %::text, 'UTF8')), 'hex')`

/**
 * Destroys the keys of files that were deleted after the backup, and of what outlived a file and was
 * destroyed, so that what the backup has of them cannot be opened. Comes after the register.
 */
export async function replayKeys(
  tx: postgres.TransactionSql,
  { deletions, forgotten }: Journalled,
  { stillHeld }: Pick<Replayed, 'stillHeld'>,
): Promise<void> {
  await tx`delete from keys.wrapped_key where not (customership = any (${[...stillHeld]}::uuid[])) and ${tx.unsafe(hashOf.replace('%', 'customership'))} = any (${[...deletions, ...forgotten]}::text[])`
}

/**
 * Does again in a restored register what the journal says, before anybody is served, all in the transaction
 * of the import, with every trigger off. The log goes on under a new name.
 */
export async function replayRegister(
  tx: postgres.TransactionSql,
  journal: Journalled,
  moment: RestoreMoment,
): Promise<Replayed> {
  await forgetAgain(tx, journal)
  const annulments = await annulAgain(tx, journal, moment)
  // Erased as the deletion itself erases, so that they are looked for and certified again.
  const { erased: deletions, stillHeld } = await eraseAgain(tx, journal, moment)
  // What rests on them is called back, too.
  const withdrawals = await withdrawAgain(tx, journal, moment)
  const removals = await removeAgain(tx, journal)
  const acts = await takeOverActs(tx, journal, moment)
  const [known] = counted.parse([...(await tx`select count(*) from retention.deletion`)])
  const notRestored = Math.max(0, journal.deletions.size - known.count - stillHeld.length)
  const replayed = { deletions, withdrawals, removals, annulments, acts, notRestored, stillHeld }
  await openNewLog(tx, moment, replayed)
  // Every promise of work is handed over again.
  await tx`update outbox.job set relayed_at = null where done_at is null and dead_at is null`
  return replayed
}

async function eraseAgain(
  tx: postgres.TransactionSql,
  { deletions, annulments }: Journalled,
  { instant, calendar }: RestoreMoment,
): Promise<{ readonly erased: number; readonly stillHeld: readonly string[] }> {
  // When a deletion had begun before the backup, what holds name was put aside in that same commit.
  const gone = files.parse([
    ...(await tx`select c.id, exists (select from retention.hold h where h.customership = c.id and h.scope = 'entries'
        and h.state = 'live') and not exists (select from retention.deletion d where d.customership = c.id) as held
      from customerships.customership c
      where ${tx.unsafe(hashOf.replace('%', 'c.id'))} = any (${[...deletions]}::text[])`),
  ])
  const stillHeld = gone.filter(({ held }) => held).map(({ id }) => id)
  const ids = gone.filter(({ held }) => !held).map(({ id }) => id)
  const { months, deletedDaysAfter, section, effectiveFrom } = daysOfKeeping(calendar).rule
  const lastKept = addDays(calendar, -deletedDaysAfter)
  // The backup may be from before the end: that it came, and that no hold of the file was left, is what the
  // journal says.
  await tx`update customerships.customership c set state = 'ended', ended_on = f.ended_on,
      state_before_end = coalesce(c.state_before_end, 'planInForce'), end_reason = coalesce(c.end_reason, 'needOver'),
      started_on = least(c.started_on, f.ended_on), referred_on = case when c.referred_on > f.ended_on then f.ended_on else c.referred_on end
    from (select id, least(ended_on, (${lastKept}::date - make_interval(months => ${months}))::date) as ended_on
      from customerships.customership where id = any (${[...ids, ...stillHeld]}::uuid[])) f where c.id = f.id`
  await tx`update retention.hold set state = 'released', version = version + 1, released_by = 'journal', released_at = ${instant}
    where customership = any (${stillHeld}::uuid[]) and scope = 'file' and state = 'live'`
  if (ids.length === 0) return { erased: 0, stillHeld }
  for (const table of ['hold_review', 'hold_entry', 'hold'])
    await tx`delete from retention.${tx(table)} where customership = any (${ids}::uuid[])`
  const run = newId()
  await tx`insert into retention.deletion_run (id, on_date, begun_at, due)
    values (${run}, ${calendar}, ${instant}, ${ids.length})`
  await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from, state,
      begun_at, begun_on, held, key_destroyed_at)
    select gen_random_uuid(), ${run}, c.id, c.ended_on, (c.ended_on + make_interval(months => ${months}))::date,
      (c.ended_on + make_interval(months => ${months}))::date + ${deletedDaysAfter}::integer, ${section}, ${months}, ${effectiveFrom}, 'begun', ${instant}, ${calendar}, 0, ${instant}
    from customerships.customership c where c.id = any (${ids}::uuid[])
    on conflict (customership) do update set key_destroyed_at = coalesce(deletion.key_destroyed_at, excluded.key_destroyed_at),
      ended_on = excluded.ended_on, kept_until = excluded.kept_until, deletion_on = excluded.deletion_on, section = excluded.section, months = excluded.months,
      effective_from = excluded.effective_from, begun_on = excluded.begun_on, basis = excluded.basis, days = excluded.days`
  await restOnAnnulments(tx, annulments, { ids, calendar })
  await tx`set local row_security = on`
  await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'delete-due-files', true)`
  await tx`select retention.erase(array(select d.id from retention.deletion d where d.customership = any (${ids}::uuid[])),
    ${calendar}::date, ${instant}::timestamptz)`
  await tx`set local row_security = off`
  return { erased: ids.length, stillHeld }
}

/**
 * Files that were destroyed because they had been opened in error keep that as their basis, also in a backup
 * from before they were closed.
 */
async function restOnAnnulments(
  tx: postgres.TransactionSql,
  annulments: Journalled['annulments'],
  { ids, calendar }: { readonly ids: readonly string[]; readonly calendar: PlainDate },
): Promise<void> {
  const { section, effectiveFrom } = deadlineRules.annulledLog.versions[0]
  const said = JSON.stringify(
    [...annulments].map(([annulment, { file, closedOn, days }]) => ({ annulment, file, on: closedOn, days })),
  )
  // It was due once, whatever this calendar says.
  await tx`update retention.deletion d set basis = 'openedInError', days = j.days, months = null, section = ${section},
      effective_from = ${effectiveFrom}, ended_on = f.closed, kept_until = f.closed + j.days, deletion_on = f.closed + j.days + 1
    from json_to_recordset(${said}::text::json) as j (annulment uuid, file text, "on" date, days integer)
      cross join lateral (select least(j."on", ${calendar}::date - j.days - 1) as closed) f
    where d.customership = any (${[...ids]}::uuid[]) and ${tx.unsafe(hashOf.replace('%', 'd.customership'))} = j.file
      and not exists (select from retention.annulment a where a.id = j.annulment and a.state in ('refused', 'withdrawn'))`
}

const closings = z.array(z.object({ annulment: z.uuid() }))
const recalls = z.array(z.object({ recall: z.uuid() }))

/**
 * Closes again the files that were opened in error, with all that follows a closing: what has left is called
 * back, and whoever is concerned is told.
 */
async function annulAgain(
  tx: postgres.TransactionSql,
  { annulments }: Journalled,
  { instant, calendar }: RestoreMoment,
): Promise<number> {
  const said = [...annulments.values()]
  const column = (of: (each: (typeof said)[number]) => string | number) => said.map(of)
  await tx`set local row_security = on`
  await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'annul-again', true),
    set_config('tym.instant', ${instant.toISOString()}, true), set_config('tym.calendar', ${calendar}, true)`
  const closed = closings.parse([
    ...(await tx`select annulment from retention.annul_again(${column((each) => each.annulment)}::uuid[],
      ${column((each) => each.file)}::text[], ${column((each) => each.reason)}::text[], ${column((each) => each.at)}::timestamptz[],
      ${column((each) => each.closedOn)}::date[], ${column((each) => each.days)}::integer[])`),
  ])
  const promised: (readonly [string, object])[] = []
  for (const { annulment } of closed) {
    const found = recalls.parse([...(await tx`select recall from retention.close_annulled(${annulment})`)])
    promised.push(
      ...found.map(({ recall }) => ['send-recall', { recall }] as const),
      ['tell-annulment', { annulment, what: 'decided' }],
      ['tell-annulled-person', { annulment }],
    )
  }
  await tx`set local row_security = off`
  for (const [kind, payload] of promised)
    await tx`insert into outbox.job (id, kind, payload, planned_at, run_at)
      values (${newId()}, ${kind}, ${JSON.stringify(payload)}::text::jsonb, ${instant}, ${instant})`
  return closed.length
}

/**
 * Deletes again what a hold had kept of a deleted file and what was destroyed after the backup. A hold of a
 * file that is back ends in the same way.
 */
async function forgetAgain(tx: postgres.TransactionSql, { forgotten }: Journalled): Promise<void> {
  const isForgotten = tx`${tx.unsafe(hashOf.replace('%', 'hold'))} = any (${[...forgotten]}::text[])`
  for (const table of ['held_entry', 'hold_entry', 'hold_review'])
    await tx`delete from retention.${tx(table)} where ${isForgotten}`
  for (const table of ['kept_hold', 'hold'])
    await tx`delete from retention.${tx(table)}
      where ${tx.unsafe(hashOf.replace('%', 'id'))} = any (${[...forgotten]}::text[])`
}

async function withdrawAgain(
  tx: postgres.TransactionSql,
  { withdrawals, answers }: Journalled,
  { instant }: RestoreMoment,
): Promise<number> {
  const at = JSON.stringify([
    ...[...withdrawals].map(([consent, when]) => ({ consent, at: when })),
    ...[...answers].map(([consent, answer]) => ({ consent, ...answer })),
  ])
  const done =
    await tx`update consents.consent c set withdrawn_at = w.at, withdrawn_by = 'journal', withdrawn_as = 'officer',
      version = c.version + 1
    from (select consent, min(at) as at from json_to_recordset(${at}::text::json) as j (consent uuid, at timestamptz, number integer)
      where not exists (select from consents.version v where v.consent = j.consent
        and case when j.number is null then v.recorded_at > j.at else v.number >= j.number end) group by consent) w
    where c.id = w.consent and c.withdrawn_at is null returning c.id`
  // Officers are told, and what rests on them is called back.
  for (const kind of ['notify-consent-withdrawn', 'recall-narrowed'])
    for (const row of done)
      await tx`insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
        values (${newId()}, ${kind}, jsonb_build_object('consent', ${String(row['id'])}::text),
          ${`${kind}:${row['id']}:journal`}, ${instant}, ${instant})
        on conflict (once_key) do nothing`
  return done.length
}

/**
 * Marks every fact that the journal names as removed: no service starts before somebody who has the keys has
 * taken it out of whatever it stands in.
 */
async function removeAgain(tx: postgres.TransactionSql, { removals }: Journalled): Promise<number> {
  const said = JSON.stringify(
    [...removals].map(([removal, { entry, reason, at }]) => ({ entry, removal, reason, at })),
  )
  const known = tx`from json_to_recordset(${said}::text::json) as j (entry uuid, removal uuid, reason text, at timestamptz)`
  await tx`update customer_data.removal r set state = 'removed', decided_by = 'journal', decided_at = j.at, version = r.version + 1
    ${known} where r.entry = j.entry and r.state = 'proposed'
      and (r.id = j.removal or not exists (select from customer_data.removal own where own.id = j.removal))`
  await tx`insert into customer_data.removal (id, customership, entry, category, field, class, owner, reason, state, proposed_by,
      proposed_at, decided_by, decided_at)
    select distinct on (e.id) j.removal, e.customership, e.id, e.category, e.field, e.class, e.owner, j.reason, 'removed', 'journal',
      j.at, 'journal', j.at
    ${known} join customer_data.entry e on e.id = j.entry and e.removed_at is null
    where not exists (select from customer_data.removal r where r.id = j.removal or (r.entry = j.entry and r.state <> 'refused'))
    order by e.id, e.version desc
    on conflict do nothing`
  const [{ count }] = counted.parse([
    ...(await tx`select count(*) from customer_data.removal where state = 'removed' and finished_at is null`),
  ])
  return count
}

/**
 * Hands what officers have done to whoever starts first and has the keys: no service starts before it is
 * repeated.
 */
async function takeOverActs(
  tx: postgres.TransactionSql,
  { acts }: Journalled,
  { instant, calendar }: RestoreMoment,
): Promise<number> {
  const column = (of: (each: (typeof acts)[number]) => string) => acts.map(of)
  await tx`set local row_security = on`
  await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'repeat-acts', true),
    set_config('tym.instant', ${instant.toISOString()}, true), set_config('tym.calendar', ${calendar}, true)`
  await tx`select relation.take_over_acts(${column(({ act }) => act)}::uuid[], ${column(({ file }) => file)}::text[],
    ${column(({ at }) => at)}::text[]::timestamptz[], ${column(({ sealed }) => sealed)}::text[])`
  await tx`set local row_security = off`
  const [{ count }] = counted.parse([...(await tx`select count(*) from customerships.act_to_repeat`)])
  return count
}

/** The heads that were signed of the former log are not this one's: it may have lost lines that they had. */
async function openNewLog(
  tx: postgres.TransactionSql,
  { instant, origin, knownSize }: RestoreMoment,
  { deletions, withdrawals, notRestored, stillHeld }: Replayed,
): Promise<void> {
  await tx`insert into audit.recovery (origin, former_origin, size, root, known_size, recovered_at, deletions, withdrawals,
      not_restored, still_held, left_to_worker)
    select ${origin}, coalesce(s.origin, 'none'), coalesce(s.size, 0), coalesce(s.root, ${Buffer.from(emptyRoot())}),
      ${knownSize ?? null}, ${instant}, ${deletions}, ${withdrawals}, ${notRestored},
      ${stillHeld.length}, array(select ${tx.unsafe(hashOf.replace('%', 'f'))} from unnest(${[...stillHeld]}::uuid[]) f)
    from (select 1) one left join audit.log_state s on true`
  await tx`delete from audit.cosignature`
  await tx`delete from audit.checkpoint`
  await tx`update audit.log_state set origin = ${origin}, sealed_below = pg_current_xact_id(), sealed_at = null`
}
