import { Refresh } from '../../ui/index.ts'
import { type ShownPart, useChanges } from './use-changes.ts'

interface FollowedRefreshProps {
  readonly customership: string
  readonly shown: ShownPart
}

/**
 * Says quietly, where it says when the page was read, that others have changed it since; the page is read
 * again when somebody presses it, and not before.
 */
export function FollowedRefresh({ customership, shown }: FollowedRefreshProps) {
  return <Refresh query={shown.query} changes={useChanges(customership, shown)} />
}
