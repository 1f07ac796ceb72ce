import type { AccessDeclaration } from '@tym/access'
import type { LogDeclaration } from '@tym/audit-log'
import type { LocalizedText, ProblemCode } from '@tym/kernel'

/**
 * All that the engine asks of a register: data, handed in at the start, and nothing that the engine could
 * import. A service with another declaration is another register on the same engine (decision 40).
 */
export interface RegisterDeclaration<
  Role extends string = string,
  Operation extends string = string,
  Event extends string = string,
> extends AccessDeclaration<Role, Operation>,
    LogDeclaration<Event> {
  /** What the service is called, and what integrators read first. */
  readonly service: { readonly name: LocalizedText; readonly description: string }
  /** What is said to whoever is refused. */
  readonly problemWords: (code: ProblemCode) => ProblemWords
  /** The forms that interface descriptions refer to, by name: of what the register's fields hold. */
  readonly valueSchemas: () => Readonly<Record<string, unknown>>
  /** The purpose for which officers read a file that has ended. */
  readonly purposeAfterEnd: string
}

export interface ProblemWords {
  readonly title: LocalizedText
  readonly nextStep: LocalizedText
}
