import type { KeyVault } from '@tym/key-vault'
import type { JobDefinition } from '@tym/outbox'
import { closeOverdueFetches } from './exchange/close-overdue.ts'
import { askSource } from './obtaining/ask-source.ts'
import { createPosts, type Posts } from './posting/post-to-party.ts'
import { type FilesToDelete, recallBefore } from './recalling/recall-before-deletion.ts'
import { recallCorrected } from './recalling/recall-corrected.ts'
import { recallNarrowed } from './recalling/recall-narrowed.ts'
import { sendRecall } from './recalling/send-recall.ts'
import { type CertifyNeeds, certifyRemoval } from './removal/certify-removal.ts'
import { tellRemovalDecided } from './removal/tell-removal-decided.ts'
import { tellRemovalProposed } from './removal/tell-removal-proposed.ts'
import { deliverDisclosure } from './sending/deliver-disclosure.ts'

export { createPosts, deliverDisclosure, type Posts }

/**
 * Job table of disclosures. `signerOf` gives an organisation's own signer, `keys` the keys of customerships.
 */
export function jobs(
  needs: CertifyNeeds & {
    readonly keys: Pick<KeyVault, 'find'>
    readonly posts: Posts
    /** A question for the capability that deletes, which this one may not import. */
    readonly filesToDelete: FilesToDelete
  },
): readonly JobDefinition[] {
  return [
    deliverDisclosure(needs),
    sendRecall(needs),
    recallCorrected(needs),
    recallNarrowed(needs),
    recallBefore(needs),
    closeOverdueFetches(needs),
    askSource(needs),
    tellRemovalProposed,
    tellRemovalDecided,
    certifyRemoval(needs),
  ]
}
