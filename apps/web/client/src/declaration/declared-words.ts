type Names = Readonly<Record<string, string>>

/** The register's words in one language. */
export interface DeclaredWords {
  readonly categories: Names
  /** By id, such as `5.02`. */
  readonly fields: Names
  readonly roles: Names
  /** Kinds of organisations. */
  readonly kinds: Names
  readonly sources: Names
  readonly notices: Names
  /** The lists of codes, each with its codes' names. */
  readonly codes: Readonly<Record<string, Names>>
  /** By code: what has happened, and what to do next. */
  readonly problems: Names
}
