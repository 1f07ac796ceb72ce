import {
  type DeletionFigures,
  type DeliveryFigures,
  type Figures,
  type LogFigures,
  median,
  type Ratio,
  type ScenarioFigures,
  type WebFigures,
} from './figures.ts'
import type { MicroResult } from './micro-benchmarks.ts'
import type { ViewFigures } from './view/measure-views.ts'

const number = (value: number | undefined, digits = 0) => (value === undefined ? '–' : value.toFixed(digits))

function rowOf(name: string, figures: Figures): string {
  const { perSecond, p50, p99, cpuNode, cpuPostgres } = figures
  const cpu = cpuNode === undefined || cpuPostgres === undefined ? undefined : cpuNode + cpuPostgres
  const parts = `${number(cpuNode)} + ${number(cpuPostgres)}`
  return `| ${name} | ${number(perSecond)} | ${number(p50, 1)} | ${number(p99, 1)} | ${number(cpu)} (${parts}) |`
}

function ratioText({ ratio, ratios, cpuRatio }: Ratio): string {
  const spread = `${number(Math.min(...ratios), 2)}–${number(Math.max(...ratios), 2)}`
  return `**${number(ratio, 2)}** (rounds ${spread}), CPU **${number(cpuRatio, 2)}×**`
}

/** The figures of one scenario as a Markdown table with its ratio. */
export function scenarioTable({ name, bare, service, ...ratio }: ScenarioFigures): string {
  return [
    `### ${name} (${(service.answerBytes / 1000).toFixed(1)} kB)`,
    '',
    '| | requests/s | p50 ms | p99 ms | CPU µs per request (Node + PostgreSQL) |',
    '|---|---|---|---|---|',
    rowOf('bare Hono, one statement, plaintext', bare),
    rowOf('the service', service),
    '',
    `Ratio ${ratioText(ratio)}.`,
  ].join('\n')
}

/** Reading through the relay and without it as a Markdown table, with what the relay costs. */
export function webTable({ name, direct, relayed, cost }: WebFigures): string {
  return [
    `### ${name}, through the relay (${(relayed.answerBytes / 1000).toFixed(1)} kB)`,
    '',
    '| | requests/s | p50 ms | p99 ms | CPU µs per request (Node + PostgreSQL) |',
    '|---|---|---|---|---|',
    rowOf('straight from the service', direct),
    rowOf('through the web server', relayed),
    '',
    `Cost ${ratioText(cost)}.`,
  ].join('\n')
}

/** The figures of deliveries over one queue by so many workers, with both ratios. */
export function deliveryTable({ name, own, none, library, toNone, toLibrary }: DeliveryFigures): string {
  return [
    `### ${name} (${(none.answerBytes / 1000).toFixed(1)} kB)`,
    '',
    '| | deliveries/s | p50 ms | p99 ms | CPU µs per delivery (workers + PostgreSQL) |',
    '|---|---|---|---|---|',
    rowOf('not encrypted', none),
    rowOf('encrypted by jose', library),
    rowOf('encrypted by the platform', own),
    '',
    `Ratio to no encryption ${ratioText(toNone)}; to jose ${ratioText(toLibrary)}.`,
  ].join('\n')
}

const readingRow = (name: string, { perSecond, p50, p99 }: Figures) =>
  `| ${name} | ${number(perSecond)} | ${number(p50, 1)} | ${number(p99, 1)} |`

function plainRatio({ ratio, ratios }: Ratio): string {
  return `**${number(ratio, 2)}** (rounds ${number(Math.min(...ratios), 2)}–${number(Math.max(...ratios), 2)})`
}

/** Reading beside the deletion as a Markdown table, with the pace of the deletion. */
export function deletionTable(figures: DeletionFigures): string {
  const { customers, lines, files, alone, besideErasing, besideSearch } = figures
  return [
    `${files} of ${customers} customers with ${lines} sealed lines in ${figures.toErasing.ratios.length} rounds:`,
    '',
    '| reading one category of others | requests/s | p50 ms | p99 ms |',
    '|---|---|---|---|',
    readingRow('while nothing is deleted', alone),
    readingRow('while files are erased', besideErasing),
    readingRow('while the stores are searched', besideSearch),
    '',
    `Ratio while files are erased ${plainRatio(figures.toErasing)}, while the stores are searched ${plainRatio(figures.toSearch)}.`,
    `Beside the readers ${number(figures.erasedPerSecond, 1)} files/s were erased from the handing over to the last row; the`,
    `certificates were there ${number(figures.searchSeconds, 1)} s later, nearly all of which is the search of the register.`,
  ].join('\n')
}

/** Appending with and without the sealer as a Markdown table, with what catching up and proofs take. */
export function logTable({ sealing, notSealing, toNotSealing, caughtUp, proof }: LogFigures): string {
  return [
    '| reading one category, a line each | requests/s | p50 ms | p99 ms |',
    '|---|---|---|---|',
    readingRow('sealer held back', notSealing),
    readingRow('sealer at work', sealing),
    '',
    `Ratio ${plainRatio(toNotSealing)}. After a rest, ${caughtUp.lines} lines were sealed at ${number(caughtUp.lines / caughtUp.seconds)} lines/s.`,
    `In a tree of ${proof.size} leaves the proof of one has at most ${proof.hashes} hashes (${proof.hashes * 32} bytes), made from the tiles in`,
    `${number(proof.making, 2)} ms and checked in ${number(proof.checking, 2)} ms.`,
  ].join('\n')
}

/** Pages in a browser as a Markdown table: medians, and of what is drawn the least and the most. */
export function viewTable(views: readonly ViewFigures[]): string {
  const rows = views.map(({ name, painted, drawn, bytes }) => {
    const spread = `${number(Math.min(...drawn))}–${number(Math.max(...drawn))}`
    return `| ${name} | ${number(median(painted))} | ${number(median(drawn))} (${spread}) | ${number(bytes / 1000)} |`
  })
  const head = ['| | first text ms | drawn ms | kB |', '|---|---|---|---|']
  return [...head, ...rows].join('\n')
}

/** The micro-benchmarks as a Markdown table. */
export function microTable(results: readonly MicroResult[]): string {
  const rows = results.map(({ name, microseconds }) => `| ${name} | ${number(microseconds, 2)} |`)
  return ['| single step, one thread | µs |', '|---|---|', ...rows].join('\n')
}
