/** The job that looks for what deletions have left, and certifies those of which nothing is found. */
export const certifyKind = 'certify-deletions'
