import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE_MS = 15 * 60_000
const UNSIGNED_MS = 10_000

/**
 * Runs `work` while no other process runs it under the same lock folder, which is made in one step; a file in
 * it says who holds it (process number and start time). The folder of a holder that was killed is moved away,
 * under a second such folder so that only one waiter does so.
 */
export async function withLock(folder, work) {
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  const until = performance.now() + PATIENCE_MS
  let told = false
  while (!take(folder)) {
    if (isAbandoned(folder) && (await breakLock(folder))) continue
    if (!told)
      console.log(
        `Another start is installing or transpiling (process ${holderOf(folder)?.pid ?? '?'}); waiting for it ...`,
      )
    told = true
    if (performance.now() > until) throw new Error(`still locked: remove ${folder} if nothing else runs`)
    await delay(200)
  }
  const release = () => fs.rmSync(folder, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

function take(folder) {
  try {
    fs.mkdirSync(folder)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  fs.writeFileSync(
    path.join(folder, 'holder.json'),
    JSON.stringify({ pid: process.pid, started: startOf(process.pid) }),
  )
  return true
}

async function breakLock(folder) {
  const breaker = `${folder}.break`
  if (!take(breaker)) {
    if (isAbandoned(breaker)) fs.rmSync(breaker, { recursive: true, force: true })
    await delay(100)
    return false
  }
  try {
    if (isAbandoned(folder)) fs.rmSync(folder, { recursive: true, force: true })
  } finally {
    fs.rmSync(breaker, { recursive: true, force: true })
  }
  return true
}

/** The holder is dead, or its number belongs to another process now, or it died before it could sign. */
function isAbandoned(folder) {
  const holder = holderOf(folder)
  if (holder === undefined) {
    const stat = fs.statSync(folder, { throwIfNoEntry: false })
    return stat !== undefined && Date.now() - stat.mtimeMs > UNSIGNED_MS
  }
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return error.code === 'ESRCH'
  }
  return startOf(holder.pid) !== holder.started
}

function holderOf(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'holder.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** When the process started, in clock ticks after boot; null where there is no /proc. */
function startOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
