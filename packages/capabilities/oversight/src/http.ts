import type { Endpoint } from '@tym/endpoint'
import { answerFlagEndpoint } from './answer-flag.ts'
import { answerLogQuestionEndpoint } from './answer-log-question.ts'
import { askAboutLineEndpoint } from './ask-about-line.ts'
import { decideOnLineDelayEndpoint } from './decide-on-line-delay.ts'
import { endLineDelayEndpoint } from './end-line-delay.ts'
import { listFlagsEndpoint } from './list-flags.ts'
import { listLineDelaysEndpoint } from './list-line-delays.ts'
import { listLogQuestionsEndpoint } from './list-log-questions.ts'
import { listOwnLogQuestionsEndpoint } from './list-own-log-questions.ts'
import { listReviewsEndpoint } from './list-reviews.ts'
import { openReviewEndpoint } from './open-review.ts'
import { proposeLineDelayEndpoint } from './propose-line-delay.ts'
import { readLogExtractEndpoint } from './read-log-extract.ts'
import { readLogExtractLinesEndpoint } from './read-log-extract-lines.ts'
import { readOwnLogEndpoint } from './read-own-log.ts'
import { readReviewLinesEndpoint } from './read-review-lines.ts'
import { requestLogExtractEndpoint } from './request-log-extract.ts'

/** Endpoint table of watching over the use of the register. */
export const endpoints: readonly Endpoint[] = [
  openReviewEndpoint,
  listReviewsEndpoint,
  readReviewLinesEndpoint,
  listFlagsEndpoint,
  answerFlagEndpoint,
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
