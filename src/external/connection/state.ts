/** Whether an external data source is connected, as its manager says it (chapter 17.5.6). */

/** `СостояниеВнешнегоИсточникаДанных`. A connection that the database has ended is not connected. */
export type ExternalDataSourceState = 'Connected' | 'Disconnected'
