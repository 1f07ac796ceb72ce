import type { FieldId } from '@tym/register'

/** What a fact about somebody's situation changes in their work, and why the team must know it (11 §). */
export interface Reason {
  readonly effect: string
  readonly necessity: string
}

/**
 * Where somebody comes from, what stands in the way and what is agreed, in their language. Several customers
 * may share a story; their days, places and what becomes of it are their own.
 */
export interface Story {
  readonly language: 'fi' | 'sv'
  readonly occupation: string
  readonly degree: { readonly degree: string; readonly completedIn: number }
  readonly work: {
    readonly employer: string
    readonly task: string
    readonly from: string
    readonly to: string
  }
  readonly months: number
  readonly wish: string
  readonly social: Reason & {
    readonly field: FieldId & `4.${string}`
    readonly situation: string
    readonly support?: string
  }
  readonly health: Reason & { readonly limit: string; readonly conclusion: string }
  readonly agreed: string
  readonly needs: readonly ('labour' | 'social' | 'health' | 'rehabilitation')[]
  readonly goal: { readonly main: string; readonly steps: readonly string[] }
  readonly service: string
  readonly countyService: string
  readonly followUp: string
  readonly contact: string
  readonly purpose: string
}
