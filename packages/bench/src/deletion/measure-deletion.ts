import { stopwatch } from '@tym/kernel'
import type { Round } from '../compare-servers.ts'
import { type DeletionFigures, type DeletionRounds, deletionFiguresOf } from '../figures.ts'
import { addLines } from '../log/add-lines.ts'
import { untilSealed } from '../log/until-sealed.ts'
import type { Bench } from '../open-bench.ts'
import { type Reading, readInBursts } from '../read-in-bursts.ts'
import { deletionTable } from '../report.ts'
import { endFiles } from './end-files.ts'
import { followDeletion } from './follow-deletion.ts'

/** Lines of the log of each customer. */
const linesOfEach = 8
/**
 * So many rounds' requests are read alone at a time: about as long as files are erased, with whatever the
 * worker does meanwhile.
 */
const aloneTimes = 5

/**
 * The deletion as the worker's process carries it out, beside those who read other files over the hot path:
 * round by round a share of the files becomes due and is deleted, and the same readers read once with it and
 * once without.
 */
export async function measureDeletion(
  bench: Bench,
  { rounds, due, requestsPerRound }: { rounds: number; due: number; requestsPerRound: number },
): Promise<DeletionFigures> {
  const { say, loaded } = bench
  const took = stopwatch()
  // The plain twin of the reading bench is what a scan would rightly find.
  await bench.sql`drop schema bench cascade`
  const lines = await addLines(bench, linesOfEach)
  await bench.sql`analyze`
  await untilSealed(bench)
  await bench.sql`analyze`
  say(`logged and sealed ${lines} lines in ${(took() / 1000).toFixed(0)} s`)

  const every = Math.floor(loaded.length / due)
  const isDue = (_: unknown, at: number) => at % every === 0 && at / every < due
  const dying = loaded.filter(isDue)
  const reading: Reading = { customers: inStrides(loaded.filter((each, at) => !isDue(each, at))), next: 0 }
  const share = Math.floor(dying.length / rounds)
  const alone: Round[] = []
  const besideErasing: Round[] = []
  const besideSearch: Round[] = []
  const deletions: DeletionRounds['deletions'][number][] = []
  const readAlone = async () => {
    alone.push(await readInBursts(bench, reading, { most: aloneTimes * requestsPerRound }))
  }
  await readInBursts(bench, reading, { most: requestsPerRound })
  for (let round = 0; round < rounds; round += 1) {
    const files = dying.slice(round * share, (round + 1) * share)
    if (round % 2 === 0) await readAlone()
    await endFiles(bench, files)
    const deletion = await followDeletion(bench)
    const most = Number.POSITIVE_INFINITY
    besideErasing.push(await readInBursts(bench, reading, { most, isOver: deletion.isErased }))
    besideSearch.push(await readInBursts(bench, reading, { most, isOver: deletion.isCertified }))
    const seconds = await deletion.done
    deletions.push(seconds)
    if (round % 2 === 1) await readAlone()
    const { files: deleted, erasing, searching } = seconds
    say(`  ${deleted} files erased in ${erasing.toFixed(1)} s, certified ${searching.toFixed(1)} s later`)
  }
  const figures = deletionFiguresOf(
    { alone, besideErasing, besideSearch, deletions },
    { customers: loaded.length, lines },
  )
  say(`\n${deletionTable(figures)}\n`)
  return figures
}

/** Files all over the register, so that neighbours in it are not read one after another. */
function inStrides<T>(all: readonly T[]): T[] {
  const stride = 7919
  return all.flatMap((_, n) => all[(n * stride) % all.length] ?? [])
}
