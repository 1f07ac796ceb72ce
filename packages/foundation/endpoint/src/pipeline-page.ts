import { pipeline, type Step } from './pipeline.ts'

const told: Readonly<Record<Step['refusal'], string>> = {
  processLog: 'the process’s log',
  sealedLog: 'the process’s log and the sealed log, in a commit of its own',
  itself: 'the sealed log, in the commit that refuses',
}
const places: Readonly<Record<Step['gate'], string>> = {
  here: 'as on the ordinary road',
  inSql: 'in SQL, in the one call',
  never: '—',
}

/** The steps of the request pipeline as a page of the documentation, generated from its rows. */
export function pipelinePage(): string {
  return [
    '# The request pipeline',
    '',
    'Generated from `packages/foundation/endpoint/src/pipeline.ts`. Do not edit.',
    '',
    `In one line: ${pipeline.map(({ name }) => name).join(' → ')} → answer.`,
    '',
    'A refusal is a 403, a 404 or a forged proof; from inside a file it is every refusal that tells something of the file. Bad input and',
    'limits are no refusals: they stay in the process’s log.',
    '',
    '| Step | Promise | A refusal is written to | Inside the file | On the hot path (gate) |',
    '| --- | --- | --- | --- | --- |',
    ...pipeline.map(
      ({ name, promise, refusal, isInside, gate }) =>
        `| \`${name}\` | ${promise} | ${told[refusal]} | ${isInside ? 'yes' : 'no'} | ${places[gate]} |`,
    ),
    '',
  ].join('\n')
}
