import { listSealedLines, type SealedLine, tileReader } from '@tym/audit-log'
import { actPart, commit, filePart, inclusionProof } from '@tym/audit-proof'
import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, lineId, logExtractId, Problem, plainDate } from '@tym/kernel'
import { lineDelayGround } from '@tym/register'
import { z } from 'zod'
import { type DelayedLine, listDelayedLines } from './delayed-lines.ts'
import { getLogExtract } from './read-log-extract.ts'

const most = 50
const bytes = z.base64().length(44)

/**
 * One line with the proof that it is in the log. Who did it is committed to and withheld: the organisation
 * and the role are shown.
 */
const withheldLine = z.strictObject({
  entry: z.strictObject({ act: actPart, actor: z.null(), file: filePart }),
  salts: z.strictObject({ act: bytes, file: bytes }),
  commitments: z.strictObject({ actor: bytes }),
  leafIndex: z.int().nonnegative(),
  proof: z.array(bytes),
})
/** A line that is shown later: the proof that it is there under its number, and the ground. */
const delayedLine = withheldLine.extend({
  entry: z.strictObject({ act: z.null(), actor: z.null(), file: filePart }),
  salts: z.strictObject({ file: bytes }),
  commitments: z.strictObject({ act: bytes, actor: bytes }),
  delayed: z.strictObject({ ground: lineDelayGround, until: plainDate }),
})
const shownLine = z.union([withheldLine, delayedLine])

async function showLine(
  tx: ReadTx,
  size: number,
  { entry: { act, actor, file }, salts, leafIndex }: SealedLine,
  delay: DelayedLine | undefined,
): Promise<z.input<typeof shownLine>> {
  if (file === null) throw new Problem('internal-error', 'A line of a file does not say which.')
  const proof = (await inclusionProof(size, leafIndex, tileReader(tx))).map(base64)
  const ofActor = base64(commit('actor', salts.actor, actor))
  if (delay !== undefined) {
    const { ground, until } = delay
    return {
      entry: { act: null, actor: null, file },
      salts: { file: base64(salts.file) },
      commitments: { act: base64(commit('act', salts.act, act)), actor: ofActor },
      leafIndex,
      proof,
      delayed: { ground, until },
    }
  }
  return {
    entry: { act, actor: null, file },
    salts: { act: base64(salts.act), file: base64(salts.file) },
    commitments: { actor: ofActor },
    leafIndex,
    proof,
  }
}

const base64 = (of: Uint8Array) => Buffer.from(of).toString('base64')

export const readLogExtractLinesEndpoint = readEndpoint({
  id: 'readLogExtractLines',
  method: 'GET',
  path: '/v1/customerships/{customership}/log-extracts/{logExtract}/lines',
  tag: 'Access log',
  summary: {
    fi: 'Lue oman lokin rivit todisteineen',
    sv: 'Läs raderna i den egna loggen med bevis',
    en: 'Read the lines of the own log with their proofs',
  },
  caller: ['customer'],
  operation: 'accessLog.extract',
  scope: 'customership',
  afterAnnulment: 'open',
  params: { customership: customershipId, logExtract: logExtractId },
  /** The number of the first line of the page; lines are numbered from 1. */
  query: { from: z.coerce.number().pipe(z.int().min(1).max(1_000_000_000)).default(1) },
  body: noBody,
  output: z.strictObject({ items: z.array(shownLine), next: z.int().nullable() }),
  audit: { event: 'accessLog.extractRead', ground: 'gdpr-15' },
  problems: ['not-found', 'not-ready-yet'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      logExtract: '0198f0a0-0000-7000-8000-000000000e01',
    },
    query: { from: '1' },
  },
  handler: async (tx, { params: { customership, logExtract: id }, query: { from } }) => {
    const { size, lines } = await getLogExtract(tx, customership, id)
    if (size === null || lines === null) throw new Problem('not-ready-yet', 'Nobody has signed it yet.')
    const found = await listSealedLines(tx, customership, { size, from, most })
    const items: z.input<typeof shownLine>[] = []
    const delayed = await listDelayedLines(tx)
    for (const line of found)
      items.push(await showLine(tx, size, line, delayed.get(lineId.parse(line.entry.act.line))))
    const next = from + found.length
    return {
      output: { items, next: found.length > 0 && next <= lines ? next : null },
      touched: [{ customership, purpose: 'ownData', resources: [id] }],
    }
  },
})
