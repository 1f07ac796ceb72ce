import { noBody, staffOf, writeEndpoint } from '@tym/employment'
import { lineDelayId, Problem } from '@tym/kernel'
import { exampleDelay, getLineDelay } from './line-delay.ts'
import { moveLineDelay } from './move-line-delay.ts'

/** When the danger has passed the line is shown at once; one person may say so. */
export const endLineDelayEndpoint = writeEndpoint({
  id: 'endLineDelay',
  method: 'POST',
  path: '/v1/line-delays/{lineDelay}/end',
  tag: 'Access log',
  summary: {
    fi: 'Näytä lokirivi asiakkaalle heti',
    sv: 'Visa loggraden för kunden genast',
    en: 'Show the line of the log to the customer at once',
  },
  caller: ['person'],
  operation: 'lineDelay.end',
  scope: 'oversight',
  params: { lineDelay: lineDelayId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'lineDelay.ended', ground: 'gdpr-15' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: { params: { lineDelay: exampleDelay } },
  handler: async (tx, { caller, params: { lineDelay: id }, expectedVersion }) => {
    const { person, authority } = staffOf(caller)
    const { state } = await getLineDelay(tx, { authority }, id)
    if (state !== 'live') throw new Problem('state-conflict', 'The delay is not in force.')
    const ended = { endedBy: person, endedAt: tx.context.instant }
    return moveLineDelay(tx, id, expectedVersion, { state: 'ended', ...ended })
  },
})
