interface OfFile {
  readonly customership: string | null
}

export interface NoticeGroup<Row> {
  /** The file that they speak of; null for those that speak of none. */
  readonly customership: string | null
  readonly rows: readonly Row[]
}

/** Notices by the file that they speak of, in the order in which the files come first. */
export function groupByFile<Row extends OfFile>(rows: readonly Row[]): readonly NoticeGroup<Row>[] {
  const files = [...new Set(rows.map(({ customership }) => customership))]
  return files.map((customership) => ({
    customership,
    rows: rows.filter((row) => row.customership === customership),
  }))
}
