/** A number, or what stands for one, and the unit that belongs to it; a section sign and its number. */
const parted = /(?<=[\d}]) (?=(?:pv|kk|vrk|min|h|s|d|kB|MB|%|€|§)(?![\p{L}\d]))|(?<=§) (?=\d)/gu

/** The text with a number and its unit on one line: the space between them is one that does not break. */
export function keepUnits(text: string): string {
  return text.replace(parted, '\u00a0')
}
