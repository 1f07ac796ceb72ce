import type { CategoryNumber } from '@tym/register'

/** The opened text of one current document: a JSON array. */
export interface OpenedDocument {
  readonly category: number
  readonly text: string
}

/** What is answered of a category: its open documents, in the order in which the gate gave them. */
function entriesOf(category: CategoryNumber, documents: readonly OpenedDocument[]): string {
  const inner: string[] = []
  for (const document of documents) {
    // The text of an array without its brackets; an empty array has nothing between them.
    if (document.category === category && document.text.length > 2) inner.push(document.text.slice(1, -1))
  }
  return `[${inner.join(',')}]`
}

const factsMember = (facts: string | undefined) => (facts === undefined ? '' : `,"facts":${facts}`)

/** The answer of one category, put together as text: every part of it was checked when it was written. */
export function composeCategory(
  customership: string,
  category: CategoryNumber,
  facts: string | undefined,
  documents: readonly OpenedDocument[],
): string {
  const entries = entriesOf(category, documents)
  return `{"customership":"${customership}","category":${category}${factsMember(facts)},"entries":${entries}}`
}

/**
 * The answer of a whole customership: the categories that are open to the caller, also those without entries.
 */
export function composeWhole(
  customership: string,
  open: readonly CategoryNumber[],
  facts: string | undefined,
  documents: readonly OpenedDocument[],
): string {
  const categories = open.map(
    (category) => `{"category":${category},"entries":${entriesOf(category, documents)}}`,
  )
  return `{"customership":"${customership}"${factsMember(facts)},"categories":[${categories.join(',')}]}`
}
