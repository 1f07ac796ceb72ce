type Names = Readonly<Record<string, string>>

/** The words in one language that a screen needs before the register is read, or when it cannot be. */
export interface DeclaredWords {
  readonly roles: Names
  /** By kind of organisation, `customer` and `system`: the word of its badge. */
  readonly badges: Names
  /** By number: what data the law allows in the register. */
  readonly categories: Names
  readonly notices: Names
  /** By operation: what the team of a file does in it. */
  readonly operations: Names
  /** By code: what has happened, and what to do next. */
  readonly problems: Names
}
