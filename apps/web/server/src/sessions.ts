import { createBatcher } from '@tym/kernel'
import type { Connections } from './connections.ts'
import type { UsedProof } from './own-proof.ts'

/** A session as its row says it; its content stays sealed. */
export interface SessionRow {
  readonly thumbprint: string
  readonly sealed: Uint8Array
  readonly activeAt: Date
  readonly absoluteUntil: Date
}

export interface FoundSession extends Omit<SessionRow, 'sealed'> {
  /** Of each change of what it holds. */
  readonly version: number
  /** Null when its content is of the version that was known already. */
  readonly sealed: Uint8Array | null
  /** Why it is over, and its row gone; null while it is not. */
  readonly over: 'idle' | 'ended' | null
  /** Whether the proof was used here for the first time. */
  readonly isFresh: boolean
}

/** A session as its person may see it; the row's id opens nothing. */
export interface ListedSession {
  readonly id: Uint8Array
  readonly createdAt: Date
  readonly activeAt: Date
  readonly device: string | null
}

export interface SessionLimits {
  readonly idleMilliseconds: number
  readonly absoluteMilliseconds: number
}

export interface Sessions {
  readonly limits: SessionLimits
  begin(
    id: Uint8Array,
    row: { thumbprint: string; sealed: Uint8Array; now: Date; device?: string },
  ): Promise<void>
  /**
   * Finds a session, ends it when its time is over, and marks the proof as used, unless it is by another key:
   * one statement, but for a session that is over and has no proof to mark. Its content does not come when it
   * is of the version that is `known`.
   */
  find(id: Uint8Array, now: Date, proof?: UsedProof, known?: number): Promise<FoundSession | undefined>
  /** Which of these sessions, by their ids in hexadecimal, are not over. */
  liveAmong(ids: readonly string[], now: Date): Promise<ReadonlySet<string>>
  /** Prolongs the idle end, when a person has done something. */
  touch(id: Uint8Array, now: Date): Promise<void>
  /**
   * Takes the session for a change that nobody else may make meanwhile, and answers what it holds now;
   * undefined while another has it, or when it is gone. A crash leaves it taken until `until`.
   */
  claim(
    id: Uint8Array,
    at: { now: Date; until: Date },
  ): Promise<(SessionRow & { readonly version: number }) | undefined>
  /**
   * Keeps what has changed, or what was, and whose it is once that is known, and gives it back. False when it
   * is not this version's any more.
   */
  settle(id: Uint8Array, version: number, sealed: Uint8Array, owner?: Uint8Array): Promise<boolean>
  /** The live sessions of a person, the last used first. */
  listOf(owner: Uint8Array, now: Date): Promise<readonly ListedSession[]>
  /** Deletes a session of this person. False when they have none of this id. */
  endOf(owner: Uint8Array, id: Uint8Array): Promise<boolean>
  /** Deletes it; answers what it held last, undefined when there was none. */
  end(id: Uint8Array): Promise<Pick<SessionRow, 'sealed'> | undefined>
  /** Deletes whatever has run out; answers how many rows. */
  clear(now: Date): Promise<number>
}

type SeenRow = Omit<FoundSession, 'over' | 'isFresh'>
type Asked = { readonly id: Uint8Array; readonly known: number | undefined }

/** More than anybody uses at a time. */
const mostListed = 50
/** Sessions of one question, milliseconds after which others do not wait for it, and questions at once. */
const together = { longest: 64, patience: 50, lanes: 8 }
const nameOf = (id: Uint8Array) => Buffer.from(id).toString('hex')

export function createSessions({ ask }: Pick<Connections, 'ask'>, limits: SessionLimits): Sessions {
  const idleBefore = (now: Date) => new Date(now.getTime() - limits.idleMilliseconds)
  /** By their keys alone, as relayed calls ask: those that come at the same time share one question. */
  const look = createBatcher<Asked, SeenRow | undefined>({
    run: async (asked) => {
      const known = new Map<string, number>()
      for (const one of asked) {
        const [name, version] = [nameOf(one.id), one.known ?? 0]
        // Content comes for all who ask for one session together when one of them does not know it.
        known.set(name, (known.get(name) ?? version) === version ? version : 0)
      }
      const kept = [...known].map(([name, version]) => `${name}${version}`)
      const rows = await ask(
        (sql) => sql<(SeenRow & { id: Uint8Array })[]>`
          select id, thumbprint, version, active_at as "activeAt", absolute_until as "absoluteUntil",
            case when encode(id, 'hex') || version <> all (${kept}::text[]) then sealed end as sealed
          from session.session
          where id = any (array(select decode(asked, 'hex') from unnest(${[...known.keys()]}::text[]) asked))`,
      )
      const found = new Map(rows.map((row) => [nameOf(row.id), row]))
      return asked.map(({ id }) => found.get(nameOf(id)))
    },
    ...together,
    leftNothing: () => false,
  })
  return {
    limits,
    begin: async (id, { thumbprint, sealed, now, device }) => {
      const until = new Date(now.getTime() + limits.absoluteMilliseconds)
      await ask(
        (sql) => sql`insert into session.session
            (id, thumbprint, sealed, created_at, active_at, absolute_until, version, device)
          values (${id}, ${thumbprint}, ${sealed}, ${now}, ${now}, ${until}, 1, ${device ?? null})`,
      )
    },
    find: async (id, now, proof, known) => {
      if (proof === undefined) {
        const row = await look({ id, known })
        if (row === undefined) return undefined
        // Whatever is not over changes nothing here; what is over takes the way on which it is ended.
        const isOver = row.absoluteUntil <= now || row.activeAt <= idleBefore(now)
        if (!isOver) return { ...row, over: null, isFresh: false }
      }
      const [thumbprint, mark] = [proof?.thumbprint ?? null, proof?.mark ?? null]
      const [row] = await ask(
        (sql) => sql<FoundSession[]>`
          with found as (
            select thumbprint, sealed, version, active_at, absolute_until,
              case when absolute_until <= ${now} then 'ended' when active_at <= ${idleBefore(now)} then 'idle' end as over
            from session.session where id = ${id}
          ), ended as (
            delete from session.session s using found f where s.id = ${id} and f.over is not null
              and (s.absolute_until <= ${now} or s.active_at <= ${idleBefore(now)})
          ), marked as (
            insert into session.proof (mark, expires_at)
            select ${mark}::bytea, ${proof?.expiresAt ?? null}::timestamptz from found
            where thumbprint = ${thumbprint} and over is null
            on conflict do nothing returning 1
          )
          select thumbprint, sealed, version, active_at as "activeAt", absolute_until as "absoluteUntil", over,
            exists (select from marked) as "isFresh" from found`,
      )
      return row
    },
    liveAmong: async (ids, now) => {
      const rows = await ask(
        (sql) => sql<{ live: string }[]>`select encode(id, 'hex') as live from session.session
          where id in (select decode(t, 'hex') from unnest(${[...ids]}::text[]) t)
            and absolute_until > ${now} and active_at > ${idleBefore(now)}`,
      )
      return new Set(rows.map(({ live }) => live))
    },
    touch: async (id, now) => {
      await ask(
        (sql) => sql`update session.session set active_at = greatest(active_at, ${now}) where id = ${id}`,
      )
    },
    claim: async (id, { now, until }) => {
      const [row] = await ask(
        (sql) => sql<(SessionRow & { version: number })[]>`
          update session.session set version = version + 1, busy_until = ${until}
          where id = ${id} and (busy_until is null or busy_until <= ${now} or busy_until > ${until})
          returning thumbprint, sealed, active_at as "activeAt", absolute_until as "absoluteUntil", version`,
      )
      return row
    },
    settle: async (id, version, sealed, owner) => {
      const rows = await ask(
        (sql) => sql`update session.session set version = version + 1, busy_until = null, sealed = ${sealed},
            owner = coalesce(${owner ?? null}::bytea, owner)
          where id = ${id} and version = ${version} returning 1`,
      )
      return rows.length === 1
    },
    listOf: async (owner, now) =>
      await ask(
        (sql) => sql<ListedSession[]>`
          select id, created_at as "createdAt", active_at as "activeAt", device from session.session
          where owner = ${owner} and absolute_until > ${now} and active_at > ${idleBefore(now)}
          order by active_at desc, id limit ${mostListed}`,
      ),
    endOf: async (owner, id) =>
      (await ask((sql) => sql`delete from session.session where id = ${id} and owner = ${owner}`)).count ===
      1,
    end: async (id) => {
      const [row] = await ask(
        (sql) => sql<{ sealed: Uint8Array }[]>`delete from session.session where id = ${id} returning sealed`,
      )
      return row
    },
    clear: async (now) => {
      const gone = await ask(
        (sql) => sql`with sessions as (
            delete from session.session where absolute_until <= ${now} or active_at <= ${idleBefore(now)} returning 1
          ), logins as (delete from session.login where expires_at <= ${now} returning 1
          ), proofs as (delete from session.proof where expires_at <= ${now} returning 1)
          select 1 from sessions union all select 1 from logins union all select 1 from proofs`,
      )
      return gone.length
    },
  }
}
