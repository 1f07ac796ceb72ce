import type { Endpoint } from '@tym/employment'
import { answerLogQuestionEndpoint } from './answer-log-question.ts'
import { askAboutLineEndpoint } from './ask-about-line.ts'
import { decideOnLineDelayEndpoint } from './decide-on-line-delay.ts'
import { endLineDelayEndpoint } from './end-line-delay.ts'
import { listLineDelaysEndpoint } from './list-line-delays.ts'
import { listLogQuestionsEndpoint } from './list-log-questions.ts'
import { listOwnLogQuestionsEndpoint } from './list-own-log-questions.ts'
import { proposeLineDelayEndpoint } from './propose-line-delay.ts'
import { readLogExtractEndpoint } from './read-log-extract.ts'
import { readLogExtractLinesEndpoint } from './read-log-extract-lines.ts'
import { readOwnLogEndpoint } from './read-own-log.ts'
import { requestLogExtractEndpoint } from './request-log-extract.ts'

/**
 * Endpoint table of a person's own log: its lines, its proof, questions about it, and what is shown later.
 */
export const endpoints: readonly Endpoint[] = [
  readOwnLogEndpoint,
  proposeLineDelayEndpoint,
  decideOnLineDelayEndpoint,
  endLineDelayEndpoint,
  listLineDelaysEndpoint,
  requestLogExtractEndpoint,
  readLogExtractEndpoint,
  readLogExtractLinesEndpoint,
  askAboutLineEndpoint,
  listOwnLogQuestionsEndpoint,
  listLogQuestionsEndpoint,
  answerLogQuestionEndpoint,
]
