/** Isolation levels of transactions: which one is meant, and which one a database gives in its place (chapter 17.5.2.3.6). */

/** From the least to the strictest; the names are 1C's. */
export const isolationLevels = ['ReadUncommitted', 'ReadCommitted', 'RepeatableRead', 'Serializable'] as const

/** An isolation level of a transaction. */
export type IsolationLevel = (typeof isolationLevels)[number]

/** The level, or the next stricter one that the database has: the chain is only climbed. */
export function climbed(wanted: IsolationLevel, supported: readonly IsolationLevel[]): IsolationLevel {
  const from = isolationLevels.indexOf(wanted)
  return isolationLevels.slice(from).find((one) => supported.includes(one)) ?? 'Serializable'
}

/** The level by the words of SQL. */
export const inSql = (level: IsolationLevel): string => level.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()
