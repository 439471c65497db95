/** How data of external data sources are locked, and the isolation of their transactions, as metadata say it (chapter 17.5.2.3.7). */

/** `Automatic`: transactions are serializable. `Managed`: read committed. `AutomaticAndManaged`: each table says which. */
export const lockModes = ['Automatic', 'Managed', 'AutomaticAndManaged'] as const
/** How data are locked: `РежимУправленияБлокировкойДанных`. */
export type DataLockControlMode = (typeof lockModes)[number]

/** `Auto` follows the mode of data locks; the others are SQL's levels. */
export const isolationLevels = ['Auto', 'ReadUncommitted', 'ReadCommitted', 'RepeatableRead', 'Serializable'] as const
/** The isolation of transactions: `УровеньИзоляцииТранзакций`. */
export type TransactionsIsolationLevel = (typeof isolationLevels)[number]
