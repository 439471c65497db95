/** `ИнформацияОбОшибке`: what an exception says of itself, its place and its cause. */
import { BslError } from '../../run/error.ts'
import { asBslError } from '../../run/exceptions.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Place, Run } from '../../run/run.ts'
import { errorCategory } from './category.ts'

export class ErrorInfo extends BslObject {
  readonly type = errorInfoType
  /** `undefined` when nothing is being handled. */
  readonly error: BslError | undefined
  readonly #run: Run
  #place: Place | null | undefined

  constructor(error: BslError | undefined, run: Run) {
    super()
    this.error = error
    this.#run = run
  }

  get description(): string {
    if (!this.error) return ''
    return this.#run.language === 'en' ? this.error.english : this.error.message
  }

  /** Where it arose: the innermost place in a module. */
  get place(): Place | undefined {
    if (this.#place === undefined) this.#place = (this.error && this.#run.placesOf(this.error)[0]) ?? null
    return this.#place ?? undefined
  }

  get places(): readonly Place[] {
    return this.error ? this.#run.placesOf(this.error) : []
  }

  get isEnglish(): boolean {
    return this.#run.language === 'en'
  }

  get cause(): ErrorInfo | undefined {
    const cause = this.error?.cause
    return cause === undefined ? undefined : new ErrorInfo(asBslError(cause), this.#run)
  }
}

export const errorInfoType: ObjectType = new ObjectType('ИнформацияОбОшибке|ErrorInfo', {
  presentation: 'Информация об ошибке',
  create: {
    kinds: 's?a?',
    make: (run: Run, text = '', cause?: unknown) =>
      new ErrorInfo(new BslError(text, text, { cause: cause instanceof ErrorInfo ? cause.error : undefined }), run),
  },
  properties: {
    'Описание|Description': { get: (self: ErrorInfo) => self.description },
    'ИмяМодуля|ModuleName': { get: (self: ErrorInfo) => self.place?.module ?? '' },
    'НомерСтроки|LineNumber': { get: (self: ErrorInfo) => self.place?.line ?? 0 },
    'ИсходнаяСтрока|SourceLine': { get: (self: ErrorInfo) => self.place?.source ?? '' },
    'Причина|Cause': { get: (self: ErrorInfo) => self.cause ?? null },
    'Категория|Category': { get: (self: ErrorInfo) => self.error?.category ?? errorCategory.of('OtherError') },
    'Код|Code': { get: (self: ErrorInfo) => self.error?.code ?? '' },
    'ДополнительнаяИнформация|AdditionalInfo': { get: (self: ErrorInfo) => self.error?.extra ?? null },
  },
  methods: {
    'ЭтоОшибкаКатегории|IsErrorOfCategory|ab?': (self: ErrorInfo, category: unknown) =>
      (self.error?.category ?? errorCategory.of('OtherError')) === category,
  },
})
