import type { Round } from '../compare-servers.ts'
import { type LogFigures, logFiguresOf } from '../figures.ts'
import type { Bench } from '../open-bench.ts'
import { type Reading, readInBursts } from '../read-in-bursts.ts'
import { logTable } from '../report.ts'
import { addLines } from './add-lines.ts'
import { measureProofs } from './measure-proofs.ts'
import { untilSealed } from './until-sealed.ts'

/**
 * The sealer of the worker's process beside those who append to the log by reading, round by round at work
 * and held back.
 */
export async function measureLog(
  bench: Bench,
  { rounds, lines, requestsPerRound }: { rounds: number; lines: number; requestsPerRound: number },
): Promise<LogFigures> {
  const { say } = bench
  const linesOfEach = Math.max(1, Math.round(lines / bench.loaded.length))
  await untilSealed(bench)
  const waiting = await withoutSealer(bench, () => addLines(bench, linesOfEach))
  const seconds = await untilSealed(bench)
  say(`${waiting} lines that had waited were sealed in ${seconds.toFixed(1)} s`)

  const reading: Reading = { customers: bench.loaded, next: 0 }
  const sealing: Round[] = []
  const notSealing: Round[] = []
  const read = () => readInBursts(bench, reading, { most: requestsPerRound })
  await read()
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) sealing.push(await read())
    notSealing.push(await withoutSealer(bench, read))
    const caughtUp = await untilSealed(bench)
    say(
      `  a round of ${requestsPerRound} lines without the sealer, which caught up in ${caughtUp.toFixed(1)} s`,
    )
    if (round % 2 === 1) sealing.push(await read())
  }
  await untilSealed(bench)
  const proof = await measureProofs(bench)
  const figures = logFiguresOf({ sealing, notSealing, caughtUp: { lines: waiting, seconds }, proof })
  say(`\n${logTable(figures)}\n`)
  return figures
}

/** Whoever has the head's row seals: while the bench has it, the worker's sealer passes its turns. */
async function withoutSealer<T>({ sql }: Bench, work: () => Promise<T>): Promise<T> {
  const { result } = await sql.begin(async (tx) => {
    await tx`select 1 from audit.log_state for update`
    return { result: await work() }
  })
  return result
}
