import type { Round, Rounds } from './compare-servers.ts'
import type { DeliveryRounds } from './deliveries/compare-ways.ts'
import type { ProofFigures } from './log/measure-proofs.ts'
import type { Scenario } from './prepared-requests.ts'

/**
 * One server's figures over all rounds. Times in milliseconds, processor time in microseconds per request.
 */
export type Figures = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly cpuNode: number | undefined
  readonly cpuPostgres: number | undefined
  readonly answerBytes: number
}

/** Something held against something else in the same rounds. */
export type Ratio = {
  /** Requests per second of the one through those of the other: the median over the rounds. */
  readonly ratio: number
  readonly ratios: readonly number[]
  /** Processor time of the one through that of the other. */
  readonly cpuRatio: number | undefined
}

export type ScenarioFigures = Ratio & {
  readonly name: string
  readonly bare: Figures
  readonly service: Figures
}

export function figuresOf({ scenario, bare, service }: Rounds): ScenarioFigures {
  return {
    name: scenario.name,
    bare: summarise(bare),
    service: summarise(service),
    ...ratioOf(service, bare),
  }
}

/** The same reads through the web server and without it. */
export type WebRounds = {
  readonly scenario: Scenario
  readonly direct: readonly Round[]
  readonly relayed: readonly Round[]
}

/**
 * What a read through the relay costs of the same read without it: of its time, and of its processor time.
 */
export type WebFigures = {
  readonly name: string
  readonly direct: Figures
  readonly relayed: Figures
  readonly cost: Ratio
}

export function webFiguresOf({ scenario, direct, relayed }: WebRounds): WebFigures {
  const { ratio, ratios } = ratioOf(direct, relayed)
  const { cpuRatio } = ratioOf(relayed, direct)
  return {
    name: scenario.name,
    direct: summarise(direct),
    relayed: summarise(relayed),
    cost: { ratio, ratios, cpuRatio },
  }
}

/** Deliveries with the platform's own encryption, held against none and against the library's. */
export type DeliveryFigures = {
  readonly name: string
  readonly own: Figures
  readonly none: Figures
  readonly library: Figures
  readonly toNone: Ratio
  readonly toLibrary: Ratio
}

export function deliveryFiguresOf({ name, rounds: { own, none, library } }: DeliveryRounds): DeliveryFigures {
  return {
    name,
    own: summarise(own),
    none: summarise(none),
    library: summarise(library),
    toNone: ratioOf(own, none),
    toLibrary: ratioOf(own, library),
  }
}

export type DeletionRounds = {
  /** Reading while nothing is deleted, while files are erased, and while every store is searched. */
  readonly alone: readonly Round[]
  readonly besideErasing: readonly Round[]
  readonly besideSearch: readonly Round[]
  readonly deletions: readonly {
    readonly files: number
    readonly erasing: number
    readonly searching: number
  }[]
}

/** Reading beside the deletion, held against reading without it; and how fast the deletion itself was. */
export type DeletionFigures = {
  readonly customers: number
  readonly lines: number
  readonly files: number
  readonly alone: Figures
  readonly besideErasing: Figures
  readonly besideSearch: Figures
  readonly toErasing: Ratio
  readonly toSearch: Ratio
  /** Medians over the rounds. */
  readonly erasedPerSecond: number
  readonly searchSeconds: number
}

export function deletionFiguresOf(
  { alone, besideErasing, besideSearch, deletions }: DeletionRounds,
  seeded: Pick<DeletionFigures, 'customers' | 'lines'>,
): DeletionFigures {
  return {
    ...seeded,
    files: sum(deletions.map(({ files }) => files)),
    alone: summarise(alone),
    besideErasing: summarise(besideErasing),
    besideSearch: summarise(besideSearch),
    toErasing: ratioOf(besideErasing, alone),
    toSearch: ratioOf(besideSearch, alone),
    erasedPerSecond: median(deletions.map(({ files, erasing }) => files / erasing)),
    searchSeconds: median(deletions.map(({ searching }) => searching)),
  }
}

type LogRounds = {
  /** Reading, which appends a line each time, with the sealer at work and without. */
  readonly sealing: readonly Round[]
  readonly notSealing: readonly Round[]
  /** Lines that had waited, and how long the sealer took for them. */
  readonly caughtUp: { readonly lines: number; readonly seconds: number }
  readonly proof: ProofFigures
}

/** Appending with the sealer at work, held against appending without it; and what the sealed log takes. */
export type LogFigures = Pick<LogRounds, 'caughtUp' | 'proof'> & {
  readonly sealing: Figures
  readonly notSealing: Figures
  readonly toNotSealing: Ratio
}

export function logFiguresOf({ sealing, notSealing, caughtUp, proof }: LogRounds): LogFigures {
  return {
    caughtUp,
    proof,
    sealing: summarise(sealing),
    notSealing: summarise(notSealing),
    toNotSealing: ratioOf(sealing, notSealing),
  }
}

function ratioOf(measured: readonly Round[], against: readonly Round[]): Ratio {
  const ratios = measured.map((round, at) => perSecond(round) / perSecond(against[at] ?? round))
  const [cpu, cpuAgainst] = [totalCpu(summarise(measured)), totalCpu(summarise(against))]
  return {
    ratio: median(ratios),
    ratios,
    cpuRatio: cpu === undefined || cpuAgainst === undefined ? undefined : cpu / cpuAgainst,
  }
}

function summarise(rounds: readonly Round[]): Figures {
  const latencies = rounds.flatMap((round) => round.latencies).sort((a, b) => a - b)
  const requests = sum(rounds.map((round) => round.requests))
  const cpu = rounds.flatMap((round) => round.cpu ?? [])
  const hasCpu = cpu.length === rounds.length
  return {
    perSecond: median(rounds.map(perSecond)),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpuNode: hasCpu ? sum(cpu.map((each) => each.node)) / requests : undefined,
    cpuPostgres: hasCpu ? sum(cpu.map((each) => each.postgres)) / requests : undefined,
    answerBytes: sum(rounds.map((round) => round.bytes)) / requests,
  }
}

const perSecond = ({ requests, seconds }: Round) => requests / seconds
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function totalCpu({ cpuNode, cpuPostgres }: Figures): number | undefined {
  return cpuNode === undefined || cpuPostgres === undefined ? undefined : cpuNode + cpuPostgres
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
