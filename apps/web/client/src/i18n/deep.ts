/** The same keys, with any text: what a translation must have, all of it and nothing else. */
export type Deep<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Deep<Texts[Key]>
}
