import type { Endpoint } from '@tym/employment'
import { answerAnnulmentEndpoint } from './annulment/answer-annulment.ts'
import { closeAnnulledEndpoint } from './annulment/close-annulled.ts'
import { listAnnulmentsEndpoint } from './annulment/list-annulments.ts'
import { listOwnAnnulmentsEndpoint } from './annulment/list-own-annulments.ts'
import { proposeAnnulmentEndpoint } from './annulment/propose-annulment.ts'
import { refuseAnnulmentEndpoint } from './annulment/refuse-annulment.ts'
import { withdrawAnnulmentEndpoint } from './annulment/withdraw-annulment.ts'
import { closeOutstandingRecallEndpoint } from './close-outstanding-recall.ts'
import { decideOnHoldEndpoint } from './decide-on-hold.ts'
import { releaseKeptHoldEndpoint, reviewKeptHoldEndpoint } from './decide-on-kept-hold.ts'
import { listDeletionRunsEndpoint } from './list-deletion-runs.ts'
import { listHoldsEndpoint } from './list-holds.ts'
import { listKeptHoldsEndpoint } from './list-kept-holds.ts'
import { listOutstandingRecallsEndpoint } from './list-outstanding-recalls.ts'
import { proposeHoldEndpoint } from './propose-hold.ts'
import {
  listDeletionCertificatesEndpoint,
  readDeletionCertificateEndpoint,
} from './read-deletion-certificate.ts'
import { readDeletionPlanEndpoint } from './read-deletion-plan.ts'
import { readKeptHoldEndpoint } from './read-kept-hold.ts'
import { releaseHoldEndpoint } from './release-hold.ts'
import { reviewHoldEndpoint } from './review-hold.ts'

/** Endpoint table of keeping and deleting. */
export const endpoints: readonly Endpoint[] = [
  proposeHoldEndpoint,
  listHoldsEndpoint,
  decideOnHoldEndpoint,
  reviewHoldEndpoint,
  releaseHoldEndpoint,
  listKeptHoldsEndpoint,
  readKeptHoldEndpoint,
  reviewKeptHoldEndpoint,
  releaseKeptHoldEndpoint,
  proposeAnnulmentEndpoint,
  answerAnnulmentEndpoint,
  withdrawAnnulmentEndpoint,
  refuseAnnulmentEndpoint,
  closeAnnulledEndpoint,
  listAnnulmentsEndpoint,
  listOwnAnnulmentsEndpoint,
  readDeletionPlanEndpoint,
  listDeletionRunsEndpoint,
  listDeletionCertificatesEndpoint,
  readDeletionCertificateEndpoint,
  listOutstandingRecallsEndpoint,
  closeOutstandingRecallEndpoint,
]
