import type { Endpoint } from '@tym/employment'
import { closePartyKeyEndpoint } from './close-party-key.ts'
import { confirmPartyKeyEndpoint } from './confirm-party-key.ts'
import { decideOnPartyEndpoint } from './decide-on-party.ts'
import { enterByHandEndpoint } from './enter-by-hand.ts'
import { decideOnKindEndpoint } from './kinds/decide-on-kind.ts'
import { listKindsEndpoint } from './kinds/list-kinds.ts'
import { proposeKindEndpoint } from './kinds/propose-kind.ts'
import { listPartiesEndpoint } from './list-parties.ts'
import { proposePartyEndpoint } from './propose-party.ts'
import { proposeTermsEndpoint } from './propose-terms.ts'
import { readPartyEndpoint } from './read-party.ts'
import { registerPartyKeyEndpoint } from './register-party-key.ts'
import { resumePartyEndpoint } from './resume-party.ts'
import { suspendPartyEndpoint } from './suspend-party.ts'

export const endpoints: readonly Endpoint[] = [
  listKindsEndpoint,
  proposeKindEndpoint,
  decideOnKindEndpoint,
  listPartiesEndpoint,
  readPartyEndpoint,
  proposePartyEndpoint,
  enterByHandEndpoint,
  proposeTermsEndpoint,
  decideOnPartyEndpoint,
  suspendPartyEndpoint,
  resumePartyEndpoint,
  registerPartyKeyEndpoint,
  confirmPartyKeyEndpoint,
  closePartyKeyEndpoint,
]
