/** `ФоновыеЗадания`: a method of a common module that runs behind the answer of the call, or when it is waited for. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { call } from '../../run/access.ts'
import { DateValue, unixEpoch } from '../../run/calendar.ts'
import { BslError, errors } from '../../run/error.ts'
import { asBslError } from '../../run/exceptions.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { StructureObject } from '../collections/structure.ts'
import { ErrorInfo } from '../errors/error-info.ts'
import { randomUuid, UuidObject } from '../values/uuid.ts'

const jobState = new Enumeration('СостояниеФоновогоЗадания|BackgroundJobState', [
  'Активно|Active',
  'Завершено|Completed',
  'ЗавершеноАварийно|Failed|Завершено аварийно',
  'Отменено|Canceled',
])

class Job extends BslObject {
  readonly type = jobType
  readonly id: UuidObject
  readonly method: string
  readonly jobKey: string
  readonly name: string
  readonly begin: DateValue
  end: DateValue | null = null
  state = jobState.of('Active')
  error: ErrorInfo | null = null
  start: () => Promise<void> = async () => undefined

  constructor(run: Run, method: string, key: string, name: string) {
    super()
    this.id = new UuidObject(randomUuid(run))
    this.method = method
    this.jobKey = key
    this.name = name
    this.begin = now(run)
  }

  /** In a run of its own; what it ends in is kept and goes to the event log. */
  async work(run: Run, parameters: readonly unknown[]): Promise<void> {
    if (this.state === jobState.of('Canceled')) return
    try {
      const [module = '', method = ''] = this.method.split('.')
      await call(run, run.modules.common(module.toLowerCase()), method.toLowerCase(), method, ...parameters)
      this.state = jobState.of('Completed')
    } catch (error) {
      this.state = jobState.of('Failed')
      this.error = new ErrorInfo(asBslError(error), run)
      run.log({ event: 'ФоновоеЗадание', level: 'Ошибка', comment: this.error.description, metadata: this.method, data: '' })
    }
    this.end = now(run)
  }
}

const now = (run: Run): DateValue => new DateValue(unixEpoch + Math.floor(run.now() / 1000) + run.zone * 60)

const jobsOf = (run: Run): Job[] => {
  const found = (run.kept.get('jobs') as Job[] | undefined) ?? []
  run.kept.set('jobs', found)
  return found
}

class Jobs extends BslObject {
  readonly type = jobsType
}

function execute(_: Jobs, run: Run, method: string, parameters?: unknown, key?: unknown, name?: unknown): Job {
  const given = parameters instanceof ArrayObject ? [...parameters.items] : []
  const job = new Job(run, method, key === undefined ? '' : text(key), name === undefined ? '' : text(name))
  const active = jobState.of('Active')
  if (job.jobKey !== '' && jobsOf(run).some((one) => one.jobKey === job.jobKey && one.method === method && one.state === active))
    throw new BslError('Задание с таким значением ключа уже выполняется', 'A job with this key is already running')
  run.modules.common(method.split('.')[0]!.toLowerCase())
  job.start = run.background((own) => job.work(own, given))
  jobsOf(run).push(job)
  return job
}

function matching(_: Jobs, run: Run, filter?: unknown): ArrayObject {
  const wanted = filter instanceof StructureObject ? [...filter.entries()] : []
  return new ArrayObject(
    jobsOf(run).filter((job) =>
      wanted.every(([name, value]) => {
        const found = jobType.members.get(name.toLowerCase())?.property?.get?.(job, run)
        return found === value || (found instanceof BslObject && value instanceof BslObject && (found.equals?.(value) ?? false))
      }),
    ),
  )
}

const jobType: ObjectType = new ObjectType('ФоновоеЗадание|BackgroundJob', {
  presentation: 'Фоновое задание',
  properties: {
    'УникальныйИдентификатор|UUID': { get: (self: Job) => self.id },
    'ИмяМетода|MethodName': { get: (self: Job) => self.method },
    'Ключ|Key': { get: (self: Job) => self.jobKey },
    'Наименование|Description': { get: (self: Job) => self.name },
    'Начало|Begin': { get: (self: Job) => self.begin },
    'Конец|End': { get: (self: Job) => self.end },
    'Состояние|State': { get: (self: Job) => self.state },
    'ИнформацияОбОшибке|ErrorInfo': { get: (self: Job) => self.error },
  },
  methods: {
    'ОжидатьЗавершения|WaitForCompletion|n?': (self: Job) => self.start(),
    'ОжидатьЗавершенияВыполнения|WaitForExecutionCompletion|n?': (self: Job) => self.start().then(() => self),
    'Отменить|Cancel': (self: Job) => {
      if (self.state === jobState.of('Active')) self.state = jobState.of('Canceled')
    },
    'ПолучитьСообщенияПользователю|GetUserMessages|b?': () => new ArrayObject([], true),
  },
})

const jobsType: ObjectType = new ObjectType('МенеджерФоновыхЗаданий|BackgroundJobsManager', {
  presentation: 'Менеджер фоновых заданий',
  methods: {
    'Выполнить|Execute|$sa?a?a?': execute,
    'ПолучитьФоновыеЗадания|GetBackgroundJobs|$a?': matching,
    'НайтиПоУникальномуИдентификатору|FindByUUID|$a': (_: Jobs, run: Run, id: unknown) =>
      jobsOf(run).find((one) => id instanceof BslObject && one.id.equals(id)) ?? null,
    'ОжидатьЗавершения|WaitForCompletion|an?': async (_: Jobs, list: unknown) => {
      if (!(list instanceof ArrayObject)) throw errors.mismatch(1)
      for (const one of list.items) if (one instanceof Job) await one.start()
    },
    'ОжидатьЗавершенияВыполнения|WaitForExecutionCompletion|an?': async (_: Jobs, list: unknown) => {
      if (!(list instanceof ArrayObject)) throw errors.mismatch(1)
      for (const one of list.items) if (one instanceof Job) await one.start()
      return list
    },
  },
})

export const jobs: Library = {
  types: [jobType, jobsType],
  enumerations: [jobState],
  values: { 'ФоновыеЗадания|BackgroundJobs': () => new Jobs() },
}
