/** How much a run did, for operators: numbers by name, nothing else. */
export type JobCounts = Readonly<Record<string, number>>
