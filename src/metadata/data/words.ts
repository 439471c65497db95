/**
 * The properties of data objects that are one of several words. The first word is what EDT means where it leaves the property out (compared
 * over pairs of dumps and projects of one configuration); it is not what a new object in code has.
 */
export const words: Readonly<Record<string, readonly string[]>> = {
  AutoUse: ['Use', 'DontUse'],
  CodeAllowedLength: ['Fixed', 'Variable'],
  CodeSeries: ['WholeCatalog', 'WithinSubordination', 'WithinOwnerSubordination', 'WholeChartOfAccounts', 'WholeCharacteristicKind'],
  CodeType: ['Number', 'String'],
  DataLockControlMode: ['Automatic', 'Managed', 'AutomaticAndManaged'],
  DataSeparation: ['Separate', 'DontUse'],
  DefaultPresentation: ['AsCode', 'AsDescription'],
  DependenceOnCalculationTypes: ['DontUse', 'OnActionPeriod', 'OnRegistrationPeriod'],
  FillChecking: ['DontCheck', 'ShowError'],
  HierarchyType: ['HierarchyFoldersAndItems', 'HierarchyOfItems'],
  Indexing: ['DontIndex', 'Index', 'IndexWithAdditionalOrder'],
  InformationRegisterPeriodicity: ['Nonperiodical', 'Second', 'Day', 'Month', 'Quarter', 'Year', 'RecorderPosition'],
  MoveBoundaryOnPosting: ['Move', 'DontMove'],
  NumberAllowedLength: ['Fixed', 'Variable'],
  NumberPeriodicity: ['Nonperiodical', 'Year', 'Quarter', 'Month', 'Day'],
  NumberType: ['Number', 'String'],
  // Month is written, so that it is not what is left out; which of the others is has not been seen.
  Periodicity: ['Year', 'Quarter', 'Month', 'Day'],
  Posting: ['Allow', 'Deny'],
  RealTimePosting: ['Allow', 'Deny'],
  RegisterRecordsDeletion: ['AutoDeleteOnUnpost', 'AutoDelete', 'AutoDeleteOff'],
  RegisterRecordsWritingOnPost: ['WriteSelected', 'WriteModified'],
  RegisterType: ['Balance', 'Turnovers'],
  SeparatedDataUse: ['Independently', 'IndependentlyAndSimultaneously'],
  SubordinationUse: ['ToItems', 'ToFolders', 'ToFoldersAndItems'],
  TableDataType: ['ObjectData', 'NonobjectData'],
  TableType: ['Table', 'Expression'],
  TaskNumberAutoPrefix: ['BusinessProcessNumber', 'DontUse'],
  TransactionsIsolationLevel: ['Auto', 'ReadUncommitted', 'ReadCommitted', 'RepeatableRead', 'Serializable'],
  Use: ['ForItem', 'ForFolder', 'ForFolderAndItem'],
  WriteMode: ['Independent', 'RecorderSubordinate'],
}

/** The first words of charts, whose series of codes are named after them. */
export const wholeSeries: Readonly<Record<string, string>> = {
  ChartOfAccounts: 'WholeChartOfAccounts',
  ChartOfCharacteristicTypes: 'WholeCharacteristicKind',
}

/** Numbers that EDT leaves out though they are not 0. */
export const omittedNumbers: Readonly<Record<string, number>> = { LineNumberLength: 5 }
