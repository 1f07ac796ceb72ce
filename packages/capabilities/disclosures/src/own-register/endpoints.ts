import type { Endpoint } from '@tym/employment'
import { listCopiesEndpoint } from './list-copies.ts'
import { listWaitingCopiesEndpoint } from './list-waiting-copies.ts'
import { orderCopyEndpoint } from './order-copy.ts'
import { readCopyEndpoint } from './read-copy.ts'
import { takeCopyEndpoint } from './take-copy.ts'

/** Endpoint table of copying into the parties' own registers (14 §). */
export const ownRegisterEndpoints: readonly Endpoint[] = [
  orderCopyEndpoint,
  listCopiesEndpoint,
  listWaitingCopiesEndpoint,
  readCopyEndpoint,
  takeCopyEndpoint,
]
