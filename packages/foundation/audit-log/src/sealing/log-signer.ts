/** Signs for the log in the name of the agency. */
export interface LogSigner {
  /** Name of the agency's key, with which some texts begin. */
  readonly keyName: string
  /** The text as a note. */
  sign(kind: 'checkpoint' | 'recovery', text: string): Promise<string>
}
