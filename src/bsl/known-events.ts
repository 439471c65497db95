/** Events of data as modules of 1C's language handle them: names of the procedures in both languages, and their parameters in order. */

/** One event: the names of its procedure, and its parameters as boxes that are read back. */
export interface KnownEvent {
  readonly names: readonly string[]
  /** Names of the parameters in their order, for as many as the procedure has. */
  readonly parameters: (count: number) => readonly string[]
}

const event = (names: string, ...parameters: readonly string[]): KnownEvent => ({
  names: names.toLowerCase().split('|'),
  parameters: () => parameters,
})

const common: Readonly<Record<string, KnownEvent>> = {
  OnWrite: event('ПриЗаписи|OnWrite', 'Cancel', 'Replacing'),
  BeforeDelete: event('ПередУдалением|BeforeDelete', 'Cancel'),
  OnCopy: event('ПриКопировании|OnCopy', 'CopiedObject'),
  Filling: {
    ...event('ОбработкаЗаполнения|Filling'),
    // Older configurations have no text of filling.
    parameters: (count) => (count === 2 ? ['FillingData', 'StandardProcessing'] : ['FillingData', 'FillingText', 'StandardProcessing']),
  },
  FillCheckProcessing: event('ОбработкаПроверкиЗаполнения|FillCheckProcessing', 'Cancel', 'CheckedAttributes'),
  SetNewCode: event('ПриУстановкеНовогоКода|OnSetNewCode', 'StandardProcessing', 'Prefix'),
  SetNewNumber: event('ПриУстановкеНовогоНомера|OnSetNewNumber', 'StandardProcessing', 'Prefix'),
  Posting: event('ОбработкаПроведения|Posting', 'Cancel', 'PostingMode'),
  UndoPosting: event('ОбработкаУдаленияПроведения|UndoPosting', 'Cancel'),
}

const beforeWrite = (form: string, kind: string): KnownEvent =>
  form === 'RecordSet'
    ? event('ПередЗаписью|BeforeWrite', 'Cancel', 'Replacing')
    : event('ПередЗаписью|BeforeWrite', 'Cancel', ...(kind === 'Document' ? ['WriteMode', 'PostingMode'] : []))

const executing: Readonly<Record<string, KnownEvent>> = {
  BeforeExecute: event('ПередВыполнением|BeforeExecute', 'Cancel'),
  OnExecute: event('ПриВыполнении|OnExecute', 'Cancel'),
}

/** By 1C's English names. `form`: of the module. */
export const knownEvents = (form: string, kind: string): Readonly<Record<string, KnownEvent>> => ({
  ...common,
  ...(kind === 'Task' && executing),
  BeforeWrite: beforeWrite(form, kind),
})

/** Parameters of the events of a route's points, the point first. */
export const pointEvents: Readonly<Record<string, readonly string[]>> = {
  BeforeStart: ['RoutePoint', 'Cancel'],
  BeforeCreateTasks: ['RoutePoint', 'TasksBeingFormed', 'StandardProcessing'],
  OnCreateTask: ['RoutePoint', 'TasksBeingFormed', 'Cancel'],
  CheckExecutionProcessing: ['RoutePoint', 'Task', 'Result'],
  BeforeExecute: ['RoutePoint', 'Task', 'Cancel'],
  OnExecute: ['RoutePoint', 'Task', 'Cancel'],
  ConditionCheck: ['RoutePoint', 'Result'],
  SwitchProcessing: ['RoutePoint', 'Result'],
  Processing: ['RoutePoint'],
  BeforeCreateSubBusinessProcesses: ['RoutePoint', 'BusinessProcessesBeingFormed', 'Cancel'],
  OnCreateSubBusinessProcesses: ['RoutePoint', 'BusinessProcessesBeingFormed', 'Cancel'],
  OnComplete: ['RoutePoint', 'Cancel'],
}
