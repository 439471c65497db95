/**
 * Texts of an error: the brief one is the innermost description; the detailed one has places, causes behind `по причине:`, as the platform
 * prints them.
 */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { errorCategory } from './category.ts'
import { ErrorInfo, errorInfoType } from './error-info.ts'

const placed = (info: ErrorInfo): string => {
  const { place } = info
  return place ? `{${place.module}(${place.line})}: ` : ''
}

/** `{Модуль(6)}: Текст` and its causes. */
export function describe(info: ErrorInfo): string {
  const own = `${placed(info)}${info.description}`
  return info.cause ? `${own}\n${causeWord(info)}\n${describe(info.cause)}` : own
}

const causeWord = (info: ErrorInfo): string => (info.isEnglish ? 'because:' : 'по причине:')

/** The description, and those of its causes on lines of their own. */
function brief(info: ErrorInfo): string {
  return info.cause ? `${info.description}\n${causeWord(info)}\n${brief(info.cause)}` : info.description
}

/** The description, then a line per frame of the modules' stack with the text of its line; causes follow. */
function detailed(info: ErrorInfo): string {
  const lines = info.places.map(({ module, line, source }) => `{${module}(${line})}:${source}`)
  const own = [placed(info) + info.description, ...lines].join('\n')
  return info.cause ? `${own}\n\n${causeWord(info)}\n${detailed(info.cause)}` : own
}

const current = (run: Run): ErrorInfo => {
  const error = run.handling.at(-1)
  return new ErrorInfo(error instanceof BslError ? error : undefined, run)
}

class ErrorProcessing extends BslObject {
  readonly type = errorProcessingType
}

const errorProcessingType: ObjectType = new ObjectType('МенеджерОбработкиОшибок|ErrorProcessingManager', {
  methods: {
    'КраткоеПредставлениеОшибки|BriefErrorDescription|a': (_: ErrorProcessing, info: ErrorInfo) => brief(info),
    'ПодробноеПредставлениеОшибки|DetailErrorDescription|a': (_: ErrorProcessing, info: ErrorInfo) => detailed(info),
    'СообщениеОбОшибкеДляПользователя|ErrorMessageForUser|aa?': (_: ErrorProcessing, info: ErrorInfo) => brief(info),
    'КатегорияОшибкиДляПользователя|ErrorCategoryForUser|a': (_: ErrorProcessing, info: ErrorInfo) =>
      info.error?.category ?? errorCategory.of('OtherError'),
  },
})

export const errorPresentation: Library = {
  types: [errorInfoType, errorProcessingType],
  enumerations: [errorCategory, new Enumeration('ВидПредставленияОшибки|ErrorPresentationKind', ['Краткое|Brief', 'Подробное|Detail'])],
  values: { 'ОбработкаОшибок|ErrorProcessing': () => new ErrorProcessing() },
  functions: {
    'ИнформацияОбОшибке|ErrorInfo|$': (_: never, run: Run) => current(run),
    'ОписаниеОшибки|ErrorDescription|$': (_: never, run: Run) => describe(current(run)),
    'КраткоеПредставлениеОшибки|BriefErrorDescription|a': (_: never, info: ErrorInfo) => brief(info),
    'ПодробноеПредставлениеОшибки|DetailErrorDescription|a': (_: never, info: ErrorInfo) => detailed(info),
  },
}
