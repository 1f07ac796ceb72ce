import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { identityOf } from '../process-identity.ts'
import { RunsAlready, takeRunRecord } from './run-record.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym-run-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sleeper = (): number => spawn('sleep', ['60'], { stdio: 'ignore' }).pid ?? 0
const deadOwner = { pid: 4_000_000, started: '1', command: 'node dist/start.js' }

describe('the record of who runs the platform', () => {
  test('lets only one run from a data folder, and says which process that is', async () => {
    const first = await takeRunRecord(folder)
    await expect(takeRunRecord(folder)).rejects.toThrow(RunsAlready)
    await expect(takeRunRecord(folder)).rejects.toThrow(String(process.pid))
    first.release()
    const second = await takeRunRecord(folder)
    second.release()
    expect(existsSync(path.join(folder, 'run.lock'))).toBe(false)
  })

  test('of a killed start is taken over and its children are ended', async () => {
    const pid = sleeper()
    const first = await takeRunRecord(folder)
    const child = identityOf(pid)
    if (child !== undefined) first.remember(child)
    writeFileSync(path.join(folder, 'run.lock'), JSON.stringify([deadOwner]))

    const second = await takeRunRecord(folder)
    expect(identityOf(pid)).toBeUndefined()
    second.release()
  })

  test('ends a child that was recorded before its command line had appeared', async () => {
    const pid = sleeper()
    const real = identityOf(pid)
    writeFileSync(path.join(folder, 'run.lock'), JSON.stringify([deadOwner]))
    writeFileSync(path.join(folder, 'run.json'), JSON.stringify([{ ...real, command: '' }]))
    const record = await takeRunRecord(folder)
    expect(identityOf(pid)).toBeUndefined()
    record.release()
  })

  test('never ends a process that only got the number of a former child', async () => {
    const pid = sleeper()
    const real = identityOf(pid)
    writeFileSync(path.join(folder, 'run.lock'), JSON.stringify([deadOwner]))
    writeFileSync(
      path.join(folder, 'run.json'),
      JSON.stringify([{ pid, started: '1', command: real?.command }]),
    )

    const record = await takeRunRecord(folder)
    expect(identityOf(pid)).toEqual(real)
    process.kill(pid, 'SIGKILL')
    record.release()
  })

  test('goes to one only when two take over at once', async () => {
    writeFileSync(path.join(folder, 'run.lock'), JSON.stringify([deadOwner]))
    const outcomes = await Promise.allSettled([takeRunRecord(folder), takeRunRecord(folder)])
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    for (const winner of winners) winner.value.release()
  })
})
