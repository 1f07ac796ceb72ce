import type { Fault, StartDraft } from './start-draft.ts'

/** What each part of the form is handed. */
export interface PartProps {
  readonly draft: StartDraft
  readonly change: (changed: Partial<StartDraft>) => void
  /** What is missing at a control, once somebody has tried to start. */
  readonly faultOf: (id: Fault['id']) => string | undefined
}
