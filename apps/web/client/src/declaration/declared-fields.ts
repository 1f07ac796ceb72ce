/** A field of the register, as far as a screen shows it. */
export interface DeclaredField {
  readonly id: string
  readonly category: number
  /** The fields of the two statements that stand beside a content field of categories 4 and 5. */
  readonly effect?: string
  readonly necessity?: string
  /** It stands beside a content field only. */
  readonly linkedOnly?: boolean
  /** By member of the value, `''` for the value itself: which list of codes names what it holds. */
  readonly codes?: Readonly<Record<string, string>>
}

/** By role: the fields of which it reads nothing, in files with Kela in the plan and without. */
export type UnseenFields = Readonly<
  Record<string, { readonly without: readonly string[]; readonly withKela: readonly string[] }>
>
