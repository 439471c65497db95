/** The neighbour rules in the order of their numbers. */
import type { Rule } from '../rule.ts'

export const neighbours: readonly Rule[] = []
