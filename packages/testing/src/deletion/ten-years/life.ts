import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addDays, type PlainDate, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { fictitiousNationalId } from '../../fictitious-national-id.ts'
import type { Answer, Client } from '../../network/client.ts'
import type { Holder } from '../../network/holder.ts'
import { expectDone } from '../../network/open-customership.ts'
import type { DeletionWorld } from '../world.ts'
import type { Happening } from './event.ts'
import { dueOn, isDue, isHeld, type ModelFile, type ModelHold } from './model.ts'

/** The people of these years, each with files one after another. */
export type Life = {
  readonly world: DeletionWorld
  readonly registrar: Holder
  readonly files: ModelFile[]
  readonly until: PlainDate
  /** How many certificates there were before a run that could not see. */
  certifiedAtMost: number | undefined
}

const made = z.object({ id: z.string() })
const firstPerson = 40_000
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` })

/** Lets it happen, through the service and the worker's jobs, and notes in the model what ought to be so. */
export async function live(life: Life, happening: Happening): Promise<void> {
  const { files } = life
  const there = files.filter(({ mayGo }) => !mayGo)
  switch (happening.kind) {
    case 'start':
      return start(life, happening.person)
    case 'end': {
      const file = pick(
        there.filter(({ endedOn }) => endedOn === undefined),
        happening.file,
      )
      return file && end(life, file, happening.isAgreed)
    }
    case 'proposeHold': {
      const file = pick(
        files.filter(({ mustBeGone }) => !mustBeGone),
        happening.file,
      )
      return file && proposeHold(life, file, happening.scope)
    }
    case 'approveHold':
      return moveHold(life, pick(holdsIn(files, 'proposed'), happening.hold), 'approve')
    case 'reviewHold':
      return moveHold(life, pick(holdsIn(files, 'live'), happening.hold), 'review')
    case 'releaseHold':
      return moveHold(life, pick(holdsIn(files, 'live'), happening.hold), 'release')
    case 'leaveInLog': {
      const file = pick(files, happening.file)
      return file && leaveInLog(life, file)
    }
    case 'rotateLog':
      return rotateLog(life)
    case 'runNearDueDay':
      goNearDueDay(life, happening)
      return live(life, happening.run)
    case 'run':
      return run(life)
    case 'runBlind':
      return runBlind(life)
    case 'runKilled': {
      const { killable } = life.world
      killable.killAt(happening.step, happening.when)
      return run(life).finally(() => killable.killAt(undefined))
    }
    default:
      return happening satisfies never
  }
}

const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length]

const holdsIn = (files: readonly ModelFile[], state: ModelHold['state']) =>
  files
    .filter(({ mustBeGone }) => !mustBeGone)
    .flatMap((file) => file.holds.filter((hold) => hold.state === state).map((hold) => ({ file, hold })))

/** The same person may have a file again once the former has ended, and not before. */
async function start({ world, files }: Life, person: number): Promise<void> {
  const { network, team } = world
  const nationalId = fictitiousNationalId(firstPerson + person)
  const hasOpen = files.some((file) => file.person === person && file.endedOn === undefined)
  if (hasOpen) return
  const { officer, nurse, kela } = team
  const { id, path: at } = await network.openCustomership({ nationalId, team: [officer, nurse, kela] })
  const entries: string[] = []
  for (const value of ['myyjä', 'kokki']) {
    const body = { category: 3, field: '3.04', value, source: 'officer' }
    entries.push(made.parse(expectDone(await officer.fetch('POST', `${at}/entries`, { body }), 'record')).id)
  }
  files.push({
    id,
    path: at,
    person,
    entries,
    holds: [],
    endedOn: undefined,
    mayGo: false,
    mustBeGone: false,
    isInLog: false,
  })
}

/** One party proposes the end, and the two others give their opinions. */
export async function end({ world }: Life, file: ModelFile, isAgreed: boolean): Promise<void> {
  const { network, team } = world
  const say = async (by: Client, to: string, body: object) => {
    const [row] = await network.sql<
      { version: number }[]
    >`select version from customerships.customership where id = ${file.id}`
    const headers = ifMatch(row?.version ?? 0)
    expectDone(await by.fetch('POST', `${file.path}/${to}`, { body, headers }), to)
  }
  await say(team.nurse, 'end-proposals', { reason: 'employed', grounds: 'Palvelut ovat toteutuneet.' })
  await say(team.kela, 'end-opinions', { agrees: isAgreed, grounds: 'Palvelut ovat toteutuneet.' })
  if (!isAgreed) return
  await say(team.officer, 'end-opinions', { agrees: true, grounds: 'Palvelut ovat toteutuneet.' })
  file.endedOn = network.clock.calendar()
}

async function proposeHold({ world }: Life, file: ModelFile, scope: ModelHold['scope']): Promise<void> {
  const body = {
    scope,
    ground: 'pendingMatter',
    section: '808/2019 7 §',
    reason: 'Muutoksenhaku on vireillä.',
    reviewOn: addDays(world.network.clock.calendar(), 100),
    // The first entry and not the second.
    ...(scope === 'entries' && { entries: file.entries.slice(0, 1) }),
  }
  const answer = await world.team.officer.fetch('POST', `${file.path}/holds`, { body })
  if (await isRefusedRightly(world, file, answer)) return
  const { id } = made.parse(expectDone(answer, 'propose'))
  file.holds.push({ id, scope, version: 1, state: 'proposed' })
}

/** Another person approves and releases; the review only puts the date off. */
export async function moveHold(
  { world, registrar }: Pick<Life, 'world' | 'registrar'>,
  found: { readonly file: ModelFile; readonly hold: ModelHold } | undefined,
  move: 'approve' | 'review' | 'release',
): Promise<void> {
  if (found === undefined) return
  const { file, hold } = found
  const to = { approve: 'decision', review: 'review', release: 'release' }[move]
  const reviewOn = addDays(world.network.clock.calendar(), 100)
  const body = { approve: { decision: 'approve' }, review: { reviewOn }, release: undefined }[move]
  const headers = ifMatch(hold.version)
  const by = move === 'review' ? world.team.officer : registrar
  const answer = await by.fetch('POST', `${file.path}/holds/${hold.id}/${to}`, {
    headers,
    ...(body && { body }),
  })
  if (await isRefusedRightly(world, file, answer)) return
  expectDone(answer, move)
  hold.version += 1
  if (move === 'approve') hold.state = 'live'
  if (move === 'release') hold.state = 'released'
}

/** A hold is refused when the deletion of its file has begun, and then only. */
async function isRefusedRightly({ network }: DeletionWorld, file: ModelFile, answer: Answer) {
  const begun = await network.sql`select 1 from retention.deletion where customership = ${file.id}`
  const isThere = await network.sql`select 1 from customerships.customership where id = ${file.id}`
  if (begun.length === 0 && isThere.length > 0) return false
  if (answer.status < 400) throw new Error('a hold was taken of a file whose deletion had begun')
  return true
}

/** What is certified already is no longer looked for. */
async function leaveInLog({ world }: Life, file: ModelFile): Promise<void> {
  const { sql } = world.network
  const known = await sql`select 1 from customerships.customership where id = ${file.id}
    union all select 1 from retention.deletion where customership = ${file.id}`
  if (known.length === 0) return
  writeFileSync(path.join(world.folder, `${file.id}.log`), 'left')
  file.isInLog = true
}

export function rotateLog({ world, files }: Life): void {
  for (const file of files) {
    rmSync(path.join(world.folder, `${file.id}.log`), { force: true })
    file.isInLog = false
  }
}

function goNearDueDay(
  { world, files, until }: Life,
  { file: which, days }: { readonly file: number; readonly days: number },
): void {
  const { clock } = world.network
  const later = files.flatMap(({ endedOn }) => {
    const day = endedOn && addDays(plainDate.parse(dueOn(endedOn)), days)
    return day !== undefined && day > clock.calendar() && day <= until ? [day] : []
  })
  const day = pick(later, which)
  if (day !== undefined) clock.setCalendar(day)
}

/**
 * The worker as its schedule runs it on this day: the deletion, and the certificates. It may be killed in
 * between.
 */
export async function run({ world, files }: Life): Promise<void> {
  const today = world.network.clock.calendar()
  const due = files.filter((file) => isDue(file, today) && !isHeld(file))
  for (const file of due) file.mayGo = true
  await world.runDeletion()
  if (!world.killable.isDead()) await world.runDeletion('certify-deletions')
  if (!world.killable.isDead()) for (const file of due) file.mustBeGone = true
}

/** A run whose search of the register is filtered by policies. */
async function runBlind(life: Life): Promise<void> {
  const { sql } = life.world.network
  const [before] = await sql<
    { certified: number }[]
  >`select count(*)::int as certified from retention.deletion where state = 'certified'`
  await sql`grant create on schema retention to tym_eraser`
  await sql`alter function retention.residue owner to tym_eraser`
  try {
    await run(life)
  } finally {
    await sql`alter function retention.residue owner to tym_scanner`
  }
  life.certifiedAtMost = before?.certified
}
