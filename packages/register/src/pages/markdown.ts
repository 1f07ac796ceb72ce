/** A Markdown table; bars and line ends inside cells are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Parts of a page with an empty line between them and one line end last. */
export function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}
