/**
 * Work of different lanes never waits for one another: what goes outside, where somebody may be silent, has
 * lanes of its own, and what calls back what has left is not behind what leaves.
 */
export const lanes = ['inside', 'outside', 'recalls'] as const
export type Lane = (typeof lanes)[number]
